/** Time as the look-alike lives it: everything that takes hours on the platform can be made to take seconds. */
export class SandboxClock {
  /** How many times faster than real time waits go by. */
  scale: number;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(scale = 1) {
    this.scale = scale;
  }

  /** How long `ms` of the platform's time take here. */
  toReal(ms: number): number {
    return ms / this.scale;
  }

  /** Does `work` once `ms` of the platform's time have gone by. Returns the way to call it off. */
  after(ms: number, work: () => void): () => void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, this.toReal(ms));
    timer.unref();
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
