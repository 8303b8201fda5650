import { type Clock, systemClock } from '../clock.ts';
import { remoteError } from '../remote-failure.ts';
import { BucketLimiter } from './bucket-limiter.ts';
import type { BucketRule } from './bucket-policy.ts';
import type { PacedCall, Pacer, Permit } from './pacer.ts';
import type { WaitOptions } from './waiting-line.ts';

export type BrevoBucket = 'contacts' | 'events' | 'orders' | 'products' | 'other';

/** What the smallest plan allows: assumed until the headers say more (reference/brevo.md §1.4). */
const SMALLEST_PLAN: Readonly<Record<BrevoBucket, BucketRule>> = {
  contacts: { limit: 10, windowMs: 1_000 },
  events: { limit: 10, windowMs: 1_000 },
  orders: { limit: 5, windowMs: 1_000 },
  products: { limit: 2, windowMs: 1_000 },
  other: { limit: 100, windowMs: 3_600_000 },
};

const CONCURRENCY = 5;
/**
 * Of the small bucket that all share, what product batches leave alone: imports are asked after and keys are checked with
 * it, while products can also be written one by one.
 */
const RESERVED = 0.25;
const RESERVED_WAIT_MS = 60_000;

/** Paces the calls to one Brevo account, each bucket by itself. All clients of the account in this process share one. */
export class BrevoLimiter implements Pacer {
  readonly #buckets = new Map<BrevoBucket, BucketLimiter>();
  readonly #clock: Clock;
  readonly #random: () => number;

  constructor({
    clock = systemClock,
    random = Math.random,
  }: {
    clock?: Clock;
    random?: () => number;
  } = {}) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Throws RemoteError `limited` at once for a batch of products that would take the last of what others need, too. */
  async acquire(call: PacedCall, options: WaitOptions): Promise<Permit> {
    const bucket = this.#bucket(call);
    if (call.path === '/products/batch' && bucket.shareLeft() <= RESERVED)
      throw remoteError('Brevo', 'limited', { retryAfterMs: RESERVED_WAIT_MS });
    return bucket.acquire(options);
  }

  estimateWaitMs(call: PacedCall): number {
    return this.#bucket(call).estimateWaitMs();
  }

  #bucket(call: PacedCall): BucketLimiter {
    const name = bucketOf(call);
    let bucket = this.#buckets.get(name);
    if (!bucket) {
      bucket = new BucketLimiter({
        rule: SMALLEST_PLAN[name],
        concurrency: CONCURRENCY,
        clock: this.#clock,
        random: this.#random,
      });
      this.#buckets.set(name, bucket);
    }
    return bucket;
  }
}

/** Everything without a line of its own in Brevo's table shares one bucket of 100 an hour, as far as is known. */
export function bucketOf({ method, path }: PacedCall): BrevoBucket {
  if (/^\/contacts(\/|$)/.test(path)) return 'contacts';
  if (method !== 'POST') return 'other';
  if (path === '/events') return 'events';
  if (path === '/orders/status') return 'orders';
  return path === '/products' ? 'products' : 'other';
}
