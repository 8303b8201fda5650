export interface QuotaOptions {
  /** How many requests a window allows, of all apps of the store together. */
  requests: number;
  windowMs: number;
}

/** What the four X-Rate-Limit headers say (reference §5.1). */
export interface QuotaState extends QuotaOptions {
  left: number;
  /** Milliseconds until the window ends. */
  resetMs: number;
}

/** The plan of most stores (Standard and Plus). */
export const STANDARD_QUOTA: QuotaOptions = { requests: 150, windowMs: 30_000 };

/** A store's requests in fixed windows: a new one opens with the first request after the last has ended. */
export class Quota {
  #options: QuotaOptions;
  #windowStart = 0;
  #spent = 0;

  constructor(options: QuotaOptions = STANDARD_QUOTA) {
    this.#options = options;
  }

  /** Another plan, from the next window on. */
  change(options: QuotaOptions): void {
    this.#options = options;
    this.#windowStart = 0;
  }

  /** Takes `units` if that many are left. Call it by hand to play the store's other apps. */
  spend(units = 1): boolean {
    this.#roll();
    if (this.#spent + units > this.#options.requests) return false;
    this.#spent += units;
    return true;
  }

  get state(): QuotaState {
    this.#roll();
    return {
      ...this.#options,
      left: this.#options.requests - this.#spent,
      resetMs: Math.max(1, Math.ceil(this.#windowStart + this.#options.windowMs - Date.now())),
    };
  }

  #roll(): void {
    const now = Date.now();
    if (now < this.#windowStart + this.#options.windowMs) return;
    this.#windowStart = now;
    this.#spent = 0;
  }
}
