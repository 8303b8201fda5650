import type { Quota } from '../../sandbox/bigcommerce/quota.ts';

/** Another app of the same store, which polls at an even pace and knows nothing of ours. */
export class OtherApp {
  readonly #timer: NodeJS.Timeout;
  readonly #counts = { calls: 0, refused: 0 };

  constructor(quota: Quota, share: number) {
    const { requests, windowMs } = quota.state;
    this.#timer = setInterval(
      () => {
        this.#counts.calls += 1;
        if (!quota.spend()) this.#counts.refused += 1;
      },
      windowMs / (requests * share),
    );
  }

  stop(): { calls: number; refused: number } {
    clearInterval(this.#timer);
    return this.#counts;
  }
}
