import type { z } from 'zod';
import type { Logger } from '../../logger.ts';
import type { Pacer } from '../pacing/pacer.ts';
import type { Page } from '../page.ts';
import { RemoteHttp } from '../remote-http.ts';
import { ASSUMPTIONS, type PersonaBody } from './assumptions.ts';
import {
  ConversationWire,
  type MaveConversation,
  type MaveReply,
  type MaveThread,
  ReplyWire,
  ThreadsWire,
  toConversation,
  toReply,
  toThreads,
} from './mave.ts';
import {
  fromChange,
  fromDraft,
  type Persona,
  type PersonaDraft,
  PersonasWire,
  PersonaWrittenWire,
  toPersona,
  toWritten,
} from './persona.ts';
import { readMaveraRefusal } from './refusal.ts';
import { ResponseWire, readStructured } from './response.ts';
import { strictSchemaOf } from './strict-schema.ts';
import { type MaveraUsage, MaveraUsageWire, toUsage } from './usage.ts';

interface Options {
  signal?: AbortSignal;
}

/** What is asked of `/responses`, and the form that the answer has to have. */
export interface StructuredQuestion<T> {
  personaId: string;
  instructions: string;
  /** At most 100,000 characters (reference/mavera-and-peers.md §1.2). */
  input: string;
  /** Letters, digits, `_` and `-`. */
  schemaName: string;
  schema: z.ZodType<T>;
}

const PERSONAS_A_PAGE = 100;
/** How long the slow ones may take: a first reply of Mave has been seen to need 90 s (§1.5). */
export const RESPONSE_TIMEOUT_MS = 120_000;
export const CHAT_TIMEOUT_MS = 240_000;
export const PERSONA_TIMEOUT_MS = 180_000;

/**
 * One Mavera account, used with a merchant's key. Throws `RemoteError`, or the signal's reason once it is aborted. Source:
 * reference/mavera-and-peers.md §1. `respond`, `chat` and `createPersona` cost credits, and there is no key that makes a
 * repetition harmless: they are sent once, and whoever calls them notes it before and looks before sending them again.
 */
export class MaveraClient {
  readonly #http: RemoteHttp;
  readonly #personaBody: PersonaBody;

  /** `apiUrl` is such as `https://app.mavera.io/api/v1`. `limiter` is the one that all clients of this key share. */
  constructor({
    apiUrl,
    apiKey,
    limiter,
    personaBody = ASSUMPTIONS.personaBody,
    ...options
  }: {
    apiUrl: string;
    apiKey: string;
    limiter: Pacer;
    personaBody?: PersonaBody;
    logger?: Logger;
    maxWaitMs?: number;
    timeoutMs?: number;
  }) {
    this.#personaBody = personaBody;
    this.#http = new RemoteHttp({
      ...options,
      service: 'Mavera',
      baseUrl: apiUrl,
      headers: { authorization: `Bearer ${apiKey}` },
      pacer: limiter,
      readRefusal: readMaveraRefusal,
    });
  }

  /** What is left. Costs nothing, so it is also how a key is tried. */
  async getUsage({ signal }: Options = {}): Promise<MaveraUsage> {
    return toUsage(await this.#http.get('/usage', { schema: MaveraUsageWire, signal }));
  }

  /** Paid. Throws `UnusableAnswer` too, for an answer that came and does not fit. */
  async respond<T>(
    question: StructuredQuestion<T>,
    { signal }: Options = {},
  ): Promise<{ value: T; credits: number | null }> {
    const wire = await this.#http.post('/responses', {
      body: fromQuestion(question),
      schema: ResponseWire,
      timeoutMs: RESPONSE_TIMEOUT_MS,
      signal,
    });
    return readStructured(wire, question.schema);
  }

  /** Paid. Takes up to minutes; what comes may be a question, to be answered in the same thread. */
  async chat(
    { message, threadId }: { message: string; threadId?: string },
    { signal }: Options = {},
  ): Promise<MaveReply> {
    const body = fromChat({ message, threadId });
    const timeoutMs = CHAT_TIMEOUT_MS;
    return toReply(
      await this.#http.post('/mave/chat', { body, schema: ReplyWire, timeoutMs, signal }),
    );
  }

  /** The account's conversations, as many as one answer brings. */
  async listThreads({ signal }: Options = {}): Promise<MaveThread[]> {
    return toThreads(await this.#http.get('/mave/threads', { schema: ThreadsWire, signal }));
  }

  /** Throws `missing` if there is none. */
  async getThread(threadId: string, { signal }: Options = {}): Promise<MaveConversation> {
    const request = { params: { threadId }, schema: ConversationWire, signal };
    return toConversation(await this.#http.get('/mave/threads/{threadId}', request));
  }

  /** Everybody that the account can speak as. Costs nothing. */
  async *personaPages({ signal }: Options = {}): AsyncGenerator<Page<Persona>> {
    const seen = new Set<string>();
    let cursor: string | null = null;
    do {
      const query = { limit: PERSONAS_A_PAGE, cursor: cursor ?? undefined };
      const wire: z.output<typeof PersonasWire> = await this.#http.get('/personas', {
        query,
        schema: PersonasWire,
        signal,
      });
      const listed = (wire.data ?? wire.personas ?? []).map(toPersona);
      // A cursor that is not understood brings the first page again, for ever.
      const items = listed.filter(({ id }) => !seen.has(id));
      for (const { id } of items) seen.add(id);
      const last = items.at(-1)?.id ?? null;
      const isSilent = wire.has_more == null && wire.next_cursor === undefined;
      const mayHaveMore = wire.has_more ?? (isSilent && listed.length === PERSONAS_A_PAGE);
      cursor = last === null ? null : (wire.next_cursor ?? (mayHaveMore ? last : null));
      yield { items, nextCursor: cursor };
    } while (cursor !== null);
  }

  async listPersonas(options: Options = {}): Promise<Persona[]> {
    const all: Persona[] = [];
    for await (const { items } of this.personaPages(options)) all.push(...items);
    return all;
  }

  /** Paid: 300 credits. A name that is taken is refused as `rejected`: look for it in the list. */
  async createPersona(
    draft: PersonaDraft,
    { signal }: Options = {},
  ): Promise<{ persona: Persona; credits: number | null }> {
    const body = fromDraft(draft, this.#personaBody);
    const timeoutMs = PERSONA_TIMEOUT_MS;
    const request = { body, schema: PersonaWrittenWire, timeoutMs, signal };
    return toWritten(await this.#http.post('/personas', request));
  }

  /** What it costs is not documented. Throws `missing` if it was deleted, `permission` for a built-in one. */
  async changePersona(
    personaId: string,
    draft: PersonaDraft,
    { signal }: Options = {},
  ): Promise<{ persona: Persona; credits: number | null }> {
    const request = {
      params: { personaId },
      body: fromChange(draft, this.#personaBody),
      schema: PersonaWrittenWire,
      timeoutMs: PERSONA_TIMEOUT_MS,
      signal,
    };
    return toWritten(await this.#http.patch('/personas/{personaId}', request));
  }
}

/** The body of `POST /responses`, also for a page that shows it before it is sent. */
export function fromQuestion<T>(question: StructuredQuestion<T>): Record<string, unknown> {
  const { personaId, instructions, input, schemaName, schema } = question;
  return {
    model: 'mavera-1',
    persona_id: personaId,
    instructions,
    input,
    text: {
      format: {
        type: 'json_schema',
        name: schemaName,
        strict: true,
        schema: strictSchemaOf(schema),
      },
    },
  };
}

/** The body of `POST /mave/chat`. */
export function fromChat({ message, threadId }: { message: string; threadId?: string }) {
  return { message, ...(threadId !== undefined && { thread_id: threadId }) };
}
