import { describe, expect, test } from 'vitest';
import { aJob, claimAny, claimOne, type Open, runAll } from './open-queue.ts';

/** What `enqueue` and `cancel` promise. */
export function describeAdding(open: Open): void {
  describe('adding a job', () => {
    test('a job keeps what it was given', async () => {
      await using opened = await open();
      const payload = { runId: 'r1', page: 2, isFull: true, since: null };

      const { job, isNew } = await opened.queue.enqueue(aJob({ payload, maxAttempts: 3 }));

      expect(isNew).toBe(true);
      expect(job).toEqual({
        id: expect.any(String),
        ...aJob({ payload, maxAttempts: 3 }),
        state: 'queued',
        attempts: 0,
        runAt: opened.now(),
        lastError: null,
        createdAt: opened.now(),
      });
      expect(await opened.queue.find(job.id)).toEqual(job);
      expect(await opened.queue.findLive('store-a', 'customers')).toEqual(job);
    });

    test('ten clicks at once are one job', async () => {
      await using opened = await open();
      const queues = [opened.queue, (await opened.another?.()) ?? opened.queue];

      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, click) => queues[click % 2]?.enqueue(aJob())),
      );

      expect(new Set(answers.map((answer) => answer?.job.id)).size).toBe(1);
      expect(answers.filter((answer) => answer?.isNew)).toHaveLength(1);
      expect(await opened.queue.counts()).toMatchObject({ queued: 1 });
    });

    test('the same key in two stores is two jobs', async () => {
      await using opened = await open();

      const a = await opened.queue.enqueue(aJob());
      const b = await opened.queue.enqueue(aJob({ storeHash: 'store-b' }));

      expect(b).toMatchObject({ isNew: true, job: { storeHash: 'store-b' } });
      expect(b.job.id).not.toBe(a.job.id);
    });

    test('a finished job makes room for the next one with its key', async () => {
      await using opened = await open();
      const first = await opened.queue.enqueue(aJob());
      await runAll(opened.queue);

      const second = await opened.queue.enqueue(aJob());

      expect(second.isNew).toBe(true);
      expect(await opened.queue.find(first.job.id)).toMatchObject({ state: 'succeeded' });
    });

    test('asking again for a waiting job brings it forward and never puts it off', async () => {
      await using opened = await open();
      const soon = opened.now() + 10_000;
      await opened.queue.enqueue(aJob({ runAt: soon + 10_000, payload: { page: 1 } }));

      const sooner = await opened.queue.enqueue(aJob({ runAt: soon, payload: { page: 2 } }));
      const later = await opened.queue.enqueue(aJob({ runAt: soon + 5_000 }));

      expect(sooner).toMatchObject({ isNew: false, job: { runAt: soon, payload: { page: 1 } } });
      expect(later).toMatchObject({ isNew: false, job: { runAt: soon } });
    });

    test('asking again for a running job joins it', async () => {
      await using opened = await open();
      const { job } = await opened.queue.enqueue(aJob());
      await claimOne(opened.queue);

      const joined = await opened.queue.enqueue(aJob());

      expect(joined).toMatchObject({ isNew: false, job: { id: job.id, state: 'running' } });
      expect(await claimAny(opened.queue)).toBeUndefined();
    });
  });

  describe('cancelling a job', () => {
    test('a cancelled job that was waiting never runs', async () => {
      await using opened = await open();
      const { job } = await opened.queue.enqueue(aJob());

      expect(await opened.queue.cancel(job.id)).toBe(true);

      expect(await claimAny(opened.queue)).toBeUndefined();
      expect(await opened.queue.find(job.id)).toMatchObject({ state: 'cancelled' });
      expect(await opened.queue.findLive('store-a', 'customers')).toBeUndefined();
      expect(await opened.queue.nextRunAt(['sync'])).toBeUndefined();
    });

    test('a running job is told at its next renewal, and ends as cancelled', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob());
      const job = await claimOne(opened.queue);

      expect(await opened.queue.cancel(job.id)).toBe(true);

      expect(await opened.queue.renew(job, 60_000)).toBe('cancelled');
      expect(await opened.queue.settle(job, { state: 'cancelled' })).toBe(true);
      expect(await opened.queue.find(job.id)).toMatchObject({ state: 'cancelled' });
    });

    test('a cancelled job does not go back into the queue', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob());
      const job = await claimOne(opened.queue);
      await opened.queue.cancel(job.id);

      await opened.queue.settle(job, {
        state: 'queued',
        runAt: opened.now(),
        spendsAttempt: false,
      });

      expect(await opened.queue.find(job.id)).toMatchObject({ state: 'cancelled' });
    });

    test('cancelling calls off the further run that was asked for', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob());
      const job = await claimOne(opened.queue);
      await opened.queue.enqueue(aJob({ ifRunning: 'runAgain' }));
      await opened.queue.cancel(job.id);

      await opened.queue.settle(job, { state: 'cancelled' });

      expect(await claimAny(opened.queue)).toBeUndefined();
    });

    test('starting again while the cancelled job is still stopping runs the new request', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob({ payload: { runId: 'r1' } }));
      const job = await claimOne(opened.queue);
      await opened.queue.cancel(job.id);

      await opened.queue.enqueue(aJob({ payload: { runId: 'r2' } }));
      await opened.queue.settle(job, { state: 'cancelled' });

      const [next] = await runAll(opened.queue);
      expect(next).toMatchObject({ payload: { runId: 'r2' }, attempts: 1 });
    });

    test.each([1, 8])(
      'a cancelled job whose worker died is over, however many attempts it had (%d)',
      async (maxAttempts) => {
        await using opened = await open();
        await opened.queue.enqueue(aJob({ maxAttempts }));
        const job = await claimOne(opened.queue);
        await opened.queue.cancel(job.id);

        await opened.advance(60_000);

        expect(await claimAny(opened.queue)).toBeUndefined();
        expect(await opened.queue.find(job.id)).toMatchObject({ state: 'cancelled' });
      },
    );

    test('there is nothing to cancel in a finished or unknown job', async () => {
      await using opened = await open();
      const { job } = await opened.queue.enqueue(aJob());
      await runAll(opened.queue);

      expect(await opened.queue.cancel(job.id)).toBe(false);
      expect(await opened.queue.cancel('00000000-0000-4000-8000-000000000000')).toBe(false);
      expect(await opened.queue.find(job.id)).toMatchObject({ state: 'succeeded' });
    });
  });
}
