import type { InsightRun } from '../../server/contract/insights.ts';

const OVER: ReadonlySet<InsightRun['state']> = new Set(['succeeded', 'failed', 'cancelled']);

/** Not over: it works, or waits for something or somebody. */
export function isLiveInsight({ state }: InsightRun): boolean {
  return !OVER.has(state);
}
