import type { ClaimedJob, Job, JobState } from './job-queue.ts';

/** A row of `jobs`, as far as the queue reads it. Times are ms since the epoch. */
export interface JobRow {
  job_id: string;
  store_hash: string;
  kind: string;
  key: string;
  payload: string;
  state: JobState;
  attempts: number;
  max_attempts: number;
  run_at: number;
  lease_token: string | null;
  lease_until: number | null;
  cancelled_at: number | null;
  run_again_at: number | null;
  run_again_payload: string | null;
  last_error: string | null;
  created_at: number;
}

/** A row that was just claimed: the lease columns are filled. */
export interface ClaimedRow extends JobRow {
  lease_token: string;
  lease_until: number;
}

export function toJob(row: JobRow): Job {
  return {
    id: row.job_id,
    storeHash: row.store_hash,
    kind: row.kind,
    key: row.key,
    payload: JSON.parse(row.payload),
    state: row.state,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    runAt: row.run_at,
    lastError: row.last_error,
    createdAt: row.created_at,
  };
}

export function toClaimedJob(row: ClaimedRow): ClaimedJob {
  return {
    ...toJob(row),
    state: 'running',
    leaseToken: row.lease_token,
    leaseUntil: row.lease_until,
  };
}

/** Whether the live job already does all that is asked, as it stands. */
export function isServedBy(
  live: JobRow,
  { runAt, payload, runAgain }: { runAt: number; payload: string; runAgain: boolean },
): boolean {
  if (live.state === 'queued') return live.run_at <= runAt;
  if (!runAgain && live.cancelled_at === null) return true;
  const { run_again_at: againAt, run_again_payload: againPayload } = live;
  return againAt !== null && againAt <= runAt && againPayload === payload;
}
