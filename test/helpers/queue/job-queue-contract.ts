import { describe, expect, test } from 'vitest';
import { describeAdding } from './job-queue-contract/adding.ts';
import { describeAnyHistory } from './job-queue-contract/any-history.ts';
import { describeClaiming } from './job-queue-contract/claiming.ts';
import { describeLeases } from './job-queue-contract/leases.ts';
import { aJob, claimAny, claimOne, type Open, runAll } from './job-queue-contract/open-queue.ts';

/** What every engine of `JobQueue` has to do. `open` gives an empty one each time. */
export function describeJobQueue(name: string, open: Open): void {
  describe(name, () => {
    describeAdding(open);
    describeClaiming(open);
    describeLeases(open);
    describeAnyHistory(open);
    describeHousekeeping(open);
  });
}

function describeHousekeeping(open: Open): void {
  describe('keeping house', () => {
    test('a job that was added is there for every process', async () => {
      await using opened = await open();
      const { job } = await opened.queue.enqueue(aJob());
      const other = (await opened.another?.()) ?? opened.queue;

      expect(await other.find(job.id)).toEqual(job);
    });

    test('old finished jobs are removed, live and recent ones stay', async () => {
      await using opened = await open();
      const old = await opened.queue.enqueue(aJob({ key: 'old' }));
      await runAll(opened.queue);
      await opened.advance(1_000);
      const recent = await opened.queue.enqueue(aJob({ key: 'recent' }));
      await runAll(opened.queue);
      const live = await opened.queue.enqueue(aJob({ key: 'live' }));

      expect(await opened.queue.prune(opened.now())).toBe(1);

      expect(await opened.queue.find(old.job.id)).toBeUndefined();
      expect(await opened.queue.find(recent.job.id)).toBeDefined();
      expect(await opened.queue.find(live.job.id)).toBeDefined();
    });

    test('of a store that left, every job is gone, and its running one can save nothing', async () => {
      await using opened = await open();
      const { queue } = opened;
      await queue.enqueue(aJob({ key: 'done' }));
      await runAll(queue);
      await queue.enqueue(aJob({ key: 'running' }));
      const running = await claimOne(queue);
      await queue.enqueue(aJob({ key: 'waiting' }));
      await queue.enqueue(aJob({ storeHash: 'store-b', runAt: opened.now() + 1 }));

      await queue.deleteStore('store-a');

      expect(await queue.counts()).toMatchObject({ queued: 1, running: 0, succeeded: 0 });
      expect(await queue.renew(running, 60_000)).toBe('lost');
      expect(await queue.settle(running, { state: 'succeeded' })).toBe(false);
      expect(await claimAny(queue)).toBeUndefined();
      expect((await queue.enqueue(aJob())).isNew).toBe(true);
    });

    test('jobs are counted by state', async () => {
      await using opened = await open();
      for (const key of ['one', 'two', 'three', 'four']) await opened.queue.enqueue(aJob({ key }));
      await opened.queue.settle(await claimOne(opened.queue), { state: 'succeeded' });
      await opened.queue.settle(await claimOne(opened.queue), { state: 'failed', lastError: 'no' });
      await claimOne(opened.queue);

      expect(await opened.queue.counts()).toEqual({
        queued: 1,
        running: 1,
        succeeded: 1,
        failed: 1,
        cancelled: 0,
      });
    });
  });
}
