import type { MaveConversation, MaveReply } from '../clients/mavera/mave.ts';
import {
  CHAT_TIMEOUT_MS,
  type MaveraClient,
  RESPONSE_TIMEOUT_MS,
  type StructuredQuestion,
} from '../clients/mavera/mavera-client.ts';
import type { CreditRange } from '../contract/insights.ts';
import { RemoteError } from '../errors.ts';
import type { PaidCall } from './paid-calls.ts';

/** What calls cost (reference/mavera-and-peers.md §1.8). An answer that cannot be used is asked for once more, and paid again. */
export const RESPONSE_CREDITS: CreditRange = { least: 1, most: 5 };
export const CHAT_CREDITS: CreditRange = { least: 10, most: 75 };
export const RESPONSE_TRIES = 2;

const GRACE_MS = 60_000;
/** After so long, nothing of any call can be under way any more, ms: a chat takes longest. */
export const LONGEST_CALL_MS = CHAT_TIMEOUT_MS + GRACE_MS;
/** Their clock may differ from ours. */
const SKEW_MS = 120_000;

/** A structured answer. It leaves no trace that could be found, but what it cost. */
export function structuredCall<T>(question: StructuredQuestion<T>): PaidCall<T> {
  return {
    call: 'POST /responses',
    most: RESPONSE_CREDITS.most,
    quietMs: RESPONSE_TIMEOUT_MS + GRACE_MS,
    tries: RESPONSE_TRIES,
    send: (mavera, signal) => mavera.respond(question, { signal }),
  };
}

/**
 * A message to Mave. If the connection breaks, what came of it is in the account's threads. `saidBefore`: how often the same words
 * stand in that thread already, since a second "yes" is not the first.
 */
export function chatCall(
  message: string,
  { threadId, saidBefore = 0 }: { threadId?: string; saidBefore?: number } = {},
): PaidCall<MaveReply> {
  return {
    call: 'POST /mave/chat',
    most: CHAT_CREDITS.most,
    quietMs: LONGEST_CALL_MS,
    async send(mavera, signal) {
      const reply = await mavera.chat({ message, threadId }, { signal });
      return { value: reply, credits: reply.credits, remoteId: reply.threadId };
    },
    async look(mavera, { openedAt }, known, signal) {
      const thread = threadId
        ? await getThread(mavera, threadId, signal)
        : await findThread(mavera, message, { since: openedAt - SKEW_MS, known, signal });
      const said = (thread?.messages ?? []).flatMap(({ role, content }, place) =>
        role === 'user' && content === message ? [place] : [],
      );
      const at = said.at(-1);
      if (!thread || at === undefined || said.length <= saidBefore) return { state: 'nothing' };
      const reply = thread.messages.slice(at + 1).find(({ role }) => role === 'assistant');
      if (!reply) return { state: 'working' };
      // In a thread that was there before, its cost stands together with what was said then.
      const credits = threadId ? null : thread.creditsUsed;
      const value = toReply(thread, reply.content, credits);
      return { state: 'found', value, credits, remoteId: thread.id };
    },
  };
}

/** The thread that begins with our message, and is none of those that we know. */
async function findThread(
  mavera: MaveraClient,
  message: string,
  { since, known, signal }: { since: number; known: ReadonlySet<string>; signal: AbortSignal },
): Promise<MaveConversation | undefined> {
  for (const { id, createdAt } of await mavera.listThreads({ signal })) {
    if (known.has(id) || (createdAt !== null && createdAt < since)) continue;
    const thread = await getThread(mavera, id, signal);
    if (thread?.messages.find(({ role }) => role === 'user')?.content === message) return thread;
  }
  return undefined;
}

async function getThread(mavera: MaveraClient, id: string, signal: AbortSignal) {
  try {
    return await mavera.getThread(id, { signal });
  } catch (error) {
    // Deleted since it was listed.
    if (error instanceof RemoteError && error.failure === 'missing') return undefined;
    throw error;
  }
}

function toReply(thread: MaveConversation, content: string, credits: number | null): MaveReply {
  const { id: threadId, sources, personas } = thread;
  return { threadId, content, sources, personas, credits };
}
