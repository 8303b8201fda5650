import type { z } from 'zod';
import { RemoteError, type RemoteFailure, type RemoteService } from '../errors.ts';
import { giveWay } from '../give-way.ts';
import type { Logger } from '../logger.ts';
import { type Clock, sleep, systemClock, withDeadline } from './clock.ts';
import type { PacedCall, Pacer, Permit } from './pacing/pacer.ts';
import { failureOfStatus, type Refusal, remoteError } from './remote-failure.ts';
import { type Query, remoteUrl } from './remote-url.ts';
import { MAX_SLEEP_MS, planRetry } from './retry-plan.ts';
import { waiting } from './waits.ts';

export type { Query } from './remote-url.ts';

export interface RemoteRequest<T> {
  /** Values for the path's `{placeholders}`. Whatever may name a person goes here, never into the path itself. */
  params?: Readonly<Record<string, string | number>>;
  query?: Query;
  /** Sent as JSON. */
  body?: unknown;
  /** The body instead, where it is JSON already, in UTF-8. */
  json?: Uint8Array<ArrayBuffer>;
  /** Of the fields we read, and no more. */
  schema: z.ZodType<T>;
  /** What the schema is given when the answer has no body, such as a 204. */
  empty?: unknown;
  /** For a write: doing it twice is the same as doing it once. Reads always are. */
  isIdempotent?: boolean;
  /** For one attempt, its body included. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** What the platform answered with, before its body is read. */
export type AnswerListener = (status: number, headers: Headers) => void;

export interface RemoteHttpOptions {
  service: RemoteService;
  baseUrl: string;
  /** The account's credentials. They never show in a log or an error. */
  headers?: Readonly<Record<string, string>>;
  pacer?: Pacer;
  /** The platform's own reading of an error answer; `body` is undefined if it is not JSON. */
  readRefusal?: (status: number, body: unknown) => Refusal;
  logger?: Logger;
  /** Hears of every answer, refusals among them. Must not throw. */
  onAnswer?: AnswerListener;
  /** 30 s by default. */
  timeoutMs?: number;
  /** How long a call may wait for the pacer's leave before it fails as `limited`; 10 s by default. */
  maxWaitMs?: number;
  clock?: Clock;
  /** From 0 to 1; spreads retries. */
  random?: () => number;
}

/** One request, whichever try. */
interface Call extends PacedCall {
  url: string;
  body: string | Uint8Array<ArrayBuffer> | undefined;
}

const USER_AGENT = 'Pulsebridge/1.0 (BigCommerce app)';
const NOT_JSON = Symbol('not JSON');

/**
 * JSON over HTTP to one account of one platform, and the only place that retries: reads and idempotent writes without an
 * answer or with a 5xx, anything that was refused before work began. Throws `RemoteError`, or the signal's reason.
 * Neither errors nor logs carry query values, bodies or credentials: a call is known by its method and route.
 */
export class RemoteHttp {
  readonly #options: RemoteHttpOptions;
  readonly #clock: Clock;
  readonly #headers: Headers | undefined;

  constructor(options: RemoteHttpOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#headers = toHeaders(options.headers);
  }

  get<T>(path: string, request: RemoteRequest<T>): Promise<T> {
    return this.#request('GET', path, { ...request, isIdempotent: true });
  }

  post<T>(path: string, request: RemoteRequest<T>): Promise<T> {
    return this.#request('POST', path, request);
  }

  put<T>(path: string, request: RemoteRequest<T>): Promise<T> {
    return this.#request('PUT', path, request);
  }

  patch<T>(path: string, request: RemoteRequest<T>): Promise<T> {
    return this.#request('PATCH', path, request);
  }

  delete<T>(path: string, request: RemoteRequest<T>): Promise<T> {
    return this.#request('DELETE', path, request);
  }

  async #request<T>(method: string, path: string, request: RemoteRequest<T>): Promise<T> {
    const { baseUrl, maxWaitMs = MAX_SLEEP_MS, random = Math.random } = this.#options;
    const { params, query, signal, isIdempotent = false } = request;
    const call: Call = {
      method,
      path,
      url: remoteUrl(baseUrl, path, params, query),
      // Once, however often it is sent: an import is megabytes.
      body: request.json ?? JSON.stringify(request.body),
    };

    for (let tries = 1; ; tries += 1) {
      const permit = await this.#admit(call, { maxWaitMs, signal });
      try {
        return await this.#read(call, request, await this.#attempt(call, request, permit));
      } catch (error) {
        if (!(error instanceof RemoteError)) throw error;
        const { failure, retryAfterMs } = error;
        const plan = { failure, isIdempotent, tries, retryAfterMs, maxWaitMs, random: random() };
        const waitMs = planRetry(plan);
        if (waitMs === undefined) throw error;
        this.#logRepeat(call, { failure, tries, waitMs: Math.round(waitMs) });
        await this.#pause(failure, waitMs, signal);
      }
    }
  }

  async #admit(
    call: Call,
    options: { maxWaitMs: number; signal?: AbortSignal },
  ): Promise<Permit | undefined> {
    const { pacer, service } = this.#options;
    if (!pacer) return undefined;
    const estimateMs = () => pacer.estimateWaitMs(call);
    return waiting({ clock: this.#clock, service, estimateMs }, () => pacer.acquire(call, options));
  }

  async #pause(failure: RemoteFailure, ms: number, signal?: AbortSignal): Promise<void> {
    const pause = () => sleep(this.#clock, ms, signal);
    if (failure !== 'limited') return pause();
    const until = this.#clock.now() + ms;
    const estimateMs = () => until - this.#clock.now();
    return waiting({ clock: this.#clock, service: this.#options.service, estimateMs }, pause);
  }

  /** A 429 is how platforms set the pace, and nothing to worry about. */
  #logRepeat(
    { method, path }: Call,
    facts: { failure: RemoteFailure; tries: number; waitMs: number },
  ): void {
    const { service, logger } = this.#options;
    const level = facts.failure === 'limited' ? 'info' : 'warn';
    logger?.[level]({ service, method, path, ...facts }, 'a remote call is repeated');
  }

  /** One try: the text of a good answer, or an error. Gives the permit back. */
  async #attempt(
    call: Call,
    { signal, timeoutMs = this.#options.timeoutMs ?? 30_000 }: RemoteRequest<unknown>,
    permit: Permit | undefined,
  ): Promise<string> {
    try {
      const headers = this.#headersFor(call);
      return await withDeadline({ clock: this.#clock, ms: timeoutMs, signal }, async (deadline) => {
        // Not followed: a redirect could carry the credentials to another host.
        const { method, url, body } = call;
        const init = { method, headers, body, redirect: 'manual', signal: deadline } as const;
        const response = await fetch(url, init);
        permit?.answered(response.status, response.headers);
        this.#options.onAnswer?.(response.status, response.headers);
        if (response.ok) return response.text();
        // The status says enough if its body breaks off.
        const text = await response.text().catch(() => '');
        throw this.#refused(call, response.status, text);
      });
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (error instanceof RemoteError) throw error;
      throw this.#error('unanswered', call, reasonOf(error));
    } finally {
      permit?.release();
    }
  }

  async #read<T>(call: Call, { schema, empty }: RemoteRequest<T>, text: string): Promise<T> {
    await giveWay();
    const json = text.trim() === '' ? empty : parseJson(text);
    await giveWay();
    if (json === NOT_JSON) throw this.#error('unreadable', call, 'the answer is not JSON');
    const result = schema.safeParse(json);
    if (result.success) return result.data;
    // The place only: what stands there may be somebody's name.
    const where = result.error.issues.map((issue) => issue.path.join('.') || 'the top').join(', ');
    throw this.#error('unreadable', call, `the answer is not as documented at ${where}`);
  }

  #refused(call: Call, status: number, text: string): RemoteError {
    const json = parseJson(text);
    const body = json === NOT_JSON ? undefined : json;
    const { readRefusal, pacer } = this.#options;
    const refusal = readRefusal?.(status, body) ?? { failure: failureOfStatus(status) };
    const { failure, fields, remoteCode, duplicates, credits } = refusal;
    const about = fields?.length ? ` about ${fields.join(', ')}` : '';
    return this.#error(failure, call, `answered ${status}${about}`, {
      remoteCode,
      duplicates,
      credits,
      retryAfterMs: failure === 'limited' ? pacer?.estimateWaitMs(call) : undefined,
    });
  }

  #error(
    failure: RemoteFailure,
    { method, path }: Call,
    reason: string,
    details: Parameters<typeof remoteError>[2] = {},
  ): RemoteError {
    const cause = new Error(`${method} ${path}: ${reason}`);
    return remoteError(this.#options.service, failure, { ...details, cause });
  }

  #headersFor(call: Call): Headers {
    if (!this.#headers)
      throw this.#error('credentials', call, 'the key cannot be sent in a header');
    const headers = new Headers(this.#headers);
    if (call.body !== undefined) headers.set('content-type', 'application/json');
    return headers;
  }
}

/** Undefined if a value cannot stand in a header; the error that says so would quote it. */
function toHeaders(headers: Readonly<Record<string, string>> = {}): Headers | undefined {
  try {
    return new Headers({ accept: 'application/json', 'user-agent': USER_AGENT, ...headers });
  } catch {
    return undefined;
  }
}

/** Never throws: the parser's own message quotes the text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}

/** Such as `ECONNRESET`; the message of a failed fetch may hold the address that was asked for. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : name;
}
