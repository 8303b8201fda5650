import type { Clock } from '../../../server/clients/clock.ts';

/** Waits of up to ten seconds are over at once, and written down. Longer ones, which are deadlines here, never end. */
export class HurriedClock implements Clock {
  readonly waits: number[] = [];
  #now = 0;

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    if (ms > 10_000) return () => {};
    const timer = setImmediate(() => {
      this.waits.push(ms);
      this.#now += ms;
      callback();
    });
    return () => clearImmediate(timer);
  }
}
