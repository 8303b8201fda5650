import { type Clock, systemClock } from '../clock.ts';
import { BucketLimiter } from './bucket-limiter.ts';
import type { PacedCall, Pacer, Permit } from './pacer.ts';
import { numberIn } from './quota-headers.ts';
import type { WaitOptions } from './waiting-line.ts';

/** What the smallest plan allows: assumed until the headers say more (reference/mavera-and-peers.md §1.8). */
const SMALLEST_PLAN = { limit: 60, windowMs: 60_000 };
/** Mave takes 10 chats at once; the rest has no documented limit, and no need of more than that. */
const CONCURRENCY = 8;

/** Paces the calls made with one Mavera key. All clients of the key in this process share one. */
export class MaveraLimiter implements Pacer {
  readonly #bucket: BucketLimiter;

  constructor({
    clock = systemClock,
    random = Math.random,
  }: {
    clock?: Clock;
    random?: () => number;
  } = {}) {
    this.#bucket = new BucketLimiter({
      service: 'Mavera',
      rule: SMALLEST_PLAN,
      concurrency: CONCURRENCY,
      readHeaders: readMaveraHeaders,
      clock,
      random,
    });
  }

  acquire(_call: PacedCall, options: WaitOptions): Promise<Permit> {
    return this.#bucket.acquire(options);
  }

  estimateWaitMs(_call: PacedCall): number {
    return this.#bucket.estimateWaitMs();
  }
}

/** `reset` is a time in Unix seconds: by the clock of whoever answered, where that is told. */
export function readMaveraHeaders(headers: Headers) {
  const limit = numberIn(headers, 'x-ratelimit-limit');
  const left = numberIn(headers, 'x-ratelimit-remaining');
  const reset = numberIn(headers, 'x-ratelimit-reset');
  if (limit === undefined || left === undefined || reset === undefined) return undefined;
  const theirNow = Date.parse(headers.get('date') ?? '');
  const resetMs = reset * 1000 - (Number.isFinite(theirNow) ? theirNow : Date.now());
  return { limit, left, resetMs: Math.min(Math.max(resetMs, 0), SMALLEST_PLAN.windowMs) };
}
