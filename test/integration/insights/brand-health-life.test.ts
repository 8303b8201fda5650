import { expect, test } from 'vitest';
import { MAVERA_KEYS } from '../../../sandbox/mavera/account-seed.ts';
import { upkeep } from '../../../server/upkeep.ts';
import { scoreOfStars, shownReviews } from '../../helpers/models/review-model.ts';
import {
  HEALTH,
  type HealthApp,
  runHealth,
  setHealth,
  startHealthApp,
} from '../../helpers/stores/health-store.ts';
import { sentTo } from '../../helpers/stores/mavera-store.ts';

const ALL = { days: 1_825, maxReviews: 200 };
const DAY_MS = 86_400_000;
const answersTo = (app: HealthApp) => sentTo(app, 'POST', '/responses');

async function getRun(app: HealthApp, id: string) {
  return (await app.merchant.get(`/insights/runs/${id}`)).body;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((next) => setImmediate(next));
}

test('a restart in mid-run reads no batch twice but the one that broke off', async () => {
  await using app = await startHealthApp();
  await setHealth(app, { options: ALL });
  const { version } = (await app.merchant.get('/insights/settings')).body;
  await app.merchant.call('PUT', '/insights/settings', { version, whenUnsure: 'repeat' });
  const { id } = (await app.merchant.call('POST', `${HEALTH}/run`)).body;
  app.mavera.pace.responseMs = 30;
  const restart = new AbortController();
  const working = app.context.worker.runNext(restart.signal);
  await until(() => answersTo(app).length === 2);
  // The second is under way.
  restart.abort();
  await working;
  app.mavera.pace.responseMs = 0;

  // While it is down, a review is taken off: what is paid for stands, and the batches stay what they were.
  const [gone] = shownReviews(app.shop);
  if (gone) app.shop.simulator.deleteReview(gone.productId, gone.id);
  app.clock.aheadMs += 600_000;
  await app.runDueJobs();

  const run = await getRun(app, id);
  expect(run).toMatchObject({ state: 'succeeded', result: { read: { failedBatches: 0 } } });
  const bodies = answersTo(app).map(({ body }) => JSON.stringify(body));
  expect(bodies).toHaveLength(run.result.read.batches + 2);
  expect(new Set(bodies).size).toBe(bodies.length - 1);
  expect(run.spent).toBeGreaterThanOrEqual(app.mavera.account().spent);
  // Nothing is left to go on from.
  expect(await app.db('insight_steps')).toEqual([]);
});

test('a restart that is announced lets the answer under way come in, and nothing is read twice', async () => {
  await using app = await startHealthApp();
  await setHealth(app, { options: ALL });
  const { id } = (await app.merchant.call('POST', `${HEALTH}/run`)).body;
  app.mavera.pace.responseMs = 30;
  await app.context.worker.start();
  await until(() => answersTo(app).length === 2);
  await app.context.worker.stop();
  app.mavera.pace.responseMs = 0;
  await app.runDueJobs();

  const run = await getRun(app, id);
  expect(run).toMatchObject({ state: 'succeeded', result: { read: { failedBatches: 0 } } });
  expect(answersTo(app)).toHaveLength(run.result.read.batches + 1);
  expect(run.spent).toBe(app.mavera.account().spent);
});

test('a key that dies in mid-run lets it wait; with a new one it goes on where it was', async () => {
  await using app = await startHealthApp();
  await setHealth(app, { options: ALL });
  app.mavera.faults.add({
    ...{ kind: 'status', status: 401, times: 1, after: 2 },
    match: { path: '/api/v1/responses' },
  });

  const waiting = await runHealth(app);
  expect(waiting).toMatchObject({ state: 'waiting', problem: { code: 'mavera_key_rejected' } });
  const told = (await app.merchant.get('/activity?text=gezondheid+wacht&language=nl')).body
    .activity;
  expect(told).toMatchObject([{ kind: 'insight_waits', params: { why: 'mavera_key_rejected' } }]);
  await app.merchant.call('PUT', '/connections/mavera', { apiKey: MAVERA_KEYS.professional });
  await app.runDueJobs();

  const run = await getRun(app, waiting.id);
  expect(run.state).toBe('succeeded');
  const charged = app.mavera.account().charges.length;
  expect(charged).toBe(run.result.read.batches + 1);
});

test('a score that falls is told once, shown until it is better, and compared', async () => {
  await using app = await startHealthApp();
  await setHealth(app, { options: { ...ALL, alertDrop: 4 } });
  const before = await runHealth(app);
  for (let nth = 0; nth < 60; nth += 1)
    app.shop.simulator.addReview(2, { rating: 1, text: 'The zip broke.' });

  const after = await runHealth(app);

  const [was, is] = [before.result.score ?? 0, scoreOfStars(shownReviews(app.shop))];
  expect(after.result).toMatchObject({
    ...{ score: is, previous: { score: was, asOf: before.result.asOf } },
    alert: { before: was, now: is, points: was - is },
  });
  const { activity } = (await app.merchant.get('/activity?kind=insight_alert')).body;
  expect(activity).toMatchObject([
    { code: 'brand_health_fell', level: 'warning', params: { before: was, now: is } },
  ]);
  const [ready] = (await app.merchant.get('/activity?kind=insight_finished&text=brand')).body
    .activity;
  expect(ready.params).toEqual({ analysis: 'brand_health', count: after.spent });
  const shown = async () =>
    (await app.merchant.get('/insights')).body.jobs.find(
      ({ kind }: { kind: string }) => kind === 'brand_health',
    ).alert;
  expect(await shown()).toMatchObject({ code: 'brand_health_fell' });
  const status = async () => (await app.merchant.get('/status')).body.insights;
  expect(await status()).toEqual([{ kind: 'brand_health', state: 'alert', alert: await shown() }]);
  const { comparison } = await getRun(app, after.id);
  expect(comparison).toMatchObject({
    withRun: before.id,
    changes: { score: { before: was, now: is }, isComparable: true },
  });
  expect(comparison.changes.themes[0].shareNow).not.toBe(comparison.changes.themes[0].shareBefore);

  // Of other products the score is another, and no news.
  await setHealth(app, { options: { ...ALL, productIds: [2] } });
  const other = await runHealth(app);
  expect(other.result).toMatchObject({ score: 0, previous: null, alert: null });
  expect((await getRun(app, other.id)).comparison.changes.isComparable).toBe(false);
  expect(await shown()).toBeNull();
  expect(await status()).toEqual([]);
});

test.each([
  ['so many new reviews', { newReviews: 5, alertDrop: null }, 5],
  ['a product whose rating drops', { newReviews: 100, alertDrop: 50 }, 3],
] as const)('%s start a run overnight, and less does not', async (_what, options, enough) => {
  await using app = await startHealthApp();
  await setHealth(app, {
    options: { ...ALL, ...options, maxReviews: 10 },
    triggers: { isOn: true, minDaysBetween: 1 },
  });
  const byProduct = [...Map.groupBy(shownReviews(app.shop), ({ productId }) => productId)];
  const [liked = 0] =
    byProduct.find(([, ones]) => ones.length > 2 && scoreOfStars(ones) > 60) ?? [];
  await runHealth(app);
  const causes = async () =>
    (await app.context.insightRuns.list('acme1', 'brand_health', 5)).map(({ cause }) => cause);
  const write = (count: number) => {
    for (let nth = 0; nth < count; nth += 1) app.shop.simulator.addReview(liked, { rating: 1 });
  };
  const night = async () => {
    await upkeep(app.context);
    for (const ms of [2 * DAY_MS, DAY_MS / 12]) {
      app.clock.aheadMs += ms;
      await app.runDueJobs();
    }
  };

  write(enough - 1);
  await night();
  expect(await causes()).toEqual(['person']);
  write(1);
  await night();
  expect(await causes()).toEqual(['trigger', 'person']);
});
