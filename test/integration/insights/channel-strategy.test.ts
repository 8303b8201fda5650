import { expect, test } from 'vitest';
import { defaultStores } from '../../../sandbox/bigcommerce/default-stores.ts';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { expectRefusal } from '../../helpers/expect-page.ts';
import { expectedAmount, ordersOf } from '../../helpers/models/order-model.ts';
import { findTraces, tracesOfPeople } from '../../helpers/models/traces-of.ts';
import {
  GOAL,
  getRun,
  runStrategy,
  setOptions,
  startInsightApp,
} from '../../helpers/stores/insight-store.ts';
import { sentTo, startAppWithMavera } from '../../helpers/stores/mavera-store.ts';
import { install } from '../../helpers/stores/merchant.ts';

const JOB = '/insights/jobs/channel_strategy';
/** Shipped, or about to be. */
const BOUGHT = [2, 3, 8, 9, 10, 11, 14];
const DAY_MS = 86_400_000;

test('figures are those of the orders, advice and cards follow, and nobody is named', async () => {
  const stores = defaultStores({ customers: 80, orders: 500 });
  await using app = await startAppWithMavera({ bigcommerce: { stores } });
  const { merchant, shop } = app;
  await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  await merchant.call('POST', '/syncs', { resources: ['customers', 'orders'] });
  await app.settle();
  const { version } = (await merchant.get(JOB)).body;
  const options = { days: 365, minOrders: 8, goal: 'More revenue is the goal.' };
  await merchant.call('PUT', JOB, { version, options });
  app.bigcommerce.requests.clear();

  const started = await merchant.call('POST', `${JOB}/run`);
  await app.settle();

  const run = (await merchant.get(`/insights/runs/${started.body.id}`)).body;
  expect(run).toMatchObject({ state: 'succeeded', problem: null, comparison: null });
  expect(run.result.ordersSoFar).toBeNull();
  const bought = ordersOf(shop).filter(({ statusId }) => BOUGHT.includes(statusId));
  const placedAt = (order: (typeof bought)[number]) => Date.parse(order.createdAt);
  const newest = Math.max(...bought.map(placedAt));
  const inPeriod = bought.filter((order) => placedAt(order) > newest - 365 * DAY_MS);
  const byChannel = Map.groupBy(inPeriod, ({ channelId }) => channelId);
  const expected = new Map(
    [...byChannel].map(([channelId, orders]) => {
      const amounts = orders.map((one) => Math.round(Math.max(0, expectedAmount(one)) * 100));
      return [channelId, { orders: orders.length, cents: amounts.reduce((a, b) => a + b, 0) }];
    }),
  );
  for (const { channelId, orders, revenue, name } of run.result.channels) {
    expect(orders).toBe(expected.get(channelId)?.orders);
    expect(Math.abs(Number(revenue) * 100 - (expected.get(channelId)?.cents ?? 0))).toBeLessThan(2);
    expect(stores[0]?.channels?.map((channel) => channel.name)).toContain(name);
  }
  const shown = [...run.result.channels, ...run.result.leftOut];
  expect(shown.map(({ channelId }) => channelId).sort()).toEqual([...byChannel.keys()].sort());
  expect(run.result.leftOut.every(({ orders }: { orders: number }) => orders < 8)).toBe(true);
  const europe = run.result.channels.find(
    ({ channelId }: { channelId: number }) => channelId === 2,
  );
  expect(europe.currencies).toMatchObject([{ currency: 'EUR', orders: europe.orders }]);

  expect(run.result.advice).toContain(run.result.channels[0].name);
  expect(run.result.sources.length).toBeGreaterThan(0);
  const { cards } = run.result;
  expect(cards).toHaveLength(run.result.channels.length);
  const shares = cards.map(({ budgetShare }: { budgetShare: number }) => budgetShare);
  expect(shares.reduce((a: number, b: number) => a + b, 0)).toBe(100);
  expect(run.spent).toBe(app.mavera.account().spent);

  expect(app.bigcommerce.requests.total).toBeLessThanOrEqual(2 * run.result.channels.length);
  const kept = [await app.db('insight_runs'), await app.db('insight_steps')];
  const sent = [...app.mavera.requests];
  expect(findTraces(tracesOfPeople(shop), JSON.stringify([sent, kept]))).toEqual([]);
});

test('what is shown before is what is sent, and showing it costs nothing', async () => {
  await using app = await startInsightApp();
  await setOptions(app, { ...GOAL, language: 'nl' });

  const shown = (await app.merchant.call('POST', `${JOB}/dry-run`)).body;
  expect(app.mavera.account().charges).toEqual([]);
  const run = await runStrategy(app);

  expect(shown).toMatchObject({ blocked: null, problem: null });
  expect(shown.notes).toContainEqual({
    ...{ code: 'channels_left_out', params: { min: 10, names: ['Amazon (3)'] } },
    message: 'Left out, with fewer than 10 orders: Amazon (3).',
  });
  expect(shown.estimate.most).toBeGreaterThanOrEqual(run.spent);
  const [chat] = sentTo(app, 'POST', '/mave/chat');
  const [cards] = sentTo(app, 'POST', '/responses');
  expect(chat?.body).toEqual(shown.calls[0].body);
  expect(shown.calls[0].isExact).toBe(true);
  expect(chat?.body).toMatchObject({ message: expect.stringContaining('Write in Dutch') });
  expect(cards?.body).toMatchObject({ instructions: expect.stringContaining('Write in Dutch') });
  const { input: _, ...question } = (cards?.body ?? {}) as Record<string, unknown>;
  expect(shown.calls[1].body).toMatchObject(question);
  expect(run.result.leftOut).toEqual([{ channelId: 4, name: 'Amazon', orders: 3 }]);
});

test('a strategy of a store whose orders are still being read says of how many it is', async () => {
  await using app = await startInsightApp();
  await setOptions(app, GOAL);

  const plan = (await app.merchant.call('POST', `${JOB}/dry-run`)).body;
  const run = await runStrategy(app);

  expect(plan.notes).toContainEqual(
    expect.objectContaining({ code: 'orders_in_part', params: { count: 50 } }),
  );
  expect(run.result.ordersSoFar).toBe(50);
});

test('the persona that was chosen makes the cards, and another if it is gone', async () => {
  await using app = await startInsightApp();
  const { speakers, fittingId } = (await app.merchant.get('/insights/personas/speakers')).body;
  const known = app.mavera.account().personas.list();
  expect(speakers.map(({ id }: { id: string }) => id)).toEqual(known.map(({ id }) => id));
  const other = known.find(({ id }) => id !== fittingId)?.id;
  const answeredBy = async (personaId: string | undefined) => {
    await setOptions(app, { ...GOAL, personaId });
    await runStrategy(app);
    return sentTo(app, 'POST', '/responses').at(-1)?.body;
  };

  expect(await answeredBy(other)).toMatchObject({ persona_id: other });
  expect(await answeredBy('deleted')).toMatchObject({ persona_id: fittingId });
});

test('what Mave asks is answered in its thread, once', async () => {
  await using app = await startInsightApp();

  const asking = await runStrategy(app);
  expect(asking).toMatchObject({
    state: 'asking',
    question: { text: expect.stringMatching(/\?/) },
  });
  expect((await runStrategy(app)).id).toBe(asking.id);
  const news = async () => (await app.merchant.get('/status')).body.insights;
  expect(await news()).toEqual([{ kind: 'channel_strategy', state: 'asking' }]);
  const path = `/insights/runs/${asking.id}/answer`;
  const text = 'More revenue is the goal.';
  expect((await app.merchant.call('POST', path, { text })).status).toBe(200);
  expectRefusal(await app.merchant.call('POST', path, { text }), { status: 409, code: 'conflict' });
  await app.runDueJobs();

  const run = await getRun(app, asking.id);
  expect(run).toMatchObject({ state: 'succeeded', question: null });
  expect(await news()).toEqual([]);
  expect(run.result.questions).toEqual([{ question: asking.question.text, answer: text }]);
  const [first, second, ...more] = sentTo(app, 'POST', '/mave/chat').map(({ body }) => body);
  expect(more).toEqual([]);
  expect(first).not.toHaveProperty('thread_id');
  const [thread] = app.mavera.account().threads.keys();
  expect(second).toEqual({ message: text, thread_id: thread });
  expect(run.spent).toBe(app.mavera.account().spent);
});

test('shares that add up to 140 are scaled, cards of no channel dropped, and it says so', async () => {
  await using app = await startInsightApp();
  await setOptions(app, GOAL);
  const mend = app.mavera.answerFaults.add({ kind: 'shares-140' });

  const { result } = await runStrategy(app);

  expect(result.sharesWere).toBe(140);
  const shares = result.cards.map((card: { budgetShare: number }) => card.budgetShare);
  expect(shares.reduce((a: number, b: number) => a + b, 0)).toBe(100);

  mend();
  app.mavera.answerFaults.add({ kind: 'invents-channels' });
  const { result: without } = await runStrategy(app);
  expect(without).toMatchObject({ cards: [], inventedCards: 3, cardsFault: 'breaks_schema' });
});

test.each(['cut-off', 'refuses'] as const)(
  'when the cards are spoiled (%s) they are asked for once more, and the advice stands',
  async (kind) => {
    await using app = await startInsightApp();
    await setOptions(app, GOAL);
    app.mavera.answerFaults.add({ kind, after: 1 });

    const run = await runStrategy(app);

    expect(run).toMatchObject({ state: 'succeeded', problem: null });
    expect(run.result).toMatchObject({ cards: [], cardsProblem: expect.stringMatching(/Mavera/) });
    expect(run.result.advice).toContain('Acme');
    expect(sentTo(app, 'POST', '/responses')).toHaveLength(2);
    expect(run.spent).toBe(app.mavera.account().spent);
  },
);

test('a store without orders is told so, and pays nothing', async () => {
  await using app = await startInsightApp();
  const other = await install(app, 'boreal2');
  await app.runDueJobs();
  expectRefusal(await other.call('POST', `${JOB}/run`), {
    status: 409,
    code: 'mavera_not_connected',
  });
  const apiKey = 'mvra_live_sandbox_starter_plan_01';
  await other.call('PUT', '/connections/mavera', { apiKey });

  const started = await other.call('POST', `${JOB}/run`);
  await app.runDueJobs();

  const run = (await other.get(`/insights/runs/${started.body.id}`)).body;
  expect(run).toMatchObject({
    state: 'failed',
    problem: { code: 'no_orders', message: /Sync the orders first/ },
  });
  expect(app.mavera.account('starter').charges).toEqual([]);
  // Nor does anybody see what is another store's.
  for (const action of ['', '/cancel', '/answer', '/resume']) {
    const body = action === '/answer' ? { text: 'Yes.' } : undefined;
    const path = `/insights/runs/${run.id}${action}`;
    const answer = await app.merchant.call(action === '' ? 'GET' : 'POST', path, body);
    expect(answer.status).toBe(404);
  }
});

test('a second run is compared with the first', async () => {
  await using app = await startInsightApp();
  await setOptions(app, GOAL);
  const first = await runStrategy(app);

  const second = await runStrategy(app);

  expect(second.id).not.toBe(first.id);
  expect(second.comparison.withRun).toBe(first.id);
  const [change] = second.comparison.changes.channels;
  expect(change.revenueBefore).toBe(change.revenueNow);
  const listed = (await app.merchant.get(`${JOB}/runs`)).body.runs;
  expect(listed.map(({ id }: { id: string }) => id)).toEqual([second.id, first.id]);
  const overview = (await app.merchant.get('/insights')).body;
  const job = overview.jobs.find(({ kind }: { kind: string }) => kind === 'channel_strategy');
  expect(job).toMatchObject({ live: null, alert: null, last: { id: second.id } });
  expect(overview.spentThisMonth).toBe(app.mavera.account().spent);
  expect(overview.credits.used).toBe(app.mavera.account().credits.used);
});
