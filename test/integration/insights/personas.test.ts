import { expect, test } from 'vitest';
import { defaultStores } from '../../../sandbox/bigcommerce/default-stores.ts';
import { expectRefusal } from '../../helpers/expect-page.ts';
import { sentTo } from '../../helpers/stores/mavera-store.ts';
import { install } from '../../helpers/stores/merchant.ts';
import {
  choose,
  confirmAll,
  order,
  PERSONAS,
  runOf,
  runPersonas,
  saveBuyers,
  startPersonaApp,
} from '../../helpers/stores/persona-store.ts';

const POST = { path: '/api/v1/personas', method: 'POST' };
const SMALL = { stores: defaultStores({ customers: 10, orders: 0 }) };

const actionsOf = (run: { result: { segments: Array<{ value: string; action: string }> } }) =>
  Object.fromEntries(run.result.segments.map(({ value, action }) => [value, action]));

test('a run proposes personas by name and price, and makes what was confirmed, once', async () => {
  await using app = await startPersonaApp({ bigcommerce: SMALL });
  const { merchant } = app;
  const account = app.mavera.account();
  const dry = (await merchant.call('POST', `${PERSONAS}/dry-run`)).body;
  const run = await runPersonas(app);

  expect(run).toMatchObject({ state: 'asking', estimate: { least: 0, most: 600 } });
  const { items, credits } = run.question.proposal;
  expect([items.length, credits]).toEqual([2, 600]);
  const [first, second] = items;
  expect(items).toEqual([
    { name: expect.stringMatching(/ · New customers$/), people: 30, credits: 300 },
    { name: expect.stringMatching(/ · Returning customers$/), people: 25, credits: 300 },
  ]);
  expect(account.charges).toEqual([]);
  const confirm = (body: object) => merchant.call('POST', `/insights/runs/${run.id}/confirm`, body);
  const names = [first.name, second.name];
  for (const wrong of [
    { names, credits: 300 },
    { names: ['Somebody else'], credits: 300 },
    { names: [first.name, first.name], credits: 600 },
  ])
    expectRefusal(await confirm(wrong), { status: 409, code: 'conflict' });
  expectRefusal(await merchant.call('POST', `/insights/runs/${run.id}/answer`, { text: 'Yes' }), {
    ...{ status: 409, code: 'conflict' },
  });
  await Promise.all([1, 2].map(() => confirm({ names, credits })));
  await app.runDueJobs();

  const done = await runOf(merchant, run.id);
  expect(done).toMatchObject({ state: 'succeeded', spent: 600, question: null });
  expect(actionsOf(done)).toEqual({ new: 'made', returning: 'made' });
  expect(account.spent).toBe(600);
  expect(sentTo(app, 'POST', '/personas').map(({ body }) => body)).toEqual(
    dry.calls.map(({ body }: { body: unknown }) => body),
  );
  expect(done.result).toMatchObject({
    ...{ buyers: 61, customers: null, cohorts: [{ people: 30 }, { people: 25 }, { people: 6 }] },
    leftOut: [{ source: 'cohort', reason: 'too_small', people: 6 }],
  });
  expect(done.result.segments[1]).toMatchObject({
    ...{ people: 25, buyers: 25, orders: 75, revenue: '750.00', averageOrder: '10.00' },
    ...{ ordersPerBuyer: 3, daysBetweenOrders: 10, share: 41 },
  });
  expect((await merchant.get('/insights/personas')).body.personas).toMatchObject([
    { value: 'new', people: 30, isGone: false, name: first.name, listId: null },
    { value: 'returning', people: 25, isGone: false },
  ]);

  const again = await runPersonas(app);
  expect([again.state, actionsOf(again)]).toEqual([
    'succeeded',
    { new: 'unchanged', returning: 'unchanged' },
  ]);
  await saveBuyers(app, { new: 40, returning: 25, vip: 6 });
  const changed = await runPersonas(app);
  expect(actionsOf(changed)).toEqual({ new: 'changed', returning: 'changed' });
  expect(changed.comparison.changes.segments[0]).toMatchObject({
    ...{ value: 'new', peopleBefore: 30, peopleNow: 40 },
  });
  expect(account.personas.custom()[0]?.description).toContain('40 people');
  expect(account.spent).toBe(600);
});

test('nothing is made above a ceiling, and what is declined is not made', async () => {
  await using app = await startPersonaApp({ bigcommerce: SMALL });
  const { merchant } = app;
  const limits = (await merchant.get('/insights/settings')).body;
  await merchant.call('PUT', '/insights/settings', { ...limits, perRunCeiling: 500 });
  const dry = (await merchant.call('POST', `${PERSONAS}/dry-run`)).body;
  expect([dry.estimate.most, dry.problem]).toEqual([600, null]);
  const run = await runPersonas(app);
  const { items, credits } = run.question.proposal;
  const names = items.map(({ name }: { name: string }) => name);
  const confirm = (body: object) => merchant.call('POST', `/insights/runs/${run.id}/confirm`, body);

  const dear = await confirm({ names, credits });
  expectRefusal(dear, { status: 409, code: 'ceiling_run' });
  expect(dear.body.error.message).toMatch(/600 credits may be needed, 500 are left/);
  app.mavera.account().credits.used = app.mavera.account().credits.included - 100;
  expectRefusal(await confirm({ names: [names[0]], credits: 300 }), {
    ...{ status: 409, code: 'mavera_credits_short' },
  });
  app.mavera.account().credits.used = 0;
  expect((await confirm({ names: [names[0]], credits: 300 })).status).toBe(200);
  await app.runDueJobs();

  const done = await runOf(merchant, run.id);
  expect(actionsOf(done)).toEqual({ new: 'made', returning: 'declined' });
  expect(app.mavera.account().spent).toBe(300);
});

test('a change whose answer is lost is looked for, and what changes cost is told beforehand', async () => {
  await using app = await startPersonaApp({ bigcommerce: SMALL });
  const { mavera, merchant } = app;
  const patch = { method: 'PATCH' };
  await confirmAll(app, await runPersonas(app));
  await saveBuyers(app, { new: 31, returning: 25, vip: 6 });
  mavera.faults.add({ kind: 'reset', when: 'after', match: patch, times: 1 });
  const lost = await runPersonas(app);
  expect(lost).toMatchObject({ state: 'waiting', problem: { code: 'payment_check' } });
  app.clock.aheadMs += 30_000;
  await app.runDueJobs();
  expect(await runOf(merchant, lost.id)).toMatchObject({ state: 'succeeded', spent: 0 });
  const patched = () =>
    [...mavera.requests].filter(({ method, status }) => method === 'PATCH' && status === 200);
  expect(patched().length).toBeLessThanOrEqual(2);

  mavera.switches.personaPatchCredits = 20;
  await saveBuyers(app, { new: 32, returning: 25, vip: 6 });
  expect(await runPersonas(app)).toMatchObject({ state: 'succeeded', spent: 40 });
  await saveBuyers(app, { new: 33, returning: 25, vip: 6 });
  const { estimate } = (await merchant.call('POST', `${PERSONAS}/dry-run`)).body;
  expect(estimate).toEqual({ least: 0, most: 40 });
  expect(mavera.account().spent).toBe(640);
});

test.each([
  ['the answer is lost', 'after'],
  ['the call never arrives', 'before'],
] as const)('a persona is paid once if %s', async (_what, when) => {
  await using app = await startPersonaApp({ bigcommerce: SMALL });
  app.mavera.faults.add({ kind: 'reset', when, match: POST, times: 1 });
  const run = await confirmAll(app, await runPersonas(app));
  expect(run).toMatchObject({ state: 'waiting', problem: { code: 'payment_check' } });

  app.clock.aheadMs += 30_000;
  await app.runDueJobs();
  app.clock.aheadMs += 600_000;
  await app.runDueJobs();

  expect(await runOf(app.merchant, run.id)).toMatchObject({ state: 'succeeded' });
  expect(app.mavera.account().personas.custom()).toHaveLength(2);
  expect(app.mavera.account().spent).toBe(600);
});

test('a kill between the call and its answer pays nothing twice', async () => {
  await using app = await startPersonaApp({ bigcommerce: SMALL });
  const run = await runPersonas(app);
  const { items, credits } = run.question.proposal;
  const names = items.map(({ name }: { name: string }) => name);
  await app.merchant.call('POST', `/insights/runs/${run.id}/confirm`, { names, credits });
  app.mavera.pace.personaMs = 100;
  const kill = new AbortController();
  const working = app.context.worker.runNext(kill.signal);
  const isSent = () => sentTo(app, 'POST', '/personas').length > 0;
  while (!isSent()) await new Promise((next) => setImmediate(next));
  kill.abort();
  await working;
  app.mavera.pace.personaMs = 0;
  while (app.mavera.account().personas.custom().length === 0)
    await new Promise((next) => setImmediate(next));

  app.clock.aheadMs += 600_000;
  await app.runDueJobs();

  expect(await runOf(app.merchant, run.id)).toMatchObject({ state: 'succeeded', spent: 600 });
  expect(app.mavera.account().spent).toBe(600);
});

test('one that is there by name is taken over, one that was deleted is offered again', async () => {
  await using app = await startPersonaApp({ bigcommerce: SMALL });
  const shelf = app.mavera.account().personas;
  const { merchant } = app;
  const made = await confirmAll(app, await runPersonas(app));
  // Our own record is lost, as after a reinstall.
  await app.db('personas').delete();
  const adopted = await runPersonas(app);
  expect(actionsOf(adopted)).toEqual({ new: 'adopted', returning: 'adopted' });
  expect(sentTo(app, 'PATCH', `/personas/${made.result.segments[0].personaId}`)).toHaveLength(1);

  shelf.delete(made.result.segments[0].personaId);
  // One that starts by itself asks nobody, and makes nothing.
  await app.context.insights.start({ storeHash: 'acme1', userId: null }, 'personas', 'schedule');
  await app.runDueJobs();
  const { last } = (await merchant.get('/insights')).body.jobs.find(
    ({ kind }: { kind: string }) => kind === 'personas',
  );
  expect(actionsOf(await runOf(merchant, last.id))).toEqual({
    ...{ new: 'offered', returning: 'unchanged' },
  });
  expect((await merchant.get('/insights/personas')).body.personas).toMatchObject([
    { value: 'new', isGone: true },
    { value: 'returning', isGone: false },
  ]);

  const offered = await runPersonas(app);
  expect(offered.question.proposal.items).toMatchObject([{ people: 30 }]);
  // Somebody makes it by hand, while the run waits to be confirmed.
  const [{ name }] = offered.question.proposal.items;
  shelf.add({ name, description: 'By hand.', form: 'reference', details: {} });
  const again = await confirmAll(app, offered);
  expect(actionsOf(again)).toEqual({ new: 'made', returning: 'unchanged' });
  expect(actionsOf(await runPersonas(app))).toEqual({ new: 'changed', returning: 'unchanged' });
  expect(app.mavera.account().spent).toBe(600);
});

test('orders that do not count, or count elsewhere, make nobody a buyer', async () => {
  await using app = await startPersonaApp({ bigcommerce: SMALL });
  await saveBuyers(app, { new: 20, returning: 0, vip: 0 });
  await app.context.orderFacts.save('acme1', [
    order(9_001, 500, 0, { statusId: 5 }),
    order(9_002, 501, 0, { isArchived: true }),
    order(9_003, 502, 0, { contactKey: null }),
    // Paid in another currency: what counts is what that is in the store's own.
    order(9_004, 503, 0, { currency: 'EUR', amount: '480', storeAmount: '500.00' }),
    order(9_005, 504, 0, { currency: 'JPY', amount: '60000', storeAmount: '499.99' }),
    order(9_006, 505, 0, { channelId: 2 }),
  ]);
  const sizes = async () =>
    (await app.merchant.call('POST', '/insights/personas/preview', {})).body.cohorts.map(
      ({ people }: { people: number }) => people,
    );
  expect(await sizes()).toEqual([22, 0, 1]);

  const { version } = (await app.merchant.get('/settings')).body;
  const storefronts = { 2: { enabled: false } };
  const cohorts = { returningFrom: 2, vipOrders: 6, vipSpent: 10 };
  const saved = await app.merchant.call('PUT', '/settings', { version, storefronts, cohorts });
  expect(saved.status).toBe(200);
  expect(await sizes()).toEqual([0, 0, 22]);
});

test('personas of a store whose orders are still being read say of how many they are', async () => {
  await using app = await startPersonaApp({ bigcommerce: SMALL });
  const { merchant, context } = app;
  const preview = async () =>
    (await merchant.call('POST', '/insights/personas/preview', {})).body.ordersSoFar;
  const dryRun = async () => (await merchant.call('POST', `${PERSONAS}/dry-run`)).body.notes;
  const inPart = expect.objectContaining({ code: 'orders_in_part', params: { count: 147 } });
  expect(await preview()).toBe(147);
  expect(await dryRun()).toContainEqual(inPart);

  const { run } = await context.runs.start('acme1', 'orders', 'full', 1);
  expect(await preview()).toBe(147);
  await context.runs.update(run, { state: 'succeeded', finishedAt: 2 });

  expect(await preview()).toBeNull();
  expect(await dryRun()).not.toContainEqual(inPart);
});

test('a page waits for the first customers of a large store only, and says so', async () => {
  const stores = defaultStores({ customers: 15_100, orders: 0 });
  await using app = await startPersonaApp({ bigcommerce: { stores } });
  const options = { attributes: ['customer_group'], cohorts: false };
  app.bigcommerce.requests.clear();

  const { status, body } = await app.merchant.call('POST', '/insights/personas/preview', options);

  expect([status, body.isPartial, body.customers]).toEqual([200, true, 15_000]);
  expect(app.bigcommerce.requests.total).toBeLessThanOrEqual(62);
});

test('two stores with one account and one name have personas of their own', async () => {
  const stores = SMALL.stores.map((store) => ({ ...store, name: 'Acme' }));
  await using app = await startPersonaApp({ bigcommerce: { stores } });
  const other = await install(app, 'boreal2');
  const { apiKey } = { apiKey: app.mavera.account().keys[0]?.key };
  await other.call('PUT', '/connections/mavera', { apiKey });
  await other.call('PUT', '/insights/settings', {
    version: 1,
    perRunCeiling: 2_000,
    perMonthCeiling: 5_000,
  });
  await saveBuyers(app, { new: 21, returning: 0, vip: 0 }, 'boreal2');

  const ours = await confirmAll(app, await runPersonas(app));
  const theirs = await confirmAll(app, await runPersonas(app, other), other);

  expect(theirs.result.segments).toMatchObject([{ people: 21, action: 'made' }]);
  expect(ours.result.segments[0].personaName).toBe('Acme · New customers');
  expect(theirs.result.segments[0].personaName).toBe('Acme (boreal2) · New customers');
  expect((await other.get(`/insights/runs/${ours.id}`)).status).toBe(404);
  const confirmed = await other.call('POST', `/insights/runs/${ours.id}/confirm`, {
    ...{ names: [], credits: 0 },
  });
  expect(confirmed.status).toBe(404);
  expect((await other.get('/insights/personas')).body.personas).toHaveLength(1);
  expect(app.mavera.account().personas.custom()).toHaveLength(3);
});

test('a cohort that grows starts a run, if the merchant wants that', async () => {
  await using app = await startPersonaApp({ bigcommerce: SMALL });
  const { insightScheduler, insightRuns, queue } = app.context;
  await confirmAll(app, await runPersonas(app));
  await choose(app.merchant, { growth: 20 }, { triggers: { isOn: true, minDaysBetween: 1 } });
  const look = async (sizes: Parameters<typeof saveBuyers>[1]) => {
    await saveBuyers(app, sizes);
    app.clock.aheadMs += 2 * 86_400_000;
    const job = { storeHash: 'acme1', payload: { kind: 'personas' } };
    await insightScheduler.look(job, AbortSignal.timeout(10_000));
    return (await queue.findLive('acme1', 'insight-trigger:personas')) !== undefined;
  };

  expect(await look({ new: 35, returning: 20, vip: 19 })).toBe(false);
  expect(await look({ new: 36, returning: 25, vip: 6 })).toBe(true);
  app.clock.aheadMs += 7_200_000;
  await app.runDueJobs();
  expect(await insightRuns.list('acme1', 'personas', 1)).toMatchObject([
    { cause: 'trigger', state: 'succeeded' },
  ]);
  // One that was too small for a persona is news when it no longer is.
  expect(await look({ new: 36, returning: 25, vip: 20 })).toBe(true);
});
