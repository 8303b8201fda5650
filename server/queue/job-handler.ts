import type { ClaimedJob } from './job-queue.ts';

/** What a handler returns that did its part and wants to be called again: a new run, with all its attempts. */
export interface RunAgain {
  /** Not before this time, ms since the epoch. */
  runAgainAt: number;
}

export interface JobContext {
  /** Aborts when the job was cancelled, its lease was lost, or this process is stopping. Pass it to every call. */
  readonly signal: AbortSignal;
  /** Renews the lease; call it after each saved step. Throws `JobStopped` when there is nothing left to do here. */
  checkpoint(): Promise<void>;
}

/**
 * Does one job. Returning means that it is done, so a handler that was told to stop must throw, as an aborted call
 * does by itself. What it throws otherwise is judged by `planRetry`. It may run more than once for the same work.
 */
export type JobHandler = (
  job: ClaimedJob,
  context: JobContext,
) => Promise<undefined | RunAgain> | Promise<void>;

export type StopReason = 'cancelled' | 'lost' | 'shutdown';

/** Not a failure: the job is to go no further here. */
export class JobStopped extends Error {
  override readonly name = 'JobStopped';
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(`the job was stopped: ${reason}`);
    this.reason = reason;
  }
}
