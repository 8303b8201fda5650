import { describe, expect, test } from 'vitest';
import { AppError, RemoteError } from '../../../server/errors.ts';
import { JobStopped } from '../../../server/queue/job-handler.ts';
import { HOUR_MS, JOB, openWorker, START, untilAborted } from '../../helpers/queue/open-worker.ts';

const FOREVER = new AbortController().signal;

describe('a job', () => {
  test('is done once, and then there is nothing to do', async () => {
    const seen: unknown[] = [];
    await using app = await openWorker(async (job) => void seen.push(job.payload));
    const { job } = await app.queue.enqueue({ ...JOB, payload: { page: 2 } });

    expect(await app.worker.runNext(FOREVER)).toBe(true);
    expect(await app.worker.runNext(FOREVER)).toBe(false);

    expect(seen).toEqual([{ page: 2 }]);
    expect(await app.queue.find(job.id)).toMatchObject({ state: 'succeeded', lastError: null });
  });

  test('of a kind that this worker does not know is left to others', async () => {
    await using app = await openWorker(async () => undefined);
    await app.queue.enqueue({ ...JOB, kind: 'report' });

    expect(await app.worker.runNext(FOREVER)).toBe(false);
  });

  test('that did a part runs on when it asked to, with all its attempts', async () => {
    const outcomes = [new Error('no'), { runAgainAt: START + HOUR_MS }];
    await using app = await openWorker(async () => {
      const outcome = outcomes.shift();
      if (outcome instanceof Error) throw outcome;
      return outcome;
    });
    const { job } = await app.queue.enqueue(JOB);

    await app.worker.runNext(FOREVER);
    app.clock.now += HOUR_MS / 2;
    await app.worker.runNext(FOREVER);

    expect(await app.queue.find(job.id)).toMatchObject({
      state: 'queued',
      runAt: START + HOUR_MS,
      attempts: 0,
    });
  });

  test('that the platform asked to wait has spent no attempt', async () => {
    await using app = await openWorker(async () => {
      throw new RemoteError('Brevo', 'limited', 'Brevo is busy.', { retryAfterMs: 60_000 });
    });
    const { job } = await app.queue.enqueue(JOB);

    await app.worker.runNext(FOREVER);

    expect(await app.worker.runNext(FOREVER)).toBe(false);
    expect(await app.queue.find(job.id)).toMatchObject({ runAt: START + 60_000, attempts: 0 });
  });

  test('that meets a bug on every attempt fails, and nothing of the customer is kept or logged', async () => {
    await using app = await openWorker(async () => {
      throw new Error('cannot read ada@example.com', { cause: new Error('ada@example.com') });
    });
    const { job } = await app.queue.enqueue({ ...JOB, maxAttempts: 3 });

    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await app.worker.runNext(FOREVER)).toBe(true);
      app.clock.now += HOUR_MS;
    }

    expect(await app.queue.find(job.id)).toMatchObject({ state: 'failed', lastError: 'Error' });
    expect(app.log.map((line) => line.level)).toEqual(['warn', 'warn', 'error']);
    expect(JSON.stringify(app.log)).toContain('worker.test.ts');
    expect(JSON.stringify(app.log)).not.toContain('ada');
  });

  test('that cannot succeed fails at once, with a reason a merchant may read', async () => {
    await using app = await openWorker(async () => {
      throw new AppError('brevo_not_connected', 'Connect Brevo first.');
    });
    const { job } = await app.queue.enqueue(JOB);

    await app.worker.runNext(FOREVER);

    expect(await app.queue.find(job.id)).toMatchObject({
      state: 'failed',
      lastError: 'brevo_not_connected: Connect Brevo first.',
    });
  });
});

describe('a long job', () => {
  test('keeps its lease while its handler works', async () => {
    const finish = Promise.withResolvers<void>();
    await using app = await openWorker(() => finish.promise, { leaseMs: 30 });
    await app.queue.enqueue(JOB);
    const running = app.worker.runNext(FOREVER);
    const leaseUntil = () => app.db('jobs').first('lease_until');
    await expect.poll(leaseUntil).toEqual({ lease_until: START + 30 });

    app.clock.now += 25;
    await expect.poll(leaseUntil).toEqual({ lease_until: START + 55 });

    finish.resolve();
    expect(await running).toBe(true);
    expect(await app.queue.counts()).toMatchObject({ succeeded: 1 });
  });

  test('is told soon when it was cancelled', async () => {
    const started = Promise.withResolvers<void>();
    await using app = await openWorker(
      (_job, { signal }) => {
        started.resolve();
        return untilAborted(signal);
      },
      { leaseMs: 30 },
    );
    const { job } = await app.queue.enqueue(JOB);
    const running = app.worker.runNext(FOREVER);
    await started.promise;

    await app.queue.cancel(job.id);
    await running;

    expect(await app.queue.find(job.id)).toMatchObject({ state: 'cancelled', lastError: null });
    expect(app.log).toEqual([]);
  });

  test('learns at its next checkpoint that it was cancelled', async () => {
    const steps: string[] = [];
    await using app = await openWorker(async (job, { checkpoint, signal }) => {
      await checkpoint();
      steps.push('first');
      await app.queue.cancel(job.id);
      await expect(checkpoint()).rejects.toThrow(new JobStopped('cancelled'));
      steps.push(`aborted: ${signal.aborted}`);
      await checkpoint();
      steps.push('never');
    });
    const { job } = await app.queue.enqueue(JOB);

    await app.worker.runNext(FOREVER);

    expect(steps).toEqual(['first', 'aborted: true']);
    expect(await app.queue.find(job.id)).toMatchObject({ state: 'cancelled' });
  });

  test('that finished before it heard of its cancelling is done', async () => {
    await using app = await openWorker(async (job) => void (await app.queue.cancel(job.id)));
    const { job } = await app.queue.enqueue(JOB);

    await app.worker.runNext(FOREVER);

    expect(await app.queue.find(job.id)).toMatchObject({ state: 'succeeded' });
  });

  test('that another worker took over learns it at its checkpoint and changes nothing', async () => {
    await using app = await openWorker(async (_job, { checkpoint }) => {
      app.clock.now += HOUR_MS;
      await app.queue.claim({ kinds: ['sync'], leaseMs: HOUR_MS });
      await checkpoint();
    });
    const { job } = await app.queue.enqueue(JOB);

    await app.worker.runNext(FOREVER);

    expect(await app.queue.find(job.id)).toMatchObject({ state: 'running', attempts: 2 });
    expect(app.log).toMatchObject([
      { level: 'warn', msg: 'a job was no longer ours when it ended' },
    ]);
  });

  test('that never listens cannot end what another worker took over', async () => {
    await using app = await openWorker(async () => {
      app.clock.now += HOUR_MS;
      await app.queue.claim({ kinds: ['sync'], leaseMs: HOUR_MS });
    });
    const { job } = await app.queue.enqueue(JOB);

    await app.worker.runNext(FOREVER);

    expect(await app.queue.find(job.id)).toMatchObject({ state: 'running', attempts: 2 });
  });
});
