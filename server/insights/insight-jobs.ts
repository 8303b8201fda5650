import type { InsightKind } from '../contract/insights.ts';
import type { SavedInsightRun } from '../db/insight-runs.ts';

/** One live job a store and kind. Whoever lets a run go on while its job ends asks for another. */
export function insightJob({
  storeHash,
  kind,
  id,
}: Pick<SavedInsightRun, 'storeHash' | 'kind' | 'id'>) {
  return {
    ...{ storeHash, kind: 'insight-run', key: insightKey(kind) },
    payload: { runId: id },
    ifRunning: 'runAgain',
  } as const;
}

export function insightKey(kind: InsightKind): string {
  return `insight:${kind}`;
}
