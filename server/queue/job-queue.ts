/** Small and free of people: ids and options only, since job rows are not sealed. */
export type JobPayload = Readonly<Record<string, string | number | boolean | null>>;

export interface NewJob {
  /** Whose work it is. Claims are fair between stores. */
  storeHash: string;
  /** Which handler does it, such as `sync-customers`. */
  kind: string;
  /** At most one live (queued or running) job exists per store and key. */
  key: string;
  payload?: JobPayload;
  /** Not before this time, ms since the epoch. Default: at once. */
  runAt?: number;
  /** Attempts before it counts as failed. Default 8. */
  maxAttempts?: number;
  /**
   * What to do when a job with this key is running. `join` (default): nothing, it is the same work.
   * `runAgain`: run once more afterwards, since the running one may already have looked.
   */
  ifRunning?: 'join' | 'runAgain';
}

export type JobState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

export interface Job {
  id: string;
  storeHash: string;
  kind: string;
  key: string;
  payload: JobPayload;
  state: JobState;
  /** Attempts spent so far, the running one included. */
  attempts: number;
  maxAttempts: number;
  runAt: number;
  lastError: string | null;
  createdAt: number;
}

/** A job held by one worker until `leaseUntil`, unless it is renewed. */
export interface ClaimedJob extends Job {
  state: 'running';
  leaseToken: string;
  leaseUntil: number;
}

/** `held`: carry on. `cancelled`: stop, somebody asked. `lost`: another worker may have it; write nothing more. */
export type LeaseState = 'held' | 'cancelled' | 'lost';

/** What became of a claimed job. Requeueing may leave the attempt unspent (a wait, a shutdown). */
export type JobOutcome =
  | { state: 'succeeded' }
  | { state: 'queued'; runAt: number; spendsAttempt: boolean; lastError?: string }
  | { state: 'failed'; lastError: string }
  | { state: 'cancelled' };

/**
 * Durable work. The same contract test (test/helpers/job-queue-contract.ts) runs on every engine.
 * Whatever `enqueue` has answered is on disk.
 */
export interface JobQueue {
  /**
   * Adds a job, or returns the live one with the same store and key. A queued one is brought forward
   * if the new `runAt` is earlier; it is never put off.
   */
  enqueue(job: NewJob): Promise<{ job: Job; isNew: boolean }>;
  find(jobId: string): Promise<Job | undefined>;
  /** The live job of this store and key, if there is one. */
  findLive(storeHash: string, key: string): Promise<Job | undefined>;
  /**
   * Takes one due job of these kinds, from the store that is furthest behind its fair share, or one whose lease
   * ran out. Counts the attempt.
   */
  claim(options: { kinds: readonly string[]; leaseMs: number }): Promise<ClaimedJob | undefined>;
  renew(job: ClaimedJob, leaseMs: number): Promise<LeaseState>;
  /** Does nothing, and answers false, if the lease was lost. */
  settle(job: ClaimedJob, outcome: JobOutcome): Promise<boolean>;
  /** Queued: never runs. Running: its next `renew` answers `cancelled`. Answers whether it was live. */
  cancel(jobId: string): Promise<boolean>;
  /** Removes every job of a store, whatever its state. */
  deleteStore(storeHash: string): Promise<void>;
  /** Removes finished jobs older than this. */
  prune(finishedBefore: number): Promise<number>;
  /** For health checks and metrics. */
  counts(): Promise<Record<JobState, number>>;
  /** When the earliest queued job of these kinds is due, ms since the epoch, so that a worker need not poll in between. */
  nextRunAt(kinds: readonly string[]): Promise<number | undefined>;
}
