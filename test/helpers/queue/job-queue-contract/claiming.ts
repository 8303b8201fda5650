import { describe, expect, test } from 'vitest';
import { aJob, claimAny, claimOne, LEASE_MS, type Open, runAll } from './open-queue.ts';

/** Which job `claim` takes, and from whom. */
export function describeClaiming(open: Open): void {
  describe('taking a job', () => {
    test('a claimed job is running, leased, and has spent an attempt', async () => {
      await using opened = await open();
      const { job } = await opened.queue.enqueue(aJob());

      const claimed = await claimOne(opened.queue);

      expect(claimed).toEqual({
        ...job,
        state: 'running',
        attempts: 1,
        leaseToken: expect.any(String),
        leaseUntil: opened.now() + LEASE_MS,
      });
    });

    test('nothing is taken from an empty queue', async () => {
      await using opened = await open();

      expect(await claimAny(opened.queue)).toBeUndefined();
      expect(await opened.queue.nextRunAt(['sync'])).toBeUndefined();
    });

    test('a job waits for its time', async () => {
      await using opened = await open();
      const runAt = opened.now() + 5_000;
      await opened.queue.enqueue(aJob({ runAt }));
      expect(await opened.queue.nextRunAt(['sync'])).toBe(runAt);

      await opened.advance(4_999);
      expect(await claimAny(opened.queue)).toBeUndefined();

      await opened.advance(1);
      expect(await claimOne(opened.queue)).toMatchObject({ runAt });
    });

    test('jobs of one store run in the order of their times, then as they were added', async () => {
      await using opened = await open();
      const start = opened.now();
      await opened.queue.enqueue(aJob({ key: 'third', runAt: start + 2_000 }));
      await opened.queue.enqueue(aJob({ key: 'first', runAt: start + 1_000 }));
      await opened.queue.enqueue(aJob({ key: 'second', runAt: start + 1_000 }));
      await opened.advance(2_000);

      const ran = await runAll(opened.queue);

      expect(ran.map((job) => job.key)).toEqual(['first', 'second', 'third']);
    });

    test('a worker takes only the kinds it knows', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob({ kind: 'report', key: 'report', runAt: opened.now() - 1 }));
      await opened.queue.enqueue(aJob());

      expect(await claimOne(opened.queue)).toMatchObject({ kind: 'sync' });
      expect(await claimAny(opened.queue)).toBeUndefined();
      expect(await opened.queue.nextRunAt(['sync'])).toBeUndefined();
      expect(await opened.queue.nextRunAt(['sync', 'report'])).toBe(opened.now() - 1);
    });

    test('two processes never take the same job', async () => {
      await using opened = await open();
      const queues = [opened.queue, (await opened.another?.()) ?? opened.queue];
      for (let n = 0; n < 20; n += 1) {
        await opened.queue.enqueue(aJob({ storeHash: `store-${n % 3}`, key: `job-${n}` }));
      }

      const claims = await Promise.all(
        Array.from({ length: 24 }, (_, n) => claimAny(queues[n % 2] ?? opened.queue)),
      );

      const ids = claims.flatMap((job) => (job ? [job.id] : []));
      expect(ids).toHaveLength(20);
      expect(new Set(ids).size).toBe(20);
    });
  });

  describe('sharing between stores', () => {
    test('a store with one job does not wait behind a store with a thousand', async () => {
      await using opened = await open();
      for (let n = 0; n < 1_000; n += 1) await opened.queue.enqueue(aJob({ key: `job-${n}` }));
      await opened.queue.settle(await claimOne(opened.queue), { state: 'succeeded' });
      await opened.advance(1_000);
      await opened.queue.enqueue(aJob({ storeHash: 'store-b' }));

      const next = await claimOne(opened.queue);

      expect(next.storeHash).toBe('store-b');
    });

    test('stores with work take turns', async () => {
      await using opened = await open();
      for (const storeHash of ['store-a', 'store-b', 'store-c']) {
        for (let n = 0; n < 3; n += 1) {
          await opened.queue.enqueue(aJob({ storeHash, key: `job-${n}` }));
        }
      }

      const ran = await runAll(opened.queue);

      const rounds = [0, 3, 6].map((from) => ran.slice(from, from + 3).map((job) => job.storeHash));
      for (const round of rounds) expect(round.sort()).toEqual(['store-a', 'store-b', 'store-c']);
    });

    test('a store with nothing running goes before one that holds a worker already', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob({ key: 'long' }));
      await opened.queue.enqueue(aJob({ key: 'longer' }));
      await claimOne(opened.queue);
      await opened.advance(10);
      await opened.queue.enqueue(aJob({ storeHash: 'store-b', key: 'short-1' }));
      await opened.queue.enqueue(aJob({ storeHash: 'store-b', key: 'short-2' }));
      await opened.queue.settle(await claimOne(opened.queue), { state: 'succeeded' });
      await opened.advance(10);

      const next = await claimOne(opened.queue);

      expect(next).toMatchObject({ storeHash: 'store-b', key: 'short-2' });
    });

    test('a store alone uses every worker', async () => {
      await using opened = await open();
      for (const key of ['one', 'two', 'three']) await opened.queue.enqueue(aJob({ key }));

      const keys = [];
      for (let n = 0; n < 3; n += 1) keys.push((await claimOne(opened.queue)).key);

      expect(keys).toEqual(['one', 'two', 'three']);
    });

    test('a store that was quiet goes before one that was served a moment ago', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob({ key: 'one' }));
      await opened.queue.enqueue(aJob({ key: 'two' }));
      await opened.queue.enqueue(aJob({ storeHash: 'store-b', runAt: opened.now() + 5_000 }));
      await opened.queue.settle(await claimOne(opened.queue), { state: 'succeeded' });
      await opened.advance(5_000);

      const ran = await runAll(opened.queue);

      expect(ran.map((job) => job.storeHash)).toEqual(['store-b', 'store-a']);
    });
  });
}
