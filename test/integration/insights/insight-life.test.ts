import { expect, test } from 'vitest';
import { listStoresWithUnfinishedWork } from '../../../server/db/journal/unfinished-work.ts';
import { upkeep } from '../../../server/upkeep.ts';
import {
  GOAL,
  getRun,
  type InsightApp,
  runStrategy,
  setOptions,
  startInsightApp,
} from '../../helpers/stores/insight-store.ts';
import { sentTo } from '../../helpers/stores/mavera-store.ts';
import { install } from '../../helpers/stores/merchant.ts';

const JOB = '/insights/jobs/channel_strategy';
const DAY_MS = 86_400_000;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((next) => setImmediate(next));
}

/** Resolves when Mavera has been sent a call to this path. */
function arrivalOf(app: InsightApp, path: string): Promise<void> {
  return until(() => sentTo(app, 'POST', path).length > 0);
}

test.each([
  ['/mave/chat', 'chatMs'],
  ['/responses', 'responseMs'],
] as const)(
  'a restart during a call to %s loses nothing and pays nothing twice',
  async (path, slow) => {
    await using app = await startInsightApp();
    await setOptions(app, GOAL);
    app.mavera.pace[slow] = 150;
    const { id } = (await app.merchant.call('POST', `${JOB}/run`)).body;
    const restart = new AbortController();
    const working = app.context.worker.runNext(restart.signal);
    await arrivalOf(app, path);
    restart.abort();
    await working;
    app.mavera.pace[slow] = 0;
    const { charges, threads } = app.mavera.account();
    const charged = charges.length;
    // What nobody waits for any more is done all the same.
    await until(() => threads.size === 1);

    app.clock.aheadMs += 600_000;
    await app.runDueJobs();

    const run = await getRun(app, id);
    // A chat is found in its thread; an answer leaves no trace but its cost, so the merchant decides.
    expect(run.state).toBe(path === '/mave/chat' ? 'succeeded' : 'unsure');
    expect(sentTo(app, 'POST', path)).toHaveLength(1);
    expect(charged).toBe(path === '/mave/chat' ? 1 : 2);
  },
);

test('two clicks, and two people, are one run', async () => {
  await using app = await startInsightApp();
  await setOptions(app, GOAL);

  const starts = await Promise.all([1, 2, 3].map(() => app.merchant.call('POST', `${JOB}/run`)));
  await app.runDueJobs();

  expect(new Set(starts.map(({ body }) => body.id)).size).toBe(1);
  expect(app.mavera.account().charges).toHaveLength(2);
});

test('a schedule runs in the hour of the store’s own day, and once however late', async () => {
  await using app = await startInsightApp();
  await setOptions(app, GOAL);
  const { version } = (await app.merchant.get(JOB)).body;
  const schedule = { every: 'day', hour: 3 };
  const saved = (await app.merchant.call('PUT', JOB, { version, schedule })).body;
  const next = Date.parse(saved.nextRunAt);
  expect(next).toBeGreaterThan(app.clock.now());
  expect(next - app.clock.now()).toBeLessThanOrEqual(DAY_MS);

  await upkeep(app.context);
  await app.runDueJobs();
  expect(sentTo(app, 'POST', '/mave/chat')).toEqual([]);
  app.clock.aheadMs = next - Date.now() + 2 * DAY_MS;
  await Promise.all([upkeep(app.context), upkeep(app.context)]);
  await app.runDueJobs();

  const [run, ...more] = await app.context.insightRuns.list('acme1', 'channel_strategy', 5);
  expect(run).toMatchObject({ cause: 'schedule', state: 'succeeded' });
  expect(more).toEqual([]);
});

test('a run whose job was lost is brought back', async () => {
  await using app = await startInsightApp();
  await setOptions(app, GOAL);
  const { id } = (await app.merchant.call('POST', `${JOB}/run`)).body;
  await app.context.queue.deleteStore('acme1');

  await upkeep(app.context);
  await app.runDueJobs();

  expect(await getRun(app, id)).toMatchObject({ state: 'succeeded' });
  expect(await listStoresWithUnfinishedWork(app.db)).not.toContain('boreal2');
});

test('what happens in the store starts a run if the merchant wants that, and one only', async () => {
  await using app = await startInsightApp();
  await setOptions(app, GOAL);
  const { insightScheduler, insightRuns } = app.context;
  const find = () => app.context.queue.findLive('acme1', 'insight-trigger:channel_strategy');
  await insightScheduler.trigger('acme1', 'channel_strategy');
  expect(await find()).toBeUndefined();
  const { version } = (await app.merchant.get(JOB)).body;
  await app.merchant.call('PUT', JOB, { version, triggers: { isOn: true, minDaysBetween: 7 } });

  for (let times = 0; times < 3; times += 1)
    await insightScheduler.trigger('acme1', 'channel_strategy');
  app.clock.aheadMs += DAY_MS / 12;
  await app.runDueJobs();
  await insightScheduler.trigger('acme1', 'channel_strategy');
  app.clock.aheadMs += DAY_MS;
  await app.runDueJobs();

  const runs = await insightRuns.list('acme1', 'channel_strategy', 5);
  expect(runs).toMatchObject([{ cause: 'trigger', state: 'succeeded' }]);
});

test('a channel that swings is noticed overnight', async () => {
  await using app = await startInsightApp();
  await setOptions(app, GOAL);
  await runStrategy(app);
  const { version } = (await app.merchant.get(JOB)).body;
  await app.merchant.call('PUT', JOB, { version, triggers: { isOn: true, minDaysBetween: 1 } });
  const night = async () => {
    await upkeep(app.context);
    app.clock.aheadMs += 2 * DAY_MS;
    await app.runDueJobs();
    app.clock.aheadMs += DAY_MS / 12;
    await app.runDueJobs();
    return (await app.context.insightRuns.list('acme1', 'channel_strategy', 5)).length;
  };

  expect(await night()).toBe(1);
  await app.db('order_facts').where({ channel_id: 1 }).update({ store_amount: '9000' });
  expect(await night()).toBe(2);
});

test('settings say what is wrong with them, and two who save at once are told', async () => {
  await using app = await startInsightApp();
  const { merchant } = app;
  const other = await install(app, 'boreal2');

  const wrong = await merchant.call('PUT', JOB, { version: 1, options: { days: 1, nonsense: 1 } });
  expect(wrong.status).toBe(400);
  const paths = wrong.body.error.problems.map(({ path }: { path: string }) => path);
  expect(paths.sort()).toEqual(['options.days', 'options.nonsense']);
  const saves = [{ days: 30 }, { days: 60 }].map((options) =>
    merchant.call('PUT', JOB, { version: 1, options }),
  );
  const statuses = (await Promise.all(saves)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, 409]);
  const { version } = (await merchant.get(JOB)).body;
  const goal = 'More orders from ada@example.com';
  const named = await merchant.call('PUT', JOB, { version, options: { goal } });
  expect([named.status, JSON.stringify(named.body)]).toEqual([
    400,
    expect.not.stringContaining('ada'),
  ]);
  const limits = { version: 1, perMonthCeiling: 100 };
  expect((await merchant.call('PUT', '/insights/settings', limits)).body).toEqual({
    ...{ version: 2, perRunCeiling: 150, perMonthCeiling: 100, whenUnsure: 'ask' },
  });
  expect((await merchant.call('PUT', '/insights/settings', limits)).status).toBe(409);
  const { entries } = (await merchant.get('/audit?limit=2')).body;
  const days = expect.toBeOneOf([30, 60]);
  expect(entries).toMatchObject([
    { detail: { changes: [{ path: 'perMonthCeiling', from: 500, to: 100 }] } },
    { detail: { changes: [{ path: 'channel_strategy.options.days', from: 90, to: days }] } },
  ]);
  expect((await merchant.call('POST', '/insights/jobs/nothing/run')).status).toBe(400);
  expect((await other.get(JOB)).body).toMatchObject({ version: 1, options: { days: 90 } });
  expect((await other.get('/insights')).body).toMatchObject({
    credits: null,
    settings: { version: 1, perRunCeiling: 150 },
  });
});
