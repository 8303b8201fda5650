import type { ConsentMode } from '../../contract/settings.ts';
import type { PreviewOutcome } from '../../contract/sync.ts';
import type { LedgerCount } from '../../db/ledger/ledger.ts';

/** How far the records of a run have come. synced + skipped + failed + pending = decided so far. */
export interface RunCounts {
  synced: number;
  skipped: number;
  failed: number;
  pending: number;
  skippedBy: Array<{ reason: string; count: number }>;
  failedBy: Array<{ reason: string; count: number }>;
}

export type PreviewCounts = Record<ConsentMode, PreviewOutcome>;

export function sumCounts(counts: readonly LedgerCount[]): RunCounts {
  const inState = (state: LedgerCount['state']) => counts.filter((one) => one.state === state);
  const sum = (state: LedgerCount['state']) =>
    inState(state).reduce((total, one) => total + one.count, 0);
  const byReason = (state: LedgerCount['state']) =>
    inState(state)
      .map(({ reason, count }) => ({ reason: reason ?? 'unknown', count }))
      .sort((a, b) => b.count - a.count);
  return {
    synced: sum('synced'),
    skipped: sum('skipped'),
    failed: sum('failed'),
    pending: sum('pending'),
    skippedBy: byReason('skipped'),
    failedBy: byReason('failed'),
  };
}
