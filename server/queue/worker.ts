import { setTimeout as sleep } from 'node:timers/promises';
import { RemoteError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { describeError, framesOf } from './describe-error.ts';
import { type JobHandler, JobStopped } from './job-handler.ts';
import { JobLease } from './job-lease.ts';
import type { ClaimedJob, JobOutcome, JobQueue } from './job-queue.ts';
import { planRetry } from './plan-retry.ts';

const SHORTEST_NAP_MS = 10;

type WorkerLogger = Pick<Logger, 'info' | 'warn' | 'error'>;

interface Running {
  shutdown: AbortController;
  lanes: Promise<unknown>;
}

/** Runs the jobs of a queue, `concurrency` at a time. */
export class Worker {
  readonly #queue: JobQueue;
  readonly #handlers: Readonly<Record<string, JobHandler>>;
  readonly #kinds: readonly string[];
  readonly #logger: WorkerLogger;
  readonly #leaseMs: number;
  readonly #concurrency: number;
  readonly #pollMs: number;
  readonly #now: () => number;
  readonly #held = new Set<JobLease>();
  readonly #nappers = new Set<AbortController>();
  #isNudged = false;
  #isWanted = false;
  #running: Running | undefined;
  #stopping: Promise<void> | undefined;

  constructor({
    queue,
    handlers,
    logger,
    leaseMs = 60_000,
    concurrency = 4,
    pollMs = 1_000,
    now = Date.now,
  }: {
    queue: JobQueue;
    /** By kind of job. Jobs of other kinds are left to other workers. */
    handlers: Readonly<Record<string, JobHandler>>;
    logger: WorkerLogger;
    /** How long a job stays ours without a sign of life. */
    leaseMs?: number;
    concurrency?: number;
    /** The longest we look away; other processes' jobs are noticed this late. */
    pollMs?: number;
    now?: () => number;
  }) {
    this.#queue = queue;
    this.#handlers = handlers;
    this.#kinds = Object.keys(handlers);
    this.#logger = logger;
    this.#leaseMs = leaseMs;
    this.#concurrency = concurrency;
    this.#pollMs = pollMs;
    this.#now = now;
  }

  /** Runs one due job to its end. False if none was due, or the signal is aborted. */
  async runNext(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    const job = await this.#queue.claim({ kinds: this.#kinds, leaseMs: this.#leaseMs });
    if (!job) return false;
    // Where one was due there may be more.
    this.nudge();
    const lease = new JobLease({
      job,
      queue: this.#queue,
      logger: this.#logger,
      leaseMs: this.#leaseMs,
      shutdown: signal,
    });
    this.#held.add(lease);
    try {
      const isOurs = await lease.settle(await this.#work(lease));
      if (!isOurs) await this.#noteLoss(job);
    } finally {
      this.#held.delete(lease);
    }
    return true;
  }

  /** Its row may be gone for a good reason: a store that leaves takes its jobs along, the erasing one included. */
  async #noteLoss(job: ClaimedJob): Promise<void> {
    if (await this.#queue.find(job.id))
      this.#logger.warn(factsOf(job), 'a job was no longer ours when it ended');
  }

  /** Safe to repeat. While the worker is stopping, it starts again afterwards. */
  async start(): Promise<void> {
    this.#isWanted = true;
    if (this.#stopping) await this.#stopping;
    if (!this.#isWanted || this.#running) return;
    const shutdown = new AbortController();
    const lanes = Array.from({ length: this.#concurrency }, () => this.#lane(shutdown.signal));
    this.#running = { shutdown, lanes: Promise.all(lanes) };
  }

  /**
   * Takes no more jobs, tells the running ones to stop, and waits for them up to `graceMs`. Unfinished jobs go back
   * into the queue with their attempt unspent. Safe to repeat.
   */
  async stop({ graceMs = 10_000 }: { graceMs?: number } = {}): Promise<void> {
    this.#isWanted = false;
    if (!this.#running) return;
    this.#stopping ??= this.#windDown(this.#running, graceMs).finally(() => {
      this.#running = undefined;
      this.#stopping = undefined;
    });
    await this.#stopping;
  }

  /** Tells an idle worker of this process that a job was added. */
  nudge(): void {
    const [napper] = this.#nappers;
    if (!napper) this.#isNudged = true;
    else {
      this.#nappers.delete(napper);
      napper.abort();
    }
  }
  async #work(lease: JobLease): Promise<JobOutcome> {
    const { job } = lease;
    try {
      // The process may have begun to stop while the job was being claimed.
      if (lease.stopReason) throw new JobStopped(lease.stopReason);
      const next = await this.#handlers[job.kind]?.(job, lease);
      return next ? { state: 'succeeded', ...next } : { state: 'succeeded' };
    } catch (error) {
      if (lease.stopReason === 'cancelled') return { state: 'cancelled' };
      if (lease.stopReason) return putBack(job);
      const outcome = planRetry(job, error, this.#now());
      this.#logOutcome(job, error, outcome);
      return outcome;
    }
  }

  /** A platform that sets the pace is no trouble: then it is said when the job goes on, and why. */
  #logOutcome(job: ClaimedJob, error: unknown, outcome: JobOutcome): void {
    if (error instanceof RemoteError && error.failure === 'limited' && outcome.state === 'queued') {
      const { service } = error;
      const goesOnAt = new Date(outcome.runAt).toISOString();
      const reason = describeError(error);
      const message = 'a job waits: the platform takes no more calls right now';
      this.#logger.info({ ...factsOf(job), service, reason, goesOnAt }, message);
      return;
    }
    const level = outcome.state === 'failed' ? 'error' : 'warn';
    this.#logger[level]({ ...factsOf(job), ...detailsOf(error), outcome }, 'a job did not succeed');
  }

  /** One job after another; rests when there is none. No error ends it. */
  async #lane(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        if (!(await this.runNext(signal))) await this.#nap(await this.#napMs(), signal);
      } catch (error) {
        this.#logger.error(detailsOf(error), 'the worker stumbled');
        await this.#nap(this.#pollMs, signal);
      }
    }
  }

  async #napMs(): Promise<number> {
    const next = (await this.#queue.nextRunAt(this.#kinds)) ?? Number.POSITIVE_INFINITY;
    return Math.min(Math.max(next - this.#now(), SHORTEST_NAP_MS), this.#pollMs);
  }

  async #nap(ms: number, signal: AbortSignal): Promise<void> {
    // Nudged while nobody slept: a job may have come after we looked.
    if (this.#isNudged) {
      this.#isNudged = false;
      return;
    }
    const napper = new AbortController();
    this.#nappers.add(napper);
    const wake = AbortSignal.any([napper.signal, signal]);
    await sleep(ms, undefined, { signal: wake }).catch(() => 'woken early');
    this.#nappers.delete(napper);
  }

  async #windDown(running: Running, graceMs: number): Promise<void> {
    running.shutdown.abort(new JobStopped('shutdown'));
    const over = new AbortController();
    const grace = sleep(graceMs, undefined, { signal: over.signal }).catch(() => 'all done');
    await Promise.race([running.lanes, grace]);
    over.abort();
    // What still runs goes back for others to take; its own end will be refused as that of a lost lease.
    await Promise.all([...this.#held].map((lease) => this.#letGo(lease)));
  }

  async #letGo(lease: JobLease): Promise<void> {
    try {
      await lease.settle(putBack(lease.job));
      this.#logger.warn(factsOf(lease.job), 'a job did not stop in time');
    } catch (error) {
      // Its lease will run out, which costs an attempt but loses nothing.
      this.#logger.error({ ...factsOf(lease.job), ...detailsOf(error) }, 'a job was not put back');
    }
  }
}

/** As it was before we took it. */
function putBack(job: ClaimedJob): JobOutcome {
  return { state: 'queued', runAt: job.runAt, spendsAttempt: false };
}

function factsOf({ id, storeHash, kind, attempts }: ClaimedJob) {
  return { jobId: id, storeHash, kind, attempts };
}

/** Never the error itself: its message may quote a customer. */
function detailsOf(error: unknown) {
  const cause = error instanceof Error && error.cause ? describeError(error.cause) : undefined;
  return { error: describeError(error), cause, frames: framesOf(error) };
}
