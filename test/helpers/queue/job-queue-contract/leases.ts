import { describe, expect, test } from 'vitest';
import { aJob, claimAny, claimOne, LEASE_MS, type Open, runAll } from './open-queue.ts';

/** What holding a job means, how it ends, and what is left when its holder dies. */
export function describeLeases(open: Open): void {
  describe('holding a job', () => {
    test('a job whose process was killed runs again once its lease is over', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob());
      const dropped = await claimOne(opened.queue);

      await opened.advance(LEASE_MS - 1);
      expect(await claimAny(opened.queue)).toBeUndefined();
      await opened.advance(1);
      const taken = await claimOne((await opened.another?.()) ?? opened.queue);

      expect(taken).toMatchObject({ id: dropped.id, attempts: 2 });
    });

    test('a renewed lease keeps the job', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob());
      const job = await claimOne(opened.queue);

      await opened.advance(LEASE_MS - 1);
      expect(await opened.queue.renew(job, LEASE_MS)).toBe('held');
      await opened.advance(LEASE_MS - 1);

      expect(await claimAny(opened.queue)).toBeUndefined();
      expect(await opened.queue.settle(job, { state: 'succeeded' })).toBe(true);
    });

    test('a worker that lost its lease can neither renew nor settle', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob());
      const lost = await claimOne(opened.queue);
      await opened.advance(LEASE_MS);
      const held = await claimOne(opened.queue);

      expect(await opened.queue.renew(lost, LEASE_MS)).toBe('lost');
      expect(await opened.queue.settle(lost, { state: 'failed', lastError: 'late' })).toBe(false);

      expect(await opened.queue.find(held.id)).toMatchObject({ state: 'running' });
      expect(await opened.queue.settle(held, { state: 'succeeded' })).toBe(true);
    });

    test('a job is settled once', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob());
      const job = await claimOne(opened.queue);

      expect(await opened.queue.settle(job, { state: 'succeeded' })).toBe(true);
      expect(await opened.queue.settle(job, { state: 'failed', lastError: 'late' })).toBe(false);

      expect(await opened.queue.find(job.id)).toMatchObject({ state: 'succeeded' });
    });

    test('a job that kills its process on every attempt fails in the end', async () => {
      await using opened = await open();
      const { job } = await opened.queue.enqueue(aJob({ maxAttempts: 2 }));

      for (const attempts of [1, 2]) {
        expect(await claimOne(opened.queue)).toMatchObject({ attempts });
        await opened.advance(LEASE_MS);
      }

      expect(await claimAny(opened.queue)).toBeUndefined();
      expect(await opened.queue.find(job.id)).toMatchObject({
        state: 'failed',
        lastError: expect.any(String),
      });
    });
  });

  describe('ending a job', () => {
    test('a job that failed keeps the reason', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob());
      const job = await claimOne(opened.queue);

      await opened.queue.settle(job, { state: 'failed', lastError: 'brevo_rejected: no' });

      expect(await opened.queue.find(job.id)).toMatchObject({
        state: 'failed',
        lastError: 'brevo_rejected: no',
      });
    });

    test('a wait spends no attempt and a retry spends one', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob());
      const wait = { state: 'queued', runAt: opened.now(), spendsAttempt: false } as const;

      await opened.queue.settle(await claimOne(opened.queue), {
        ...wait,
        lastError: 'remote_busy',
      });
      const waited = await claimOne(opened.queue);
      await opened.queue.settle(waited, { ...wait, spendsAttempt: true });
      const retried = await claimOne(opened.queue);

      expect(waited).toMatchObject({ attempts: 1, lastError: 'remote_busy' });
      expect(retried).toMatchObject({ attempts: 2, lastError: 'remote_busy' });
    });

    test('a job that did its part runs on with all its attempts', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob());
      const runAt = opened.now() + 1_000;
      await opened.queue.settle(await claimOne(opened.queue), {
        state: 'queued',
        runAt: opened.now(),
        spendsAttempt: true,
        lastError: 'remote_failed',
      });

      await opened.queue.settle(await claimOne(opened.queue), {
        state: 'succeeded',
        runAgainAt: runAt,
      });

      expect(await claimAny(opened.queue)).toBeUndefined();
      expect(await opened.queue.findLive('store-a', 'customers')).toMatchObject({
        state: 'queued',
        runAt,
        attempts: 0,
        lastError: null,
      });
    });
  });

  describe('running once more', () => {
    test.each([{ state: 'succeeded' }, { state: 'failed', lastError: 'remote_failed' }] as const)(
      'a change that came during a run that $state gets its own run',
      async (outcome) => {
        await using opened = await open();
        await opened.queue.enqueue(aJob({ payload: { since: 1 } }));
        const job = await claimOne(opened.queue);

        await opened.queue.enqueue(aJob({ ifRunning: 'runAgain', payload: { since: 2 } }));
        await opened.queue.settle(job, outcome);

        expect(
          (await runAll(opened.queue)).map(({ payload, attempts }) => ({ payload, attempts })),
        ).toEqual([{ payload: { since: 2 }, attempts: 1 }]);
      },
    );

    test('ten changes during a run are one further run, at the earliest time', async () => {
      await using opened = await open();
      const start = opened.now();
      await opened.queue.enqueue(aJob());
      const job = await claimOne(opened.queue);

      for (let n = 10; n > 0; n -= 1) {
        await opened.queue.enqueue(aJob({ ifRunning: 'runAgain', runAt: start + n * 1_000 }));
      }
      await opened.queue.settle(job, { state: 'succeeded' });

      expect(await opened.queue.nextRunAt(['sync'])).toBe(start + 1_000);
      await opened.advance(1_000);
      expect(await runAll(opened.queue)).toHaveLength(1);
    });

    test('a job that waits takes up the change at the earlier of the two times', async () => {
      await using opened = await open();
      const start = opened.now();
      await opened.queue.enqueue(aJob());
      const job = await claimOne(opened.queue);
      await opened.queue.enqueue(aJob({ ifRunning: 'runAgain', runAt: start + 1_000 }));

      await opened.queue.settle(job, {
        state: 'queued',
        runAt: start + 9_000,
        spendsAttempt: false,
      });

      expect(await opened.queue.nextRunAt(['sync'])).toBe(start + 1_000);
      await opened.advance(9_000);
      expect(await runAll(opened.queue)).toHaveLength(1);
    });

    test('changes that keep coming do not cut short the pause after a failure', async () => {
      await using opened = await open();
      const retryAt = opened.now() + 9_000;
      await opened.queue.enqueue(aJob());
      const job = await claimOne(opened.queue);
      await opened.queue.enqueue(aJob({ ifRunning: 'runAgain' }));

      await opened.queue.settle(job, { state: 'queued', runAt: retryAt, spendsAttempt: true });

      expect(await opened.queue.nextRunAt(['sync'])).toBe(retryAt);
    });

    test('the further run survives the death of the process that ran the first', async () => {
      await using opened = await open();
      await opened.queue.enqueue(aJob({ maxAttempts: 1 }));
      await claimOne(opened.queue);
      await opened.queue.enqueue(aJob({ ifRunning: 'runAgain' }));

      await opened.advance(LEASE_MS);

      expect(await runAll(opened.queue)).toHaveLength(1);
    });

    test('a change that races with the end of a run is not lost', async () => {
      await using opened = await open();
      const other = (await opened.another?.()) ?? opened.queue;
      for (let round = 0; round < 25; round += 1) {
        await opened.queue.enqueue(aJob());
        const job = await claimOne(opened.queue);

        await Promise.all([
          opened.queue.settle(job, { state: 'succeeded' }),
          other.enqueue(aJob({ ifRunning: 'runAgain' })),
        ]);

        expect(await runAll(opened.queue)).toHaveLength(1);
      }
    });
  });
}
