import type { Clock } from '../../../server/clients/clock.ts';

/** A clock that stands still until a test moves it, so that no test waits for time. */
export class ManualClock implements Clock {
  #now = 0;
  #timers = new Set<{ at: number; callback: () => void }>();

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** How many timers are set. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Lets `ms` pass, timer by timer, with everything that they set off. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settle();
    for (let timer = this.#next(); timer && timer.at <= until; timer = this.#next()) {
      await this.#fire(timer);
    }
    this.#now = until;
  }

  /** Lets time pass until `work` has settled; throws if it waits for something that no timer will bring. */
  async runUntil<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    work.then(done, done);
    for (await settle(); !isDone; ) {
      const timer = this.#next();
      if (!timer) throw new Error('Nothing is going to happen any more');
      await this.#fire(timer);
    }
    return work;
  }

  #next() {
    return [...this.#timers].reduce<{ at: number; callback: () => void } | undefined>(
      (first, timer) => (first && first.at <= timer.at ? first : timer),
      undefined,
    );
  }

  async #fire(timer: { at: number; callback: () => void }): Promise<void> {
    this.#timers.delete(timer);
    this.#now = Math.max(this.#now, timer.at);
    timer.callback();
    await settle();
  }
}

/** Promises that are ready run first. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
