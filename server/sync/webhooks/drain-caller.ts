import type { NewMark } from '../../db/pending-changes.ts';
import type { WebhookHealthRepository } from '../../db/webhook-health.ts';
import type { Logger } from '../../logger.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { drainJob, isDrained } from '../drain/drain-job.ts';

const MOST_REMEMBERED = 10_000;
const HEALTH_EVERY_MS = 5_000;

interface DrainCallerDeps {
  webhookHealth: WebhookHealthRepository;
  queue: JobQueue;
  worker: { nudge(): void };
  logger: Logger;
  drainSpacingMs: number;
  now(): number;
}

/**
 * After marks are safe: sees to it that somebody works them. The first change in a while is drained at once; while more
 * keep coming, a drain follows every so often and takes all of them. The queue remembers, so nothing is owed here: should
 * this process die first, upkeep finds the marks.
 */
export class DrainCaller {
  readonly #deps: DrainCallerDeps;
  /** When the drain of a store and kind was last due, or will be. */
  readonly #lastDue = new Map<string, number>();
  readonly #healthSaved = new Map<string, number>();
  #calling: Promise<void> = Promise.resolve();

  constructor(deps: DrainCallerDeps) {
    this.#deps = deps;
  }

  call(marks: readonly NewMark[]): void {
    if (marks.length === 0) return;
    this.#calling = this.#calling.then(() => this.#call(marks));
  }

  async idle(): Promise<void> {
    await this.#calling;
  }

  async #call(marks: readonly NewMark[]): Promise<void> {
    const { queue, worker, logger } = this.#deps;
    const drains = new Map(marks.map((mark) => [`${mark.storeHash}/${mark.kind}`, mark]));
    try {
      for (const [name, { storeHash, kind }] of drains) {
        if (!isDrained(kind)) continue;
        await queue.enqueue({ ...drainJob(storeHash, kind), runAt: this.#nextDue(name) });
        worker.nudge();
      }
      await this.#saveHealth(new Set(marks.map(({ storeHash }) => storeHash)));
    } catch (error) {
      logger.warn({ err: error }, 'a drain was not called; upkeep will');
    }
  }

  #nextDue(name: string): number {
    const now = this.#deps.now();
    const last = this.#lastDue.get(name) ?? Number.NEGATIVE_INFINITY;
    // One that is still to come takes this change along.
    if (last > now) return last;
    if (this.#lastDue.size >= MOST_REMEMBERED) this.#lastDue.clear();
    const due = Math.max(now, last + this.#deps.drainSpacingMs);
    this.#lastDue.set(name, due);
    return due;
  }

  async #saveHealth(storeHashes: ReadonlySet<string>): Promise<void> {
    const now = this.#deps.now();
    const isStale = (storeHash: string) =>
      now - (this.#healthSaved.get(storeHash) ?? Number.NEGATIVE_INFINITY) >= HEALTH_EVERY_MS;
    const stale = [...storeHashes].filter(isStale);
    if (stale.length === 0) return;
    if (this.#healthSaved.size >= MOST_REMEMBERED) this.#healthSaved.clear();
    for (const storeHash of stale) this.#healthSaved.set(storeHash, now);
    await this.#deps.webhookHealth.saveReceived(stale, now);
  }
}
