import type { ClaimedJob, JobQueue, NewJob } from '../../../../server/queue/job-queue.ts';

/** An engine under test: empty, with a clock that moves only when it is told to. */
export interface OpenQueue extends AsyncDisposable {
  queue: JobQueue;
  /** The same jobs through another connection, as another process has them. Absent where there can be none. */
  another?: () => Promise<JobQueue>;
  /** ms since the epoch */
  now(): number;
  advance(ms: number): void | Promise<void>;
}

export type Open = () => Promise<OpenQueue>;

export const LEASE_MS = 60_000;

export function aJob(changes: Partial<NewJob> = {}): NewJob {
  return { storeHash: 'store-a', kind: 'sync', key: 'customers', ...changes };
}

export function claimAny(queue: JobQueue): Promise<ClaimedJob | undefined> {
  return queue.claim({ kinds: ['sync'], leaseMs: LEASE_MS });
}

/** @throws if no job is due */
export async function claimOne(queue: JobQueue): Promise<ClaimedJob> {
  const job = await claimAny(queue);
  if (!job) throw new Error('no job was due');
  return job;
}

/** Runs what is due, one job at a time, and answers in which order. */
export async function runAll(queue: JobQueue): Promise<ClaimedJob[]> {
  const ran: ClaimedJob[] = [];
  for (let job = await claimAny(queue); job; job = await claimAny(queue)) {
    ran.push(job);
    await queue.settle(job, { state: 'succeeded' });
  }
  return ran;
}
