import type { Clock } from '../clock.ts';

export interface WaitOptions {
  /** From now on, in ms. */
  maxWaitMs: number;
  signal?: AbortSignal;
}

interface Waiter<Caller> {
  caller: Caller;
  deadline: number;
  enter(): void;
  refuse(error: unknown): void;
}

/** Refusing somebody who waits for others to leave, we cannot know for how long it is. */
const UNKNOWN_WAIT_MS = 1_000;

/**
 * First come, first served. `admitAt` decides: the time from which the first in line may enter (now or earlier: at once),
 * or Infinity if that depends on those inside. It is asked again whenever that time comes and at each `advance`.
 */
export class WaitingLine<Caller> {
  readonly #clock: Clock;
  readonly #admitAt: (caller: Caller, now: number) => number;
  readonly #refusal: (retryAfterMs: number) => Error;
  #waiters: Waiter<Caller>[] = [];
  #cancelTimer = () => {};

  constructor({
    clock,
    admitAt,
    refusal,
  }: {
    clock: Clock;
    admitAt: (caller: Caller, now: number) => number;
    /** What somebody gets whose wait would be, or has become, too long. */
    refusal: (retryAfterMs: number) => Error;
  }) {
    this.#clock = clock;
    this.#admitAt = admitAt;
    this.#refusal = refusal;
  }

  /** How many are waiting. */
  get length(): number {
    return this.#waiters.length;
  }

  /** Resolves to what `enter` returns, which runs in the very step of the decision, so that the next one knows of it. */
  wait<T>(caller: Caller, { maxWaitMs, signal }: WaitOptions, enter: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const leave = () => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter);
        reject(signal?.reason);
        this.advance();
      };
      const waiter: Waiter<Caller> = {
        caller,
        deadline: this.#clock.now() + maxWaitMs,
        enter: () => {
          signal?.removeEventListener('abort', leave);
          resolve(enter());
        },
        refuse: (error) => {
          signal?.removeEventListener('abort', leave);
          reject(error);
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiters.push(waiter);
      this.advance();
    });
  }

  /** Lets in whoever may enter now, turns away whoever would wait too long. To be called when anything has changed. */
  advance(): void {
    this.#cancelTimer();
    const now = this.#clock.now();
    const staying: Waiter<Caller>[] = [];
    let nextLook = Number.POSITIVE_INFINITY;
    for (const waiter of this.#waiters) {
      const at = this.#admitAt(waiter.caller, now);
      if (at <= now) {
        waiter.enter();
      } else if (isTooLong(at, waiter.deadline, now)) {
        waiter.refuse(this.#refusal(Number.isFinite(at) ? at - now : UNKNOWN_WAIT_MS));
      } else {
        staying.push(waiter);
        nextLook = Math.min(nextLook, at, waiter.deadline);
      }
    }
    this.#waiters = staying;
    // A timer may fire a little early; then it looks, and waits again.
    if (staying.length > 0) {
      this.#cancelTimer = this.#clock.after(Math.max(1, nextLook - now), () => this.advance());
    }
  }
}

/** Nobody is refused for a wait that those inside may yet cut short. */
function isTooLong(admitAt: number, deadline: number, now: number): boolean {
  return now >= deadline || (Number.isFinite(admitAt) && admitAt > deadline);
}
