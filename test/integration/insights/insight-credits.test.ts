import { expect, test } from 'vitest';
import { MAVERA_KEYS } from '../../../sandbox/mavera/account-seed.ts';
import { expectRefusal } from '../../helpers/expect-page.ts';
import {
  allow,
  GOAL,
  getRun,
  type InsightApp,
  runStrategy,
  setOptions,
  startInsightApp,
} from '../../helpers/stores/insight-store.ts';
import { sentTo } from '../../helpers/stores/mavera-store.ts';

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((next) => setImmediate(next));
}

const CHAT = { path: '/api/v1/mave/chat' };
const RESPONSES = { path: '/api/v1/responses' };

async function start(options: Parameters<typeof startInsightApp>[0] = {}): Promise<InsightApp> {
  const app = await startInsightApp(options);
  await setOptions(app, GOAL);
  return app;
}

const resume = (app: InsightApp, runId: string, body: object = {}) =>
  app.merchant.call('POST', `/insights/runs/${runId}/resume`, body);

test('too few credits pause a run before anything is paid, and it goes on when there are more', async () => {
  await using app = await start({ key: MAVERA_KEYS.spent });
  const account = app.mavera.account('spent');

  const run = await runStrategy(app);
  const { code, needed, remaining } = run.problem;
  expect([run.state, code, remaining]).toEqual(['waiting', 'mavera_credits_short', 3]);
  expect(needed).toBe(run.estimate.most);
  account.credits.used = 0;
  expect((await resume(app, run.id)).status).toBe(200);
  await app.runDueJobs();

  expect(await getRun(app, run.id)).toMatchObject({ state: 'succeeded', problem: null });
  expect(account.charges).toHaveLength(2);
});

test('credits that run out in mid-run pause it; what was paid for is not paid again', async () => {
  await using app = await start();
  app.mavera.faults.add({ kind: 'status', status: 402, match: RESPONSES, times: 1 });

  const run = await runStrategy(app);
  expect(run).toMatchObject({ state: 'waiting', problem: { code: 'mavera_credits_short' } });
  await resume(app, run.id);
  await app.runDueJobs();

  expect(await getRun(app, run.id)).toMatchObject({ state: 'succeeded' });
  expect(sentTo(app, 'POST', '/mave/chat')).toHaveLength(1);
});

test.each([
  ['perRunCeiling', 'ceiling_run'],
  ['perMonthCeiling', 'ceiling_month'],
] as const)('nothing is paid above %s', async (ceiling, code) => {
  await using app = await start();
  await allow(app, { [ceiling]: 20 });

  const run = await runStrategy(app);
  expect(run).toMatchObject({ state: 'waiting', problem: { code, remaining: 20 } });
  expect(app.mavera.account().charges).toEqual([]);
  await allow(app, { [ceiling]: 200 });
  await resume(app, run.id);
  await app.runDueJobs();

  expect(await getRun(app, run.id)).toMatchObject({ state: 'succeeded' });
});

test.each(['reset', 'status'] as const)(
  'a chat whose answer is lost (%s) is found again, and not paid twice',
  async (kind) => {
    await using app = await start();
    app.mavera.faults.add({ kind, status: 500, when: 'after', match: CHAT, times: 1 });

    const run = await runStrategy(app);
    expect(run).toMatchObject({ state: 'waiting', problem: { code: 'payment_check' } });
    app.clock.aheadMs += 10_000;
    await app.runDueJobs();

    const done = await getRun(app, run.id);
    expect(done).toMatchObject({ state: 'succeeded', problem: null });
    expect(sentTo(app, 'POST', '/mave/chat')).toHaveLength(1);
    expect(done.spent).toBe(app.mavera.account().spent);
    expect(done.result.sources.length).toBeGreaterThan(0);
  },
);

test('an answer that is lost and can not be found is asked about before it is paid again', async () => {
  await using app = await start();
  app.mavera.faults.add({ kind: 'reset', when: 'after', match: RESPONSES, times: 1 });

  const run = await runStrategy(app);
  expect(run).toMatchObject({ state: 'waiting', problem: { code: 'payment_check' } });
  app.clock.aheadMs += 600_000;
  await app.runDueJobs();
  const unsure = await getRun(app, run.id);
  expect(unsure).toMatchObject({ state: 'unsure', problem: { code: 'payment_unsure', needed: 5 } });
  expectRefusal(await resume(app, run.id), { status: 409, code: 'conflict' });
  expect(sentTo(app, 'POST', '/responses')).toHaveLength(1);

  expect((await resume(app, run.id, { repeatUnsure: true })).status).toBe(200);
  await app.runDueJobs();

  const done = await getRun(app, run.id);
  expect(done).toMatchObject({ state: 'succeeded' });
  expect(sentTo(app, 'POST', '/responses')).toHaveLength(2);
  expect(done.spent).toBeGreaterThanOrEqual(app.mavera.account().spent);
});

test('a merchant may decide beforehand that a lost answer is paid again', async () => {
  await using app = await start();
  await allow(app, { whenUnsure: 'repeat' });
  app.mavera.faults.add({ kind: 'reset', when: 'after', match: RESPONSES, times: 1 });

  const run = await runStrategy(app);
  app.clock.aheadMs += 600_000;
  await app.runDueJobs();

  expect(await getRun(app, run.id)).toMatchObject({ state: 'succeeded' });
});

test.each([
  ['/mave/chat', CHAT],
  ['/responses', RESPONSES],
])(
  'a call to %s that never arrived is made again by itself, once that is sure',
  async (path, match) => {
    await using app = await start();
    app.mavera.faults.add({ kind: 'reset', when: 'before', match, times: 1 });

    const run = await runStrategy(app);
    app.clock.aheadMs += 10_000;
    await app.runDueJobs();
    // Something may still be under way.
    expect(app.mavera.account().charges.filter(({ what }) => what.includes(path))).toEqual([]);
    app.clock.aheadMs += 600_000;
    await app.runDueJobs();

    const done = await getRun(app, run.id);
    expect(done).toMatchObject({ state: 'succeeded' });
    expect(app.mavera.account().charges).toHaveLength(2);
    expect(done.spent).toBe(app.mavera.account().spent);
  },
);

test('a key that dies in mid-run lets it wait, and a new one lets it go on', async () => {
  await using app = await start();
  app.mavera.faults.add({ kind: 'status', status: 401, match: RESPONSES, times: 1 });

  const run = await runStrategy(app);
  expect(run).toMatchObject({ state: 'waiting', problem: { code: 'mavera_key_rejected' } });
  const { mavera } = (await app.merchant.get('/status')).body;
  expect(mavera).toMatchObject({ state: 'attention', problem: { code: 'mavera_key_rejected' } });
  await app.merchant.call('PUT', '/connections/mavera', { apiKey: MAVERA_KEYS.professional });
  await app.runDueJobs();

  expect(await getRun(app, run.id)).toMatchObject({ state: 'succeeded' });
  expect(sentTo(app, 'POST', '/mave/chat')).toHaveLength(1);
});

test('a subscription that ends in mid-run lets it wait', async () => {
  await using app = await start();
  app.mavera.account().isLapsed = true;

  const run = await runStrategy(app);
  expect(run.state).toBe('waiting');
  const { mavera } = (await app.merchant.get('/status')).body;
  expect(mavera.problem.code).toBe('mavera_plan_ended');
  app.mavera.account().isLapsed = false;
  await app.merchant.call('POST', '/connections/mavera/check');
  await app.runDueJobs();

  expect(await getRun(app, run.id)).toMatchObject({ state: 'succeeded' });
});

test('what a cancelled call has cost is at most so much, and is looked into when it is over', async () => {
  await using app = await start();
  app.mavera.pace.chatMs = 300;
  const { id } = (await app.merchant.call('POST', '/insights/jobs/channel_strategy/run')).body;
  const restart = new AbortController();
  const working = app.context.worker.runNext(restart.signal);
  await until(() => sentTo(app, 'POST', '/mave/chat').length > 0);
  const cancelled = (await app.merchant.call('POST', `/insights/runs/${id}/cancel`)).body;
  expect(cancelled).toMatchObject({ state: 'cancelled', spent: 75, isSpentAtMost: true });
  restart.abort(new Error('nobody waits for the answer'));
  await working;
  await until(() => app.mavera.account().charges.length > 0);
  expect((await app.merchant.get('/insights')).body).toMatchObject({
    ...{ spentThisMonth: 75, isSpentAtMost: true },
  });

  app.clock.aheadMs += 301_000;
  await app.runDueJobs();

  const [charge] = app.mavera.account().charges;
  expect(charge?.credits).toBeLessThan(75);
  expect(await getRun(app, id)).toMatchObject({ spent: charge?.credits, isSpentAtMost: true });
});

test('a cancelled call that never arrived has cost nothing', async () => {
  await using app = await start();
  app.mavera.faults.add({ kind: 'reset', when: 'before', match: CHAT, times: 1 });
  const run = await runStrategy(app);
  expect(run).toMatchObject({ state: 'waiting', spent: 75, isSpentAtMost: true });

  await app.merchant.call('POST', `/insights/runs/${run.id}/cancel`);
  app.clock.aheadMs += 301_000;
  await app.runDueJobs();

  expect(await getRun(app, run.id)).toMatchObject({ spent: 0, isSpentAtMost: false });
});

test('a run that is cancelled while it is under way ends, and the next one is a new one', async () => {
  await using app = await start();
  const started = await app.merchant.call('POST', '/insights/jobs/channel_strategy/run');
  const cancelled = await app.merchant.call('POST', `/insights/runs/${started.body.id}/cancel`);
  expect(cancelled.body).toMatchObject({ state: 'cancelled' });
  await app.runDueJobs();
  expect(app.mavera.account().charges).toEqual([]);
  expectRefusal(await resume(app, started.body.id), { status: 409, code: 'conflict' });

  const next = await runStrategy(app);

  expect(next.id).not.toBe(started.body.id);
  expect(next.state).toBe('succeeded');
});
