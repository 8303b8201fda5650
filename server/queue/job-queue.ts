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
   * `runAgain`: run once more afterwards, with this payload, since the running one may already have looked.
   * Once the running one was cancelled, `join` means `runAgain`: nobody joins work that is being given up.
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
  /** Attempts spent since it last got somewhere, the running one included. */
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

/**
 * What became of a claimed job. Requeueing may leave the attempt unspent (a wait, a shutdown). A job that did its part
 * may ask for its next run (`runAgainAt`), which starts with all its attempts again.
 */
export type JobOutcome =
  | { state: 'succeeded'; runAgainAt?: number }
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
   * if the new `runAt` is earlier; it is never put off, and keeps its payload.
   */
  enqueue(job: NewJob): Promise<{ job: Job; isNew: boolean }>;
  find(jobId: string): Promise<Job | undefined>;
  /** The live job of this store and key, if there is one. */
  findLive(storeHash: string, key: string): Promise<Job | undefined>;
  /**
   * Takes one due job of these kinds, or one whose lease ran out, from the store that is furthest behind its fair
   * share: the one with the fewest running jobs; among equals, the one whose last turn is longest ago. Counts the
   * attempt. A job whose lease ran out on its last attempt becomes failed instead.
   */
  claim(options: { kinds: readonly string[]; leaseMs: number }): Promise<ClaimedJob | undefined>;
  renew(job: ClaimedJob, leaseMs: number): Promise<LeaseState>;
  /**
   * Does nothing, and answers false, if the lease was lost. A further run asked for meanwhile (`ifRunning`) follows
   * whatever the outcome, with all its attempts; if the job goes back into the queue, that run is the same run, at the
   * earlier of the two times (a failure's pause is kept). A cancelled job does not go back into the queue.
   */
  settle(job: ClaimedJob, outcome: JobOutcome): Promise<boolean>;
  /**
   * Queued: never runs. Running: its next `renew` answers `cancelled`, and no further run follows unless it is asked
   * for after this. Answers whether it was live.
   */
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
