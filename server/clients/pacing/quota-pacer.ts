import { type Clock, systemClock } from '../clock.ts';
import { remoteError } from '../remote-failure.ts';
import type { PacedCall, Pacer, Permit } from './pacer.ts';
import { numberIn, readQuotaHeaders } from './quota-headers.ts';
import { admitAt, HANGING_MS, type QuotaState } from './quota-policy.ts';
import { WaitingLine, type WaitOptions } from './waiting-line.ts';
import { learn, spendUnseen, type WindowView } from './window-view.ts';

export interface QuotaPacerOptions {
  /** What this app may use of the store's quota, from 0 to 1; 0.7 by default. */
  share?: number;
  /** How many calls may be open at once; 4 by default. */
  concurrency?: number;
  /** Lower limits of single endpoints, such as `{ 'PUT /v3/customers': 3 }`. */
  endpointCaps?: Readonly<Record<string, number>>;
  /** No other process of this app calls the store: then only our own calls are set against our share. */
  isOnlyProcess?: boolean;
  clock?: Clock;
  /** From 0 to 1; spreads the waits of several processes. */
  random?: () => number;
}

/** What BigCommerce allows at once, where that is less than our own limit (reference/bigcommerce.md §5.2). */
const ENDPOINT_CAPS: Readonly<Record<string, number>> = {
  'PUT /v3/customers': 3,
  'POST /v3/customers/attributes': 3,
  'PUT /v3/customers/attributes': 3,
  'PUT /v3/customers/attribute-values': 3,
  'PUT /v3/customers/addresses': 3,
};

const FIRST_BACKOFF_MS = 1_000;
const MAX_BACKOFF_MS = 60_000;

/**
 * Paces the calls to one store by the headers of its answers. All clients of the store in this process share one; other
 * processes have their own, and the headers tell each what the others spend. The rules are `admitAt`'s.
 * A 429 closes the door for everyone: until the window's end if its headers name it; else, as it means a store under
 * load or too many calls at once, for a time that grows, and with half as many at once afterwards.
 */
export class QuotaPacer implements Pacer {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #endpointCaps: Readonly<Record<string, number>>;
  readonly #maxConcurrency: number;
  readonly #isOnlyProcess: boolean;
  readonly #line: WaitingLine<PacedCall>;
  readonly #openByEndpoint = new Map<string, number>();
  #view: WindowView | undefined;
  #openCalls = 0;
  readonly #unanswered = new Set<{ sentAt: number }>();
  #blockedUntil = Number.NEGATIVE_INFINITY;
  #limitedAt = Number.NEGATIVE_INFINITY;
  #limitedInARow = 0;
  /** Whole calls count; the fraction is how far it has recovered. */
  #concurrency: number;
  #share: number;

  constructor({
    share = 0.7,
    concurrency = 4,
    endpointCaps = ENDPOINT_CAPS,
    isOnlyProcess = false,
    clock = systemClock,
    random = Math.random,
  }: QuotaPacerOptions = {}) {
    this.#share = share;
    this.#concurrency = this.#maxConcurrency = concurrency;
    this.#endpointCaps = endpointCaps;
    this.#isOnlyProcess = isOnlyProcess;
    this.#clock = clock;
    this.#random = random;
    this.#line = new WaitingLine({
      clock,
      admitAt: (call, now) => this.#admitAt(call, now),
      refusal: (retryAfterMs) => remoteError('BigCommerce', 'limited', { retryAfterMs }),
    });
  }

  /** For the merchant's setting, which may change while calls wait. */
  set share(share: number) {
    this.#share = share;
    this.#line.advance();
  }

  acquire(call: PacedCall, options: WaitOptions): Promise<Permit> {
    return this.#line.wait(call, options, () => this.#enter(call));
  }

  estimateWaitMs(call: PacedCall): number {
    const now = this.#clock.now();
    const at = this.#admitAt(call, now);
    return Number.isFinite(at) ? Math.max(0, at - now) : 0;
  }

  #admitAt(call: PacedCall, now: number): number {
    const endpoint = endpointOf(call);
    const cap = this.#endpointCaps[endpoint] ?? Number.POSITIVE_INFINITY;
    if ((this.#openByEndpoint.get(endpoint) ?? 0) >= cap) return Number.POSITIVE_INFINITY;
    const state: QuotaState = {
      view: this.#view,
      openCalls: this.#openCalls,
      unansweredSince: [...this.#unanswered].map(({ sentAt }) => sentAt),
      concurrency: Math.floor(this.#concurrency),
      share: this.#share,
      blockedUntil: this.#blockedUntil,
      isOnlyProcess: this.#isOnlyProcess,
    };
    return admitAt(state, now);
  }

  #enter(call: PacedCall): Permit {
    const sent = { sentAt: this.#clock.now() };
    this.#count(call, 1);
    this.#unanswered.add(sent);
    const cancel = this.#clock.after(HANGING_MS, () => this.#line.advance());
    let isReleased = false;

    return {
      answered: (status, headers) => {
        cancel();
        this.#unanswered.delete(sent);
        this.#learnFrom(status, headers, sent.sentAt);
        this.#line.advance();
      },
      release: () => {
        if (isReleased) return;
        isReleased = true;
        cancel();
        // It went without an answer, but may well have been counted.
        if (this.#unanswered.delete(sent)) this.#view = spendUnseen(this.#view);
        this.#count(call, -1);
        this.#line.advance();
      },
    };
  }

  #count(call: PacedCall, change: 1 | -1): void {
    const endpoint = endpointOf(call);
    const open = (this.#openByEndpoint.get(endpoint) ?? 0) + change;
    this.#openCalls += change;
    if (open > 0) this.#openByEndpoint.set(endpoint, open);
    else this.#openByEndpoint.delete(endpoint);
  }

  #learnFrom(status: number, headers: Headers, sentAt: number): void {
    const now = this.#clock.now();
    const reading = readQuotaHeaders(headers);
    this.#view = reading ? learn(this.#view, reading, now) : spendUnseen(this.#view);
    if (status === 429) {
      this.#close(reading?.resetMs ?? retryAfterMs(headers), sentAt, now);
      return;
    }
    // An answer to a call from before the door closed says nothing about what comes after.
    if (sentAt >= this.#limitedAt) this.#limitedInARow = 0;
    this.#concurrency = Math.min(this.#maxConcurrency, this.#concurrency + 1 / 16);
  }

  #close(waitMs: number | undefined, sentAt: number, now: number): void {
    // Those that were in the air together were refused for one reason.
    if (sentAt >= this.#limitedAt) {
      this.#limitedInARow += 1;
      if (waitMs === undefined) this.#concurrency = Math.max(1, this.#concurrency / 2);
    }
    this.#limitedAt = now;
    const until = now + (waitMs ?? this.#backoffMs());
    this.#blockedUntil = Math.max(this.#blockedUntil, until);
  }

  #backoffMs(): number {
    const growingMs = FIRST_BACKOFF_MS * 2 ** (this.#limitedInARow - 1);
    return Math.min(growingMs, MAX_BACKOFF_MS) * (0.75 + this.#random() / 2);
  }
}

function endpointOf({ method, path }: PacedCall): string {
  return `${method} ${path}`;
}

/** Listed for limited answers, in seconds; used where the window's own headers are missing. */
function retryAfterMs(headers: Headers): number | undefined {
  const seconds = numberIn(headers, 'x-retry-after');
  return seconds === undefined ? undefined : seconds * 1000;
}
