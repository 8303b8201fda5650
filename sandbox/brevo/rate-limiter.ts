import type { BrevoSwitches } from './switches.ts';

export type Tier = 'general' | 'advanced' | 'extended';

interface Window {
  limit: number;
  lengthMs: number;
  endsAt: number;
  used: number;
}

/** What is left of a bucket: the tighter one of its windows. `resetSeconds` is a duration, as in Brevo's header. */
export interface Allowance {
  bucket: string;
  limit: number;
  remaining: number;
  resetSeconds: number;
}

/** Requests per second and per hour by tier; `undefined` where the table has none (reference §1.4). */
interface Line {
  perSecond?: Record<Tier, number>;
  perHour?: Record<Tier, number | undefined>;
}

const tiers = (general: number, advanced: number, extended: number) => ({
  general,
  advanced,
  extended,
});

const LINES = {
  contacts: {
    perSecond: tiers(10, 20, 60),
    perHour: { general: 36_000, advanced: 72_000, extended: undefined },
  },
  events: {
    perSecond: tiers(10, 20, 60),
    perHour: { general: 36_000, advanced: 72_000, extended: undefined },
  },
  orders: { perSecond: tiers(5, 10, 15), perHour: tiers(18_000, 36_000, 54_000) },
  products: { perSecond: tiers(2, 4, 6), perHour: tiers(7_200, 14_400, 21_600) },
  'smtp email': { perSecond: tiers(1000, 2000, 6000) },
  'smtp emails': { perSecond: tiers(2, 3, 5) },
  smtp: { perHour: tiers(300, 600, 1_800) },
  'sms send': { perSecond: tiers(150, 200, 250) },
  loyalty: { perHour: tiers(600, 1_200, 100_000) },
  'everything else': { perHour: tiers(100, 200, 600) },
} satisfies Record<string, Line>;

/** Which bucket a request draws on. `path` is without `/v3`. */
export function bucketOf(method: string, path: string, switches: BrevoSwitches): string {
  const route = `${method} ${path.replace(/\/$/, '')}`;
  const batch = /^POST (\/orders\/status|\/products|\/events)\/batch$/.exec(route)?.[1];
  if (batch && switches.batchBucket === 'single-item') return bucketOf(method, batch, switches);
  if (/^\/contacts(\/|$)/.test(path)) return 'contacts';
  switch (route) {
    case 'POST /events':
      return 'events';
    case 'POST /orders/status':
      return 'orders';
    case 'POST /products':
      return 'products';
    case 'POST /smtp/email':
    case 'GET /smtp/blockedContacts':
      return 'smtp email';
    case 'GET /smtp/emails':
      return 'smtp emails';
    case 'POST /transactionalSMS/send':
      return 'sms send';
  }
  if (/^\/(smtp|loyalty)\//.test(path)) return path.split('/')[1] ?? '';
  return switches.everythingElseIsShared
    ? 'everything else'
    : `everything else: ${path.split('/')[1]}`;
}

/** The buckets of one account: fixed windows that begin with their first request. */
export class RateLimiter {
  readonly #tier: Tier;
  readonly #hourMs: number;
  readonly #buckets = new Map<string, Window[]>();
  /** Requests let through and refused so far, by bucket. */
  readonly counts = new Map<string, { allowed: number; refused: number }>();

  /** `hourMs` shortens the hour for demonstrations. */
  constructor({ tier, hourMs }: { tier: Tier; hourMs: number }) {
    this.#tier = tier;
    this.#hourMs = hourMs;
  }

  /** Draws one request. A refused one costs nothing, and its windows stay as they are. */
  take(bucket: string, now = Date.now()): Allowance & { isAllowed: boolean } {
    const windows = this.#windows(bucket, now);
    const isAllowed = windows.every((window) => window.used < window.limit);
    if (isAllowed) for (const window of windows) window.used += 1;
    const count = this.counts.get(bucket) ?? { allowed: 0, refused: 0 };
    count[isAllowed ? 'allowed' : 'refused'] += 1;
    this.counts.set(bucket, count);
    return { ...tightest(bucket, windows, now), isAllowed };
  }

  /** Every bucket that was drawn on, as it is now. */
  allowances(now = Date.now()): Allowance[] {
    return [...this.#buckets.keys()].map((bucket) =>
      tightest(bucket, this.#windows(bucket, now), now),
    );
  }

  refill(): void {
    this.#buckets.clear();
  }

  #windows(bucket: string, now: number): Window[] {
    const line: Line = LINES[bucket as keyof typeof LINES] ?? LINES['everything else'];
    let windows = this.#buckets.get(bucket);
    if (!windows) {
      const lengths: [number | undefined, number][] = [
        [line.perSecond?.[this.#tier], 1000],
        [line.perHour?.[this.#tier], this.#hourMs],
      ];
      windows = lengths.flatMap(([limit, lengthMs]) =>
        limit === undefined ? [] : { limit, lengthMs, endsAt: 0, used: 0 },
      );
      this.#buckets.set(bucket, windows);
    }
    for (const window of windows) {
      if (window.endsAt > now) continue;
      window.endsAt = now + window.lengthMs;
      window.used = 0;
    }
    return windows;
  }
}

/** Of two windows with as little left, the one that lasts longer. */
function tightest(bucket: string, windows: Window[], now: number): Allowance {
  const left = ({ limit, used }: Window) => limit - used;
  const [window] = windows.toSorted((a, b) => left(a) - left(b) || b.endsAt - a.endsAt);
  if (!window) throw new Error(`The bucket ${bucket} has no window`);
  return {
    bucket,
    limit: window.limit,
    remaining: left(window),
    resetSeconds: Math.max(1, Math.ceil((window.endsAt - now) / 1000)),
  };
}
