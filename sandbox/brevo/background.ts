/** What goes on after an answer was given: imports, activations, order batches, deliveries. */
export class Background {
  readonly #stop = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  /** Aborts when the sandbox stops. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Keeps track of some work, and lets it end early only because the sandbox stops. */
  run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const run: Promise<void> = Promise.resolve()
      .then(() => work(this.signal))
      .catch((error: unknown) => {
        if (!this.signal.aborted) throw error;
      })
      .finally(() => this.#underWay.delete(run));
    this.#underWay.add(run);
    return run;
  }

  /** Resolves when nothing is under way, also nothing that something else had set off. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.idle();
  }
}
