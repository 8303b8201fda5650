import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createContext } from '../../../server/context.ts';
import { RunWaits } from '../../../server/sync/runs/run-waits.ts';
import { movableClock } from '../../helpers/clocks/movable-clock.ts';
import {
  type ConnectedApp,
  startConnectedApp,
  startSync,
  syncOnce,
} from '../../helpers/stores/connected-store.ts';

/** Customers that BigCommerce gives at once. */
const PAGE_SIZE = 250;
const HOUR = { quota: { requests: 100_000, windowMs: 3_600_000 } };

async function view(app: ConnectedApp, runId: string) {
  return (await app.merchant.get(`/syncs/${runId}`)).body;
}

/** A sync whose process was heard of no more when some customers were read, and none were sent. */
async function startDoomedSync(now: () => number) {
  const app = await startConnectedApp({ now });
  await app.settle();
  const runId = await startSync(app.merchant);
  const doomed = createContext(app.context.config, { db: app.db, now });
  app.bigcommerce.latency.ms = 5;
  const work = doomed.worker.runNext(new AbortController().signal);
  void work.catch(() => undefined);
  while (app.bigcommerce.requests.count('GET /v3/customers') < 4) await setImmediate();
  app.bigcommerce.faults.add({ kind: 'stall', times: 1, match: { path: /\/v3\/customers$/ } });
  while (app.bigcommerce.faults.list().length > 0) await setImmediate();
  // The last has no answer; what came before it is taken in after the next is asked for.
  const answered = app.bigcommerce.requests.count('GET /v3/customers') - 1;
  while ((await view(app, runId)).read < answered * PAGE_SIZE) await setImmediate();
  return { app, runId };
}

test('after a kill the progress that was shown never goes back, and the run says that it resumes', async () => {
  const clock = movableClock();
  const { app, runId } = await startDoomedSync(clock.now);
  await using _ = app;
  const shown = await view(app, runId);
  expect(shown.read).toBeGreaterThan(0);

  await app.context.runs.markInterrupted();
  // How fast it was before says nothing while nobody works.
  clock.advance(600_000);
  expect(await view(app, runId)).toMatchObject({
    ...{ state: 'running', read: shown.read, waiting: { reason: 'resuming', until: null } },
    ...{ ratePerSecond: null, remainingSeconds: null },
  });

  const seen: Array<{ read: number; reason: string | undefined }> = [];
  clock.advance(60_000);
  let isOver = false;
  const work = app.settle().finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const { read, waiting } = await view(app, runId);
    seen.push({ read, reason: waiting?.reason });
  }
  await work;

  const reads = [shown.read, ...seen.map(({ read }) => read)];
  expect(reads).toEqual([...reads].sort((a, b) => a - b));
  // It read again what had not been sent, and said so as long as it did.
  expect(seen.some(({ reason }) => reason === 'resuming')).toBe(true);
  expect(await view(app, runId)).toMatchObject({ state: 'succeeded', waiting: null });
});

test('a run that has to wait for quota while it resumes still resumes afterwards', async () => {
  const clock = movableClock();
  const { app, runId } = await startDoomedSync(clock.now);
  await using _ = app;
  const { runs } = app.context;
  await runs.markInterrupted();
  const run = await runs.find('acme1', runId);
  if (!run) throw new Error('the run exists');
  const waits = new RunWaits({ runs, run, now: clock.now });

  waits.begin('BigCommerce', 20_000);
  await waits.saved();
  expect((await view(app, runId)).waiting.reason).toBe('quota');
  waits.end();
  await waits.saved();

  expect((await view(app, runId)).waiting).toEqual({ reason: 'resuming', until: null });
});

test('a spent quota is said with the time at which it goes on, and is no problem; a restart knows it, too', async () => {
  await using app = await startConnectedApp({ bigcommerce: HOUR });
  await app.settle();
  app.bigcommerce.faults.add({ kind: 'status', status: 429, match: { path: /\/v3\/customers$/ } });

  const runId = await startSync(app.merchant);
  await app.runDueJobs();

  const restarted = createContext(app.context.config, { db: app.db });
  await restarted.runs.markInterrupted();
  const store = app.merchant;
  const seen = await view(app, runId);
  expect(seen).toMatchObject({ state: 'waiting', problem: null, waiting: { reason: 'quota' } });
  expect(Date.parse(seen.waiting.until)).toBeGreaterThan(Date.now() + 60_000);
  expect(await restarted.sync.syncs.get('acme1', runId)).toEqual(seen);
  const status = (await store.get('/status')).body;
  expect(status.resources.customers.state).toBe('syncing');
});

test('right after a count, a sync that waits for quota knows how many there are', async () => {
  await using app = await startConnectedApp({ bigcommerce: HOUR });
  await app.merchant.call('POST', '/syncs/preview', {});
  await app.settle();
  app.bigcommerce.faults.add({ kind: 'status', status: 429, match: { path: /\/v3\/customers$/ } });

  const runId = await startSync(app.merchant);
  await app.runDueJobs();

  expect(await view(app, runId)).toMatchObject({
    ...{ total: app.shop.customers.count, read: 0, waiting: { reason: 'quota' } },
  });
});

test('a platform that does not answer is named with the time of the next try', async () => {
  await using app = await startConnectedApp();
  await app.settle();
  app.bigcommerce.faults.add({ kind: 'reset', match: { path: /\/v3\/customers$/ } });

  const runId = await startSync(app.merchant);
  await app.runDueJobs();

  const seen = await view(app, runId);
  expect(seen).toMatchObject({ state: 'waiting', problem: { code: 'remote_failed' } });
  expect(seen.waiting.reason).toBe('platform');
  expect(Date.parse(seen.waiting.until)).toBeGreaterThan(Date.now());
});

test('what is read but not confirmed by Brevo is told apart', async () => {
  await using app = await startConnectedApp();
  await app.settle();
  app.brevo.switches.notifyUrlCalls = 'never';

  const runId = await startSync(app.merchant);
  await app.runDueJobs();

  const seen = await view(app, runId);
  expect(seen).toMatchObject({
    ...{ state: 'running', read: seen.total, synced: 0 },
    ...{ waiting: { reason: 'brevo_processing', until: null }, ratePerSecond: null },
  });
  expect(seen.pending).toBeGreaterThan(0);
});

test('several calls that wait together are one wait, whose time is not counted as work', async () => {
  const clock = movableClock();
  await using app = await startConnectedApp({ now: clock.now });
  const runId = await startSync(app.merchant);
  const { runs } = app.context;
  const run = await runs.find('acme1', runId);
  if (!run) throw new Error('the run exists');
  await runs.update(run, { state: 'running', read: 500, stretchStartedAt: clock.now() });
  const waits = new RunWaits({ runs, run, now: clock.now });

  waits.begin('BigCommerce', 20_000);
  waits.begin('BigCommerce', 10_000);
  clock.advance(10_000);
  waits.end();
  await waits.saved();
  expect((await view(app, runId)).waiting.reason).toBe('quota');
  clock.advance(10_000);
  waits.end();
  await waits.saved();

  const after = await runs.find('acme1', runId);
  expect(after).toMatchObject({ waiting: null });
  expect(after?.stretchWaitedMs).toBeGreaterThanOrEqual(20_000);
});

test('a few bad addresses are no alarm in the log, and nobody is called skipped', async () => {
  await using app = await startConnectedApp();
  const run = await syncOnce(app);
  expect(run.failed).toBeGreaterThan(0);

  const { activity } = (await app.merchant.get('/activity?kind=sync_finished')).body;

  expect(activity).toMatchObject([{ level: 'info' }]);
  expect(activity[0].message).toMatch(/in Brevo, [\d,]+ left out, \d+ failed\.$/);
});

test('the log names what was saved in words', async () => {
  await using app = await startConnectedApp();
  await app.merchant.call('PUT', '/settings', {
    version: 1,
    quotaShare: 0.5,
    orderStatuses: { 11: 'shipped' },
  });

  const { activity } = (await app.merchant.get('/activity?kind=settings_saved')).body;

  expect(activity[0].message).toBe('Settings were saved: speed and order statuses.');
});
