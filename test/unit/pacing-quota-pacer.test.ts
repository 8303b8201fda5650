import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sleep } from '../../server/clients/clock.ts';
import { QuotaPacer } from '../../server/clients/pacing/quota-pacer.ts';
import { RemoteError } from '../../server/errors.ts';
import { ManualClock } from '../helpers/clocks/manual-clock.ts';
import { QuotaPlatform } from '../helpers/clocks/quota-platform.ts';

const CALL = { method: 'GET', path: '/v3/customers' };
const PATIENT = { maxWaitMs: Number.POSITIVE_INFINITY };

/** Makes calls through a pacer, `parallel` at once, each taking `latencyMs` there and back. */
async function makeCalls(
  clock: ManualClock,
  platform: QuotaPlatform,
  pacer: QuotaPacer,
  { calls, parallel, latencyMs }: { calls: number; parallel: number; latencyMs: () => number },
): Promise<void> {
  let started = 0;
  const worker = async () => {
    while (started < calls) {
      started += 1;
      for (let status = 0; status !== 200; ) {
        const permit = await pacer.acquire(CALL, PATIENT);
        await sleep(clock, latencyMs() / 2);
        const answer = platform.take();
        await sleep(clock, latencyMs() / 2);
        permit.answered(answer.status, answer.headers);
        permit.release();
        status = answer.status;
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

const answerHeaders = (left: number, resetMs = 30_000) =>
  new Headers({
    'x-rate-limit-requests-quota': '150',
    'x-rate-limit-requests-left': String(left),
    'x-rate-limit-time-reset-ms': String(resetMs),
    'x-rate-limit-time-window-ms': '30000',
  });

/** A pacer that has had one answer. */
async function pacerWith(clock: ManualClock, status: number, headers: Headers) {
  const pacer = new QuotaPacer({ clock, random: () => 0.5 });
  const permit = await pacer.acquire(CALL, PATIENT);
  permit.answered(status, headers);
  permit.release();
  return pacer;
}

test('a sync spends exactly its share of every window, and finishes within a tenth of the time that takes', async () => {
  const clock = new ManualClock();
  const platform = new QuotaPlatform(clock, 150, 30_000);
  const pacer = new QuotaPacer({ clock, share: 0.7 });

  const options = { calls: 1050, parallel: 8, latencyMs: () => 300 };
  await clock.runUntil(makeCalls(clock, platform, pacer, options));

  // 105 calls a window: nine windows in full, and the tenth as fast as four at once can be.
  expect(platform.ours).toEqual(Array(10).fill(105));
  expect(platform.refused).toBe(0);
  expect(clock.now()).toBeLessThan(1.1 * (9 * 30_000 + (105 / 4) * 300));
});

test('one process never takes more than its share, whatever the plan, the delays and the other apps', async () => {
  const situation = fc.record({
    quota: fc.integer({ min: 1, max: 200 }),
    share: fc.double({ min: 0.05, max: 1, noNaN: true }),
    // Longer than two answers take: one that arrives a window late tells of a window that is gone.
    windowMs: fc.integer({ min: 1_000, max: 30_000 }),
    concurrency: fc.integer({ min: 1, max: 6 }),
    delays: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 }),
    others: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 10 }),
    isOnlyProcess: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(situation, async (situation) => {
      const { quota, share, windowMs, concurrency, delays, others, isOnlyProcess } = situation;
      const clock = new ManualClock();
      const platform = new QuotaPlatform(clock, quota, windowMs);
      const pacer = new QuotaPacer({ clock, share, concurrency, isOnlyProcess });
      for (const [index, calls] of others.entries()) {
        clock.after((index * windowMs) / 3, () => platform.takeByOthers(calls));
      }
      let turn = 0;
      const latencyMs = () => delays[turn++ % delays.length] ?? 1;

      await clock.runUntil(
        makeCalls(clock, platform, pacer, { calls: 60, parallel: 8, latencyMs }),
      );

      const allowed = Math.max(1, Math.floor(quota * share + 1e-9));
      expect(Math.max(...platform.ours)).toBeLessThanOrEqual(allowed);
      expect(platform.ours.reduce((sum, calls) => sum + calls, 0)).toBe(60);
    }),
    { numRuns: 100 },
  );
});

test('the only process gets its whole share beside another app that keeps to the rest, and nobody is refused', async () => {
  const situation = fc.record({
    quota: fc.integer({ min: 20, max: 450 }),
    share: fc.double({ min: 0.3, max: 0.9, noNaN: true }),
    otherPart: fc.double({ min: 0.1, max: 1, noNaN: true }),
    burst: fc.integer({ min: 1, max: 10 }),
    delays: fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 1, maxLength: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(situation, async ({ quota, share, otherPart, burst, delays }) => {
      const clock = new ManualClock();
      const windowMs = 30_000;
      const platform = new QuotaPlatform(clock, quota, windowMs);
      const allowed = Math.floor(quota * share + 1e-9);
      // Even over each window, in bursts; one burst may straddle a window's edge.
      const othersCalls = Math.max(0, Math.floor((quota - allowed) * otherPart) - burst);
      if (othersCalls > 0) {
        const call = () => {
          platform.takeByOthers(burst);
          clock.after((windowMs * burst) / othersCalls, call);
        };
        call();
      }
      const pacer = new QuotaPacer({ clock, share, isOnlyProcess: true });
      let turn = 0;
      const latencyMs = () => delays[turn++ % delays.length] ?? 1;

      // The first window was begun by others, whose calls might have been ours.
      const calls = Math.ceil(allowed * 3.5);
      await clock.runUntil(makeCalls(clock, platform, pacer, { calls, parallel: 8, latencyMs }));

      expect(platform.refused).toBe(0);
      expect(platform.refusedToOthers).toBe(0);
      expect(platform.ours.slice(1, -1).every((count) => count === allowed)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('several processes that know nothing of each other keep to one share, but for a few calls, and provoke no 429', async () => {
  const situation = fc.record({
    processes: fc.integer({ min: 2, max: 5 }),
    quota: fc.integer({ min: 150, max: 450 }),
    share: fc.double({ min: 0.3, max: 0.9, noNaN: true }),
    delays: fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 1, maxLength: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(situation, async ({ processes, quota, share, delays }) => {
      const clock = new ManualClock();
      const platform = new QuotaPlatform(clock, quota, 30_000);
      let turn = 0;
      const latencyMs = () => delays[turn++ % delays.length] ?? 1;
      const calls = Math.ceil((quota * share * 2.5) / processes);

      const run = Array.from({ length: processes }, () =>
        makeCalls(clock, platform, new QuotaPacer({ clock, share }), {
          calls,
          parallel: 6,
          latencyMs,
        }),
      );
      await clock.runUntil(Promise.all(run));

      // What the others have in the air, nobody sees.
      const allowed = Math.floor(quota * share + 1e-9) + 2 * processes;
      expect(Math.max(...platform.ours)).toBeLessThanOrEqual(allowed);
      expect(platform.refused).toBe(0);
    }),
    { numRuns: 25 },
  );
});

test('other apps that take everything cannot stop a sync for good', async () => {
  const clock = new ManualClock();
  const platform = new QuotaPlatform(clock, 20, 1_000);
  const greedy = () => {
    platform.takeByOthers(19);
    clock.after(50, greedy);
  };
  greedy();
  const pacer = new QuotaPacer({ clock });

  const options = { calls: 5, parallel: 4, latencyMs: () => 10 };
  await clock.runUntil(makeCalls(clock, platform, pacer, options));

  expect(platform.ours.reduce((sum, calls) => sum + calls, 0)).toBe(5);
});

test('a 429 with headers keeps every call of the store out until the window ends', async () => {
  const clock = new ManualClock();
  const pacer = await pacerWith(clock, 429, answerHeaders(0, 8_000));

  expect(pacer.estimateWaitMs(CALL)).toBe(8_000);
});

test('a 429 without headers makes it wait longer each time, and go on more gently', async () => {
  const clock = new ManualClock();
  const pacer = await pacerWith(clock, 429, new Headers());
  expect(pacer.estimateWaitMs(CALL)).toBe(1_000);

  for (const waitMs of [2_000, 4_000]) {
    await clock.advance(pacer.estimateWaitMs(CALL));
    const permit = await pacer.acquire(CALL, PATIENT);
    permit.answered(429, new Headers());
    permit.release();
    expect(pacer.estimateWaitMs(CALL)).toBe(waitMs);
  }

  await clock.advance(4_000);
  const first = await pacer.acquire(CALL, PATIENT);
  first.answered(200, answerHeaders(140));
  let isSecondIn = false;
  const second = pacer.acquire(CALL, PATIENT).then((permit) => {
    isSecondIn = true;
    return permit;
  });
  await clock.advance(5);
  expect(isSecondIn).toBe(false);
  first.release();
  (await second).release();
});

test('calls that were refused together count as one refusal', async () => {
  const clock = new ManualClock();
  const pacer = await pacerWith(clock, 200, answerHeaders(140));
  const permits = await Promise.all([1, 2, 3].map(() => pacer.acquire(CALL, PATIENT)));
  await clock.advance(10);

  for (const permit of permits) {
    permit.answered(429, new Headers());
    permit.release();
    await clock.advance(1);
  }

  expect(pacer.estimateWaitMs(CALL)).toBeLessThanOrEqual(1_000);
});

test('somebody who is waiting for a page is told at once that it would take too long', async () => {
  const clock = new ManualClock();
  const pacer = await pacerWith(clock, 200, answerHeaders(45, 20_000));

  const error = await pacer.acquire(CALL, { maxWaitMs: 3_000 }).catch((reason) => reason);

  expect(error).toBeInstanceOf(RemoteError);
  expect(error).toMatchObject({ failure: 'limited', retryAfterMs: 20_000 });
  expect(clock.now()).toBe(0);
});

test('somebody who waits for calls that hang is let go when their patience ends', async () => {
  const clock = new ManualClock();
  const pacer = new QuotaPacer({ clock });
  await pacer.acquire(CALL, PATIENT);

  const waiting = pacer.acquire(CALL, { maxWaitMs: 3_000 }).catch((reason) => reason);
  await clock.runUntil(waiting);

  expect(await waiting).toMatchObject({ failure: 'limited' });
  expect(clock.now()).toBe(3_000);
});

test('calls go out in the order in which they came', async () => {
  const clock = new ManualClock();
  const pacer = await pacerWith(clock, 200, answerHeaders(45, 1_000));
  const order: number[] = [];
  const calls = [1, 2, 3].map(async (number) => {
    const permit = await pacer.acquire(CALL, PATIENT);
    order.push(number);
    permit.answered(200, answerHeaders(140));
    permit.release();
  });

  await clock.runUntil(Promise.all(calls));

  expect(order).toEqual([1, 2, 3]);
});

test('whoever gives up leaves the queue, and leaves nothing behind', async () => {
  const clock = new ManualClock();
  const pacer = await pacerWith(clock, 200, answerHeaders(45, 1_000));
  const caller = new AbortController();
  const reason = new Error('the merchant went away');

  const waiting = pacer.acquire(CALL, { ...PATIENT, signal: caller.signal });
  caller.abort(reason);

  await expect(waiting).rejects.toBe(reason);
  await expect(pacer.acquire(CALL, { ...PATIENT, signal: caller.signal })).rejects.toBe(reason);
  expect(clock.pending).toBe(0);
});

test('a call without an answer counts as spent, and gives its place back once', async () => {
  const clock = new ManualClock();
  const pacer = await pacerWith(clock, 200, answerHeaders(51));
  expect(pacer.estimateWaitMs(CALL)).toBe(0);

  const lost = await pacer.acquire(CALL, PATIENT);
  lost.release();
  lost.release();

  expect(pacer.estimateWaitMs(CALL)).toBe(30_000);
});

test('an endpoint that takes fewer calls at once does not hold up the others', async () => {
  const clock = new ManualClock();
  const pacer = new QuotaPacer({ clock, endpointCaps: { 'PUT /v3/customers': 1 } });
  const write = { method: 'PUT', path: '/v3/customers' };
  const probe = await pacer.acquire(CALL, PATIENT);
  probe.answered(200, answerHeaders(140));
  probe.release();

  const first = await pacer.acquire(write, PATIENT);
  const second = pacer.acquire(write, PATIENT);
  (await pacer.acquire(CALL, PATIENT)).release();
  first.release();

  (await second).release();
});

test('a merchant who lowers the share slows down even what is waiting', async () => {
  const clock = new ManualClock();
  const pacer = await pacerWith(clock, 200, answerHeaders(100));
  expect(pacer.estimateWaitMs(CALL)).toBe(0);

  pacer.share = 0.2;

  expect(pacer.estimateWaitMs(CALL)).toBe(30_000);
});
