import { setTimeout as pause } from 'node:timers/promises';
import type { NewMark } from '../../db/ledger/pending-changes.ts';
import type { WebhookHealthRepository } from '../../db/store/webhook-health.ts';
import type { Logger } from '../../logger.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { drainJob, isDrained } from '../drain/drain-job.ts';

const MOST_REMEMBERED = 10_000;
const HEALTH_EVERY_MS = 5_000;
/** While changes keep coming, so long between two looks at the queue: each costs as much as writing the marks. */
const PAUSE_MS = 50;

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
  #waiting = new Map<string, Pick<NewMark, 'storeHash' | 'kind'>>();
  #isCalling = false;
  #calls: Promise<void> = Promise.resolve();

  constructor(deps: DrainCallerDeps) {
    this.#deps = deps;
  }

  call(marks: readonly NewMark[]): void {
    for (const { storeHash, kind } of marks) {
      this.#waiting.set(`${storeHash}/${kind}`, { storeHash, kind });
    }
    if (!this.#isCalling) void this.#callNowAndThen();
  }

  /** Calls at once what is still to be called. */
  async idle(): Promise<void> {
    await this.#callWaiting();
  }

  async #callNowAndThen(): Promise<void> {
    this.#isCalling = true;
    while (this.#waiting.size > 0) {
      await this.#callWaiting();
      await pause(PAUSE_MS, undefined, { ref: false });
    }
    this.#isCalling = false;
  }

  #callWaiting(): Promise<void> {
    const drains = this.#waiting;
    this.#waiting = new Map();
    this.#calls = this.#calls.then(() => this.#call(drains));
    return this.#calls;
  }

  async #call(drains: ReadonlyMap<string, Pick<NewMark, 'storeHash' | 'kind'>>): Promise<void> {
    const { queue, worker, logger } = this.#deps;
    try {
      for (const [name, { storeHash, kind }] of drains) {
        if (!isDrained(kind)) continue;
        const { runAt, isNew } = this.#nextDue(name);
        const job = await queue.enqueue({ ...drainJob(storeHash, kind), runAt });
        // Whoever works knows of the others.
        if (isNew || job.isNew) worker.nudge();
      }
      await this.#saveHealth(new Set([...drains.values()].map(({ storeHash }) => storeHash)));
    } catch (error) {
      logger.warn({ err: error }, 'a drain was not called; upkeep will');
    }
  }

  #nextDue(name: string): { runAt: number; isNew: boolean } {
    const now = this.#deps.now();
    const last = this.#lastDue.get(name) ?? Number.NEGATIVE_INFINITY;
    // One that is still to come takes this change along.
    if (last > now) return { runAt: last, isNew: false };
    if (this.#lastDue.size >= MOST_REMEMBERED) this.#lastDue.clear();
    const runAt = Math.max(now, last + this.#deps.drainSpacingMs);
    this.#lastDue.set(name, runAt);
    return { runAt, isNew: true };
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
