import type { ClaimedJob, Job, JobOutcome } from './job-queue.ts';
import { type ClaimedRow, toClaimedJob } from './job-row.ts';
import * as sql from './job-statements.ts';
import { type Connection, moves, rowsOf, run } from './run-statement.ts';

/** One of three moves, or none if the lease was lost. */
export function settleJob(
  connection: Connection,
  job: ClaimedJob,
  outcome: JobOutcome,
  now: number,
): boolean {
  const held = { jobId: job.id, leaseToken: job.leaseToken, lastError: lastErrorOf(job, outcome) };
  const next = nextRun(job, outcome);
  const isQueued =
    (next && moves(connection, sql.REQUEUE, { ...held, ...next })) ||
    moves(connection, sql.RUN_AGAIN, held);
  if (isQueued) {
    run(connection, sql.LINE_UP, { storeHash: job.storeHash, now });
    return true;
  }
  // A job that meant to go on and may not was cancelled.
  const state = next ? 'cancelled' : outcome.state;
  return moves(connection, sql.FINISH, { ...held, state, now });
}

/** A worker that stopped without a word has spent an attempt, so a job that kills its process cannot do so for ever. */
export function takeBackExpired(connection: Connection, now: number): void {
  const lastError = 'The worker stopped without finishing.';
  for (const row of rowsOf<ClaimedRow>(connection, sql.EXPIRED, { now })) {
    const isSpent = row.attempts >= row.max_attempts && row.cancelled_at === null;
    const outcome: JobOutcome = isSpent
      ? { state: 'failed', lastError }
      : { state: 'queued', runAt: row.run_at, spendsAttempt: true, lastError };
    settleJob(connection, toClaimedJob(row), outcome, now);
  }
}

function nextRun(
  { attempts }: Job,
  outcome: JobOutcome,
): { runAt: number; attempts: number; keepsPause: number } | undefined {
  if (outcome.state === 'queued') {
    const { runAt, spendsAttempt } = outcome;
    return {
      runAt,
      attempts: spendsAttempt ? attempts : attempts - 1,
      keepsPause: Number(spendsAttempt),
    };
  }
  if (outcome.state !== 'succeeded' || outcome.runAgainAt === undefined) return undefined;
  return { runAt: outcome.runAgainAt, attempts: 0, keepsPause: 0 };
}

function lastErrorOf(job: Job, outcome: JobOutcome): string | null {
  if (outcome.state === 'succeeded') return null;
  if (outcome.state === 'cancelled') return job.lastError;
  return outcome.lastError ?? job.lastError;
}
