import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sleep } from '../../server/clients/clock.ts';
import { BrevoLimiter, bucketOf } from '../../server/clients/pacing/brevo-limiter.ts';
import {
  adjustRule,
  admitToBucketAt,
  type BucketState,
} from '../../server/clients/pacing/bucket-policy.ts';
import { ManualClock } from '../helpers/clocks/manual-clock.ts';

const NEVER = Number.POSITIVE_INFINITY;
const PATIENT = { maxWaitMs: NEVER };
const CONTACTS = { method: 'POST', path: '/contacts' };
const ACCOUNT = { method: 'GET', path: '/account' };
const QUIET: BucketState = {
  rule: { limit: 2, windowMs: 1_000 },
  sentAt: [],
  views: new Map(),
  openCalls: 0,
  unansweredCalls: 0,
  concurrency: 5,
  blockedUntil: 0,
};

const headers = (limit: number, remaining: number, reset: number) =>
  new Headers({
    'x-sib-ratelimit-limit': String(limit),
    'x-sib-ratelimit-remaining': String(remaining),
    'x-sib-ratelimit-reset': String(reset),
  });

async function call(
  limiter: BrevoLimiter,
  which: typeof CONTACTS,
  status = 200,
  answer = new Headers(),
): Promise<void> {
  const permit = await limiter.acquire(which, PATIENT);
  permit.answered(status, answer);
  permit.release();
}

test.each([
  ['POST', '/contacts', 'contacts'],
  ['GET', '/contacts/attributes', 'contacts'],
  ['POST', '/contacts/import', 'contacts'],
  ['POST', '/events', 'events'],
  ['POST', '/events/batch', 'other'],
  ['POST', '/orders/status', 'orders'],
  ['GET', '/orders', 'other'],
  ['POST', '/products', 'products'],
  ['GET', '/account', 'other'],
  ['GET', '/processes/{processId}', 'other'],
  ['GET', '/contactsomething', 'other'],
])('%s %s is counted in the bucket of %s', (method, path, bucket) => {
  expect(bucketOf({ method, path })).toBe(bucket);
});

test('batches of products leave a quarter of the small bucket to whoever needs it, too', async () => {
  const limiter = new BrevoLimiter({ clock: new ManualClock() });
  const batch = { method: 'POST', path: '/products/batch' };

  await call(limiter, batch, 201, headers(100, 26, 1_800));
  await call(limiter, batch, 201, headers(100, 25, 1_799));

  const refused = { failure: 'limited', isTransient: true };
  await expect(limiter.acquire(batch, PATIENT)).rejects.toMatchObject(refused);
  await call(limiter, ACCOUNT, 200, headers(100, 24, 1_798));
});

test('without headers, batches of products stop after three quarters of the smallest plan', async () => {
  const limiter = new BrevoLimiter({ clock: new ManualClock() });
  const batch = { method: 'POST', path: '/products/batch' };

  for (let nth = 0; nth < 75; nth += 1) await call(limiter, batch, 201);

  await expect(limiter.acquire(batch, PATIENT)).rejects.toMatchObject({ failure: 'limited' });
  await call(limiter, ACCOUNT);
});

test('without headers, its own count keeps to the smallest plan', () => {
  expect(admitToBucketAt({ ...QUIET, sentAt: [0] }, 10)).toBe(10);
  expect(admitToBucketAt({ ...QUIET, sentAt: [0, 5] }, 10)).toBe(1_100);
});

test('headers that say nothing is left are believed', () => {
  const views = new Map([[2, { left: 0, endsAt: 900 }]]);
  expect(admitToBucketAt({ ...QUIET, views }, 10)).toBe(900);
  expect(admitToBucketAt({ ...QUIET, views }, 900)).toBe(900);
});

test('calls on their way count as spent, until their answers say better', () => {
  const views = new Map([[2, { left: 1, endsAt: 900 }]]);
  expect(admitToBucketAt({ ...QUIET, views, unansweredCalls: 1 }, 10)).toBe(NEVER);
});

test('of a window of a second and one of an hour, the stricter one holds', () => {
  const views = new Map([
    [10, { left: 5, endsAt: 900 }],
    [36_000, { left: 0, endsAt: 50_000 }],
  ]);
  expect(admitToBucketAt({ ...QUIET, views }, 10)).toBe(50_000);
});

test('in an hourly bucket, headers replace its own count', () => {
  const rule = { limit: 2, windowMs: 3_600_000 };
  const sentAt = [0, 5];
  expect(admitToBucketAt({ ...QUIET, rule, sentAt }, 10)).toBe(3_600_100);
  const views = new Map([[2, { left: 1, endsAt: 60_000 }]]);
  expect(admitToBucketAt({ ...QUIET, rule, sentAt, views }, 10)).toBe(10);
});

test('a larger plan is noticed, and an hourly limit is not taken for one by the second', () => {
  const rule = { limit: 10, windowMs: 1_000 };
  expect(adjustRule(rule, { limit: 60, resetMs: 1_000 }).limit).toBe(60);
  expect(adjustRule(rule, { limit: 5, resetMs: 1_000 }).limit).toBe(5);
  expect(adjustRule(rule, { limit: 36_000, resetMs: 1_000 }).limit).toBe(10);
  expect(adjustRule(rule, { limit: 60, resetMs: 3_000_000 }).limit).toBe(10);
});

test('whatever the delays, contacts never get more calls in a second than the plan allows', async () => {
  const delays = fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(delays, async (delaysMs) => {
      const clock = new ManualClock();
      const limiter = new BrevoLimiter({ clock });
      const arrivals: number[] = [];
      const calls = Array.from({ length: 60 }, async (_, index) => {
        const permit = await limiter.acquire(CONTACTS, PATIENT);
        await sleep(clock, 20 + (delaysMs[index % delaysMs.length] ?? 0) / 2);
        arrivals.push(clock.now());
        permit.answered(200, new Headers());
        permit.release();
      });

      await clock.runUntil(Promise.all(calls));

      expect(arrivals).toHaveLength(60);
      for (const [index, at] of arrivals.entries()) {
        expect((arrivals[index + 10] ?? NEVER) - at).toBeGreaterThanOrEqual(1_000);
      }
      expect(clock.now()).toBeLessThan(7_500);
    }),
    { numRuns: 30 },
  );
});

test('a 429 is waited out for as long as Brevo says', async () => {
  const limiter = new BrevoLimiter({ clock: new ManualClock(), random: () => 0 });
  await call(limiter, CONTACTS, 429, headers(10, 0, 3));
  expect(limiter.estimateWaitMs(CONTACTS)).toBe(3_000);
});

test('a 429 that does not say how long begins with the bucket’s window, and doubles up to a minute', async () => {
  const clock = new ManualClock();
  const limiter = new BrevoLimiter({ clock, random: () => 0 });
  const waits: number[] = [];
  for (let nth = 0; nth < 8; nth += 1) {
    await call(limiter, CONTACTS, 429);
    const waitMs = limiter.estimateWaitMs(CONTACTS);
    waits.push(waitMs);
    await clock.advance(waitMs);
  }

  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
});

test('calls that were refused together are one refusal, and a good answer starts the count anew', async () => {
  const clock = new ManualClock();
  const limiter = new BrevoLimiter({ clock, random: () => 0 });
  const together = await Promise.all([1, 2, 3].map(() => limiter.acquire(CONTACTS, PATIENT)));
  await clock.advance(5);
  for (const permit of together) {
    permit.answered(429, new Headers());
    permit.release();
  }
  expect(limiter.estimateWaitMs(CONTACTS)).toBe(1_000);

  await clock.advance(1_000);
  await call(limiter, CONTACTS);
  await call(limiter, CONTACTS, 429);
  expect(limiter.estimateWaitMs(CONTACTS)).toBe(1_000);
});

test('in a bucket of a hundred an hour, a 429 that does not say how long means a minute', async () => {
  const limiter = new BrevoLimiter({ clock: new ManualClock(), random: () => 1 });
  await call(limiter, ACCOUNT, 429);
  expect(limiter.estimateWaitMs(ACCOUNT)).toBe(66_000);
});

test('a spent hourly bucket does not hold up the contacts', async () => {
  const clock = new ManualClock();
  const limiter = new BrevoLimiter({ clock });
  await call(limiter, ACCOUNT, 200, headers(100, 0, 1_800));

  const refusal = limiter.acquire(ACCOUNT, { maxWaitMs: 10_000 });
  await expect(refusal).rejects.toMatchObject({ failure: 'limited', retryAfterMs: 1_800_000 });
  await call(limiter, CONTACTS);
});

test('a call that never got an answer counts as spent', async () => {
  const clock = new ManualClock();
  const limiter = new BrevoLimiter({ clock });
  await call(limiter, ACCOUNT, 200, headers(100, 1, 1_800));

  const permit = await limiter.acquire(ACCOUNT, PATIENT);
  permit.release();
  permit.release();

  expect(limiter.estimateWaitMs(ACCOUNT)).toBe(1_800_000);
});
