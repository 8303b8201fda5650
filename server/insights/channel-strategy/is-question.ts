import type { MaveReply } from '../../clients/mavera/mave.ts';

/** Advice for several channels is longer than any question. */
const QUESTION_MAX = 2_000;

/**
 * Whether Mave asks instead of answering: its reply has no mark of that (reference/mavera-and-peers.md §1.5). Triage asks
 * before anything is looked up, so a question comes without sources and personas, or speaks of none of the channels; and it is
 * short.
 */
export function isQuestion(
  { content, sources, personas }: Pick<MaveReply, 'content' | 'sources' | 'personas'>,
  channelNames: readonly string[],
): boolean {
  if (!content.includes('?') || content.length > QUESTION_MAX) return false;
  const named = channelNames.filter((name) => content.includes(name));
  if (sources.length > 0 || personas.length > 0) return named.length === 0;
  // Advice has a heading for each of them.
  const headings = content.split('\n').filter((line) => line.startsWith('#'));
  return !channelNames.every((name) => headings.some((heading) => heading.includes(name)));
}
