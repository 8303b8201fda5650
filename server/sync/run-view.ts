import type { PreviewOutcome, SyncRun } from '../contract/sync.ts';
import type { Run } from '../db/sync-runs.ts';
import type { PreviewCounts, RunCounts } from './run-counts.ts';

const NOTHING: RunCounts = {
  synced: 0,
  skipped: 0,
  failed: 0,
  pending: 0,
  skippedBy: [],
  failedBy: [],
};

/** Too few to tell how fast it goes. */
const LEAST_READ_FOR_A_RATE = 250;
const LEAST_MS_FOR_A_RATE = 2_000;

/** A run as a page shows it. `counts` are the ledger's while it is live, its own afterwards. */
export function toSyncRun(run: Run, counts: RunCounts | null, now: number): SyncRun {
  const { synced, skipped, failed, pending, skippedBy, failedBy } = counts ?? NOTHING;
  const preview = run.mode === 'preview' ? (run.counts as PreviewCounts | null) : null;
  const ratePerSecond = rateOf(run, now);
  const left = Math.max(0, run.total - run.read);
  return {
    id: run.id,
    resource: run.resource,
    mode: run.mode,
    cause: run.cause,
    state: run.state,
    phase: run.phase,
    total: run.total,
    done: preview ? decidedBy(preview.everyone) : synced + skipped + failed,
    read: run.read,
    synced,
    skipped,
    failed,
    pending,
    skippedBy,
    failedBy,
    ratePerSecond,
    remainingSeconds:
      ratePerSecond && run.state === 'running' && left > 0 ? Math.ceil(left / ratePerSecond) : null,
    startedAt: toIso(run.startedAt),
    finishedAt: toIso(run.finishedAt),
    problem: run.problem,
    preview,
  };
}

/** Records a second since the run was last started, restarts left out. */
function rateOf(run: Run, now: number): number | null {
  if (run.stretchStartedAt === null) return null;
  const read = run.read - run.stretchFrom;
  const ms = (run.finishedAt ?? now) - run.stretchStartedAt;
  if (read < LEAST_READ_FOR_A_RATE || ms < LEAST_MS_FOR_A_RATE) return null;
  return Math.round((read / ms) * 10_000) / 10;
}

function decidedBy({ written, skippedBy, failedBy }: PreviewOutcome): number {
  const sum = (reasons: PreviewOutcome['skippedBy']) =>
    reasons.reduce((total, one) => total + one.count, 0);
  return written + sum(skippedBy) + sum(failedBy);
}

export function toIso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
