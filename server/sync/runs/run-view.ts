import type { PreviewOutcome, SyncRun } from '../../contract/sync.ts';
import type { Run } from '../../db/journal/sync-runs.ts';
import type { PreviewCounts, RunCounts } from './run-counts.ts';
import { paceOf } from './run-pace.ts';

const NOTHING: RunCounts = {
  synced: 0,
  skipped: 0,
  failed: 0,
  pending: 0,
  skippedBy: [],
  failedBy: [],
};

/**
 * A run as a page shows it. `counts` are the ledger's while it is live, its own afterwards; `nextTryAt` is when its job is
 * due, if it waits to be.
 */
export function toSyncRun(
  run: Run,
  counts: RunCounts | null,
  now: number,
  nextTryAt: number | null = null,
): SyncRun {
  const { synced, skipped, failed, pending, skippedBy, failedBy } = counts ?? NOTHING;
  const preview = run.mode === 'preview' ? (run.counts as PreviewCounts | null) : null;
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
    ...paceOf(run, now),
    waiting: waitingOf(run, pending, nextTryAt),
    startedAt: toIso(run.startedAt),
    finishedAt: toIso(run.finishedAt),
    problem: run.problem,
    preview,
  };
}

function waitingOf(run: Run, pending: number, nextTryAt: number | null): SyncRun['waiting'] {
  const { waiting, finishedAt, isRead } = run;
  if (finishedAt !== null) return null;
  if (waiting) return { reason: waiting.reason, until: toIso(waiting.until ?? nextTryAt) };
  return isRead && pending > 0 ? { reason: 'brevo_processing', until: null } : null;
}

function decidedBy({ written, skippedBy, failedBy }: PreviewOutcome): number {
  const sum = (reasons: PreviewOutcome['skippedBy']) =>
    reasons.reduce((total, one) => total + one.count, 0);
  return written + sum(skippedBy) + sum(failedBy);
}

export function toIso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
