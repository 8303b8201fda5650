import type { Worker } from './worker.ts';

/**
 * Several workers as one. Long jobs and short ones have a worker each, so that a few big first syncs never keep an
 * erasure or a single change waiting.
 */
export class WorkerGroup {
  readonly #workers: readonly Worker[];

  constructor(workers: readonly Worker[]) {
    this.#workers = workers;
  }

  /** Runs one due job of any worker to its end. False if none was due. */
  async runNext(signal: AbortSignal): Promise<boolean> {
    for (const worker of this.#workers) if (await worker.runNext(signal)) return true;
    return false;
  }

  async start(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.start()));
  }

  async stop(options: { graceMs?: number } = {}): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop(options)));
  }

  nudge(): void {
    for (const worker of this.#workers) worker.nudge();
  }
}
