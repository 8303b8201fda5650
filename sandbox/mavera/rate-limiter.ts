export interface Allowance {
  isAllowed: boolean;
  limit: number;
  remaining: number;
  /** When the oldest request leaves the window: seconds since 1970. */
  resetAt: number;
  /** Until then. */
  retryAfterSeconds: number;
}

/** A sliding window of requests for each key (reference §1.8). A refused request is not counted. */
export class RateLimiter {
  readonly #windowMs: number;
  readonly #times = new Map<string, number[]>();
  refused = 0;

  /** `windowMs` shortens the minute for demonstrations and tests. */
  constructor(windowMs = 60_000) {
    this.#windowMs = windowMs;
  }

  take(key: string, limit: number, now = Date.now()): Allowance {
    const times = (this.#times.get(key) ?? []).filter((at) => at > now - this.#windowMs);
    const isAllowed = times.length < limit;
    if (isAllowed) times.push(now);
    else this.refused += 1;
    this.#times.set(key, times);
    const resetMs = (times[0] ?? now) + this.#windowMs;
    return {
      isAllowed,
      limit,
      remaining: Math.max(0, limit - times.length),
      resetAt: Math.ceil(resetMs / 1000),
      retryAfterSeconds: Math.max(1, Math.ceil((resetMs - now) / 1000)),
    };
  }

  /** Requests of a key in the window that ends now. */
  used(key: string, now = Date.now()): number {
    return (this.#times.get(key) ?? []).filter((at) => at > now - this.#windowMs).length;
  }

  refill(): void {
    this.#times.clear();
  }
}
