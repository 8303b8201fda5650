import { z } from 'zod';
import { CreditsWire, DateWire, IdWire, TextWire, UsageWire } from './wire.ts';

export interface MaveSource {
  title: string;
  /** http(s), or empty where it names none. */
  url: string;
}

/** One answer of the Mave agent, in Markdown (reference/mavera-and-peers.md §1.5). */
export interface MaveReply {
  threadId: string;
  content: string;
  sources: MaveSource[];
  personas: string[];
  credits: number | null;
}

export interface MaveThread {
  id: string;
  creditsUsed: number | null;
  createdAt: number | null;
}

export interface MaveMessage {
  role: string;
  content: string;
}

/** A whole conversation, oldest message first. */
export interface MaveConversation extends MaveThread {
  messages: MaveMessage[];
  sources: MaveSource[];
  personas: string[];
}

const SourceWire = z.object({ title: TextWire, url: TextWire, domain: TextWire });
const SourcesWire = z.array(SourceWire).nullish();
const PersonasUsedWire = z.array(z.object({ name: TextWire })).nullish();

export const ReplyWire = z.object({
  thread_id: IdWire,
  content: z.string(),
  sources: SourcesWire,
  personas_used: PersonasUsedWire,
  usage: UsageWire,
});

const ThreadWire = z.object({ id: IdWire, credits_used: CreditsWire, created_at: DateWire });

export const ThreadsWire = z.object({
  data: z.array(ThreadWire).nullish(),
  threads: z.array(ThreadWire).nullish(),
});

export const ConversationWire = ThreadWire.extend({
  messages: z
    .array(z.object({ role: TextWire, content: TextWire }))
    .nullish()
    .transform((messages) => messages ?? []),
  sources: SourcesWire,
  personas_used: PersonasUsedWire,
});

export function toReply(wire: z.output<typeof ReplyWire>): MaveReply {
  return {
    threadId: wire.thread_id,
    content: wire.content,
    sources: toSources(wire.sources),
    personas: toNames(wire.personas_used),
    credits: wire.usage?.credits_used ?? null,
  };
}

export function toThreads({ data, threads }: z.output<typeof ThreadsWire>): MaveThread[] {
  return (data ?? threads ?? []).map(toThread);
}

export function toConversation(wire: z.output<typeof ConversationWire>): MaveConversation {
  const { messages, sources, personas_used } = wire;
  const personas = toNames(personas_used);
  return { ...toThread(wire), messages, sources: toSources(sources), personas };
}

function toThread(wire: z.output<typeof ThreadWire>): MaveThread {
  return { id: wire.id, creditsUsed: wire.credits_used ?? null, createdAt: wire.created_at };
}

/** A source is a link on our page: any other scheme is not one. */
function toSources(wires: z.output<typeof SourcesWire>): MaveSource[] {
  return (wires ?? []).map(({ title, url, domain }) => ({
    title: title || domain || url,
    url: /^https?:\/\//i.test(url) ? url : '',
  }));
}

function toNames(wires: z.output<typeof PersonasUsedWire>): string[] {
  return (wires ?? []).map(({ name }) => name).filter((name) => name !== '');
}
