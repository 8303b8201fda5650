import type { ManualClock } from './manual-clock.ts';

/** A store's quota as BigCommerce keeps it: fixed windows, each opened by its first call, counted as calls arrive. */
export class QuotaPlatform {
  readonly #clock: ManualClock;
  readonly #quota: number;
  readonly #windowMs: number;
  #windowStart = Number.NEGATIVE_INFINITY;
  #left = 0;
  /** Our calls, window by window. */
  readonly ours: number[] = [];
  refused = 0;
  /** Calls of the store's other apps. */
  refusedToOthers = 0;

  constructor(clock: ManualClock, quota: number, windowMs: number) {
    this.#clock = clock;
    this.#quota = quota;
    this.#windowMs = windowMs;
  }

  /** A call arrives. */
  take(): { status: number; headers: Headers } {
    this.#roll();
    const isAllowed = this.#left > 0;
    if (isAllowed) {
      this.#left -= 1;
      this.ours[this.ours.length - 1] = (this.ours.at(-1) ?? 0) + 1;
    } else {
      this.refused += 1;
    }
    return { status: isAllowed ? 200 : 429, headers: this.#headers() };
  }

  /** Another app of the store calls, as far as it may. */
  takeByOthers(calls: number): void {
    this.#roll();
    this.refusedToOthers += Math.max(0, calls - this.#left);
    this.#left = Math.max(0, this.#left - calls);
  }

  #roll(): void {
    const now = this.#clock.now();
    if (now < this.#windowStart + this.#windowMs) return;
    this.#windowStart = now;
    this.#left = this.#quota;
    this.ours.push(0);
  }

  #headers(): Headers {
    const resetMs = Math.ceil(this.#windowStart + this.#windowMs - this.#clock.now());
    return new Headers({
      'x-rate-limit-requests-quota': String(this.#quota),
      'x-rate-limit-requests-left': String(this.#left),
      'x-rate-limit-time-reset-ms': String(resetMs),
      'x-rate-limit-time-window-ms': String(this.#windowMs),
    });
  }
}
