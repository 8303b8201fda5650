import { describe, expect, test } from 'vitest';
import { HOUR_MS, JOB, openWorker, START, untilAborted } from '../../helpers/queue/open-worker.ts';

describe('a running worker', () => {
  test('starts a job at once when it is nudged', async () => {
    const done = Promise.withResolvers<void>();
    await using app = await openWorker(async () => done.resolve(), { pollMs: HOUR_MS });
    await app.worker.start();
    await app.isIdle();

    await app.queue.enqueue(JOB);
    app.worker.nudge();

    await done.promise;
  });

  test('starts a job by itself when its time has come', async () => {
    const done = Promise.withResolvers<void>();
    await using app = await openWorker(async () => done.resolve(), { pollMs: HOUR_MS });
    await app.queue.enqueue({ ...JOB, runAt: START + 20 });
    await app.worker.start();
    await app.isIdle();

    app.clock.now += 20;

    await done.promise;
  });

  test('works on several jobs at once, and on no more than it was allowed', async () => {
    const finish = Promise.withResolvers<void>();
    let atOnce = 0;
    await using app = await openWorker(
      () => {
        atOnce += 1;
        return finish.promise;
      },
      { concurrency: 3, pollMs: HOUR_MS },
    );
    for (let n = 0; n < 5; n += 1) await app.queue.enqueue({ ...JOB, key: `job-${n}` });

    await app.worker.start();
    await app.worker.start();
    await expect.poll(() => atOnce).toBe(3);
    expect(await app.queue.counts()).toMatchObject({ running: 3, queued: 2 });

    finish.resolve();
    await expect.poll(() => app.queue.counts()).toMatchObject({ succeeded: 5 });
  });

  test('wakes as many hands as there are jobs for one nudge', async () => {
    const finish = Promise.withResolvers<void>();
    await using app = await openWorker(() => finish.promise, { concurrency: 3, pollMs: HOUR_MS });
    await app.worker.start();
    await app.isIdle();
    for (let n = 0; n < 3; n += 1) await app.queue.enqueue({ ...JOB, key: `job-${n}` });

    app.worker.nudge();

    await expect.poll(() => app.queue.counts()).toMatchObject({ running: 3 });
    finish.resolve();
  });

  test('survives a database that fails for a while', async () => {
    const done = Promise.withResolvers<void>();
    await using app = await openWorker(async () => done.resolve(), { pollMs: 1 });
    await app.queue.enqueue(JOB);
    await app.db.schema.renameTable('jobs', 'jobs_away');

    await app.worker.start();
    await expect
      .poll(() => app.log)
      .toContainEqual(expect.objectContaining({ level: 'error', msg: 'the worker stumbled' }));
    await app.db.schema.renameTable('jobs_away', 'jobs');

    await done.promise;
  });
});

describe('a worker that stops', () => {
  test('tells its jobs, and puts them back with their attempt unspent', async () => {
    const started = Promise.withResolvers<void>();
    await using app = await openWorker((_job, { signal }) => {
      started.resolve();
      return untilAborted(signal);
    });
    const { job } = await app.queue.enqueue(JOB);
    await app.worker.start();
    await started.promise;

    await app.worker.stop();

    expect(await app.queue.find(job.id)).toEqual({ ...job, state: 'queued', attempts: 0 });
    expect(app.log).toEqual([]);
  });

  test('lets a job that is nearly done finish', async () => {
    const started = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    await using app = await openWorker(() => {
      started.resolve();
      return finish.promise;
    });
    const { job } = await app.queue.enqueue(JOB);
    await app.worker.start();
    await started.promise;

    const stopped = app.worker.stop();
    finish.resolve();
    await stopped;

    expect(await app.queue.find(job.id)).toMatchObject({ state: 'succeeded', attempts: 1 });
  });

  test('waits no longer than it was given, and a job that did not listen is free for others', async () => {
    const started = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    await using app = await openWorker(() => {
      started.resolve();
      return finish.promise;
    });
    const { job } = await app.queue.enqueue(JOB);
    await app.worker.start();
    await started.promise;

    await app.worker.stop({ graceMs: 1 });
    const taken = await app.queue.claim({ kinds: ['sync'], leaseMs: HOUR_MS });
    finish.resolve();

    expect(taken).toMatchObject({ id: job.id, attempts: 1 });
    await expect
      .poll(() => app.log.map((line) => line.msg))
      .toEqual(['a job did not stop in time', 'a job was no longer ours when it ended']);
    expect(await app.queue.find(job.id)).toMatchObject({ state: 'running' });
  });

  test('takes no more jobs', async () => {
    await using app = await openWorker(async () => undefined);
    await app.worker.start();
    await app.worker.stop();
    await app.queue.enqueue(JOB);
    app.worker.nudge();

    expect(await app.worker.runNext(AbortSignal.abort())).toBe(false);
    expect(await app.queue.counts()).toMatchObject({ queued: 1 });
  });

  test('may be stopped twice, or before it ever started', async () => {
    await using app = await openWorker(async () => undefined);

    await app.worker.stop();
    await app.worker.start();
    await Promise.all([app.worker.stop(), app.worker.stop()]);
    await app.worker.stop();
  });

  test('starts again afterwards when that was asked meanwhile', async () => {
    const done = Promise.withResolvers<void>();
    await using app = await openWorker(async () => done.resolve());
    await app.worker.start();

    await Promise.all([app.worker.stop(), app.worker.start()]);
    await app.queue.enqueue(JOB);
    app.worker.nudge();

    await done.promise;
  });

  test('stays stopped when that was the last thing asked', async () => {
    await using app = await openWorker(async () => undefined);
    await app.worker.start();

    await Promise.all([app.worker.stop(), app.worker.start(), app.worker.stop()]);
    await app.queue.enqueue(JOB);
    app.worker.nudge();
    await app.isIdle();

    expect(await app.queue.counts()).toMatchObject({ queued: 1 });
  });
});
