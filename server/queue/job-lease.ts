import type { Logger } from '../logger.ts';
import { describeError } from './describe-error.ts';
import { type JobContext, JobStopped, type StopReason } from './job-handler.ts';
import type { ClaimedJob, JobOutcome, JobQueue } from './job-queue.ts';

const BEATS_PER_LEASE = 3;

/**
 * Our hold on a claimed job while its handler works: renews the lease in the background, and aborts `signal` as soon as
 * there is nothing more to do here.
 */
export class JobLease implements JobContext {
  readonly job: ClaimedJob;
  readonly signal: AbortSignal;
  readonly #queue: JobQueue;
  readonly #logger: Pick<Logger, 'warn'>;
  readonly #leaseMs: number;
  readonly #shutdown: AbortSignal;
  readonly #taken = new AbortController();
  readonly #heartbeat: NodeJS.Timeout;

  constructor({
    job,
    queue,
    logger,
    leaseMs,
    shutdown,
  }: {
    job: ClaimedJob;
    queue: JobQueue;
    logger: Pick<Logger, 'warn'>;
    leaseMs: number;
    shutdown: AbortSignal;
  }) {
    this.job = job;
    this.signal = AbortSignal.any([this.#taken.signal, shutdown]);
    this.#queue = queue;
    this.#logger = logger;
    this.#leaseMs = leaseMs;
    this.#shutdown = shutdown;
    // The handler's own work keeps the process alive, or does not.
    this.#heartbeat = setInterval(() => this.#beat(), leaseMs / BEATS_PER_LEASE).unref();
  }

  /** Why the handler has to stop, if it has to. */
  get stopReason(): StopReason | undefined {
    if (this.#taken.signal.aborted) return (this.#taken.signal.reason as JobStopped).reason;
    return this.#shutdown.aborted ? 'shutdown' : undefined;
  }

  /** A field, so that handlers may take it out of their context. */
  readonly checkpoint = async (): Promise<void> => {
    await this.#renew();
    if (this.stopReason) throw new JobStopped(this.stopReason);
  };

  /** Lets the job go with this outcome. False if it was no longer ours. */
  async settle(outcome: JobOutcome): Promise<boolean> {
    clearInterval(this.#heartbeat);
    return this.#queue.settle(this.job, outcome);
  }

  async #renew(): Promise<void> {
    const state = await this.#queue.renew(this.job, this.#leaseMs);
    if (state !== 'held') this.#taken.abort(new JobStopped(state));
  }

  /** A renewal that failed is no reason to stop: the lease outlasts the next two. */
  async #beat(): Promise<void> {
    try {
      await this.#renew();
    } catch (error) {
      this.#logger.warn(
        { jobId: this.job.id, error: describeError(error) },
        'a lease was not renewed',
      );
    }
  }
}
