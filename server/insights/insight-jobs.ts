import type { InsightKind } from '../contract/insights.ts';
import type { SavedInsightRun } from '../db/insights/insight-runs.ts';
import { LONGEST_CALL_MS } from './mavera-calls.ts';

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

/** A look at what a kind is made from: nightly, or at once for somebody who could not wait for it. */
export function insightLook(storeHash: string, kind: InsightKind, runAt?: number) {
  const job = { storeHash, kind: 'insight-look', key: `insight-look:${kind}` } as const;
  return { ...job, payload: { kind }, runAt };
}

/**
 * A run was called off: looks, once nothing of it can be under way any more, what a call whose answer nobody waited for has
 * cost. `now` in ms.
 */
export function settleJob(
  { storeHash, id }: Pick<SavedInsightRun, 'storeHash' | 'id'>,
  now: number,
) {
  return {
    ...{ storeHash, kind: 'insight-settle', key: `insight-settle:${id}` },
    ...{ payload: { runId: id }, runAt: now + LONGEST_CALL_MS },
  } as const;
}

export function insightKey(kind: InsightKind): string {
  return `insight:${kind}`;
}
