import type { MaveReply } from '../../clients/mavera/mave.ts';

/** Advice for several channels is longer than any question. */
const QUESTION_MAX = 2_000;

/**
 * Whether Mave asks instead of answering: its reply has no mark of that (reference/mavera-and-peers.md §1.5). Triage asks
 * before anything is looked up, so a question names no sources and no personas; and it is short.
 */
export function isQuestion({ content, sources, personas }: MaveReply): boolean {
  if (sources.length > 0 || personas.length > 0 || content.length > QUESTION_MAX) return false;
  return content.includes('?');
}
