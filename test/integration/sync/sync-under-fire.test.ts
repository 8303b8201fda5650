import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createContext } from '../../../server/context.ts';
import { movableClock } from '../../helpers/clocks/movable-clock.ts';
import { expectedSubscribers, readersOf } from '../../helpers/models/shop-model.ts';
import {
  type ConnectedApp,
  importsOf,
  startConnectedApp,
  startSync,
} from '../../helpers/stores/connected-store.ts';

/** Customers that BigCommerce gives at once. */
const PAGE_SIZE = 250;

/** So many minutes, of which the waits of jobs are made. */
async function settleFor(
  app: ConnectedApp,
  clock: ReturnType<typeof movableClock>,
  minutes: number,
): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    await app.settle();
    clock.advance(60_000);
  }
}

function expectRightContacts(app: ConnectedApp): void {
  const emails = [...app.account.contacts].map(({ email }) => email);
  expect(emails.sort()).toEqual([...expectedSubscribers(app.shop).keys()].sort());
}

async function expectSucceeded(app: ConnectedApp, runId: string): Promise<void> {
  const { body } = await app.merchant.get(`/syncs/${runId}`);
  expect(body).toMatchObject({ state: 'succeeded', pending: 0, problem: null });
  expect(body.synced + body.skipped + body.failed).toBe(body.total);
}

describe('a sync ends right', () => {
  test.each([
    ['BigCommerce answers 500 now and then', { kind: 'status', status: 500, times: 2 }],
    ['BigCommerce is limited, with headers', { kind: 'status', status: 429, times: 2 }],
    ['connections to BigCommerce break', { kind: 'reset', times: 2 }],
    ['connections break after the work was done', { kind: 'reset', when: 'after', times: 2 }],
  ] as const)('though %s', { timeout: 60_000 }, async (_what, fault) => {
    const clock = movableClock();
    await using app = await startConnectedApp({
      now: clock.now,
      bigcommerce: { quota: { requests: 100_000, windowMs: 300 } },
    });
    app.bigcommerce.faults.add({ ...fault, match: { path: /\/v3\/customers/ } });

    const runId = await startSync(app.merchant);
    await settleFor(app, clock, 4);

    await expectSucceeded(app, runId);
    expectRightContacts(app);
  });

  test('though Brevo answers 500 after it took an import: nothing is lost', async () => {
    const clock = movableClock();
    await using app = await startConnectedApp({ now: clock.now });
    const fault = { kind: 'status', status: 500, when: 'after', times: 1 } as const;
    app.brevo.faults.add({ ...fault, match: { method: 'POST', path: '/v3/contacts/import' } });

    const runId = await startSync(app.merchant);
    await settleFor(app, clock, 4);

    await expectSucceeded(app, runId);
    expectRightContacts(app);
    // Brevo called back, so the import was known to have arrived: it was not sent again.
    expect(importsOf(app).map(({ rows }) => rows)).toEqual([260, readersOf(app.shop).length]);
  });

  test('though the connection broke before Brevo saw the import: it is sent again', async () => {
    const clock = movableClock();
    await using app = await startConnectedApp({ now: clock.now });
    app.brevo.faults.add({
      kind: 'reset',
      when: 'before',
      times: 1,
      match: { method: 'POST', path: '/v3/contacts/import' },
    });

    const runId = await startSync(app.merchant);
    await settleFor(app, clock, 4);

    await expectSucceeded(app, runId);
    expectRightContacts(app);
  });

  test('though Brevo never calls back: it is asked, sparingly', async () => {
    const clock = movableClock();
    await using app = await startConnectedApp({ now: clock.now });
    app.brevo.switches.notifyUrlCalls = 'never';

    const runId = await startSync(app.merchant);
    await app.settle();
    expect((await app.merchant.get(`/syncs/${runId}`)).body.state).toBe('running');
    for (let round = 0; round < 3; round += 1) {
      clock.advance(60_000);
      await app.settle();
    }

    await expectSucceeded(app, runId);
    const asked = [...app.brevo.requests].filter(({ path }) => path.startsWith('/v3/processes'));
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  test('though Brevo calls back twice, and strangers call too', async () => {
    await using app = await startConnectedApp();
    app.brevo.switches.notifyUrlCalls = 'twice';
    const guess = await fetch(`${app.url}/webhooks/brevo/guessed/imports/guessed`, {
      method: 'POST',
    });
    expect(guess.status).toBe(404);

    const runId = await startSync(app.merchant);
    await app.settle();

    await expectSucceeded(app, runId);
    expectRightContacts(app);
  });
});

test('a sync that died with its process goes on where it was, and sends nothing twice', async () => {
  const clock = movableClock();
  await using app = await startConnectedApp({ now: clock.now });
  await app.settle();
  const runId = await startSync(app.merchant);
  // Another process takes the job, and is heard of no more when it has read half of the customers.
  const doomed = createContext(app.context.config, { db: app.db, now: clock.now });
  const halfWay = { kind: 'stall', times: 1, match: { path: /\/v3\/customers$/ } } as const;
  app.bigcommerce.latency.ms = 5;
  void doomed.worker.runNext(new AbortController().signal).catch(() => undefined);
  while (app.bigcommerce.requests.count('GET /v3/customers') < 3) await setImmediate();
  app.bigcommerce.faults.add(halfWay);
  while (app.bigcommerce.faults.list().length > 0) await setImmediate();
  // The last has no answer; what came before it is taken in after the next is asked for.
  const answered = app.bigcommerce.requests.count('GET /v3/customers') - 1;
  const read = async () => (await app.merchant.get(`/syncs/${runId}`)).body.read;
  while ((await read()) < answered * PAGE_SIZE) await setImmediate();

  for (let round = 0; round < 6; round += 1) {
    clock.advance(60_000);
    await app.settle();
  }

  await expectSucceeded(app, runId);
  expectRightContacts(app);
  expect(importsOf(app).map(({ rows }) => rows)).toEqual([260, readersOf(app.shop).length]);
});

test('a cancelled sync stops, says so, and can be started again', async () => {
  await using app = await startConnectedApp();
  const runId = await startSync(app.merchant);

  const cancelled = await app.merchant.call('POST', `/syncs/${runId}/cancel`);
  await app.settle();

  expect(cancelled.body).toMatchObject({ state: 'cancelled' });
  expect(app.account.contacts.size).toBe(0);
  const again = await startSync(app.merchant);
  expect(again).not.toBe(runId);
  await app.settle();
  await expectSucceeded(app, again);
});

test('a key that is revoked during a sync pauses it, and a new key lets it go on', async () => {
  await using app = await startConnectedApp();
  const [key] = app.account.keys;
  if (!key) throw new Error('the account has a key');
  const runId = await startSync(app.merchant);
  const state = key.state;
  key.state = 'revoked';
  await app.settle();

  const { body } = await app.merchant.get(`/syncs/${runId}`);
  expect(body).toMatchObject({ state: 'waiting', problem: { code: 'brevo_key_rejected' } });
  const status = (await app.merchant.get('/status')).body;
  expect(status).toMatchObject({ connected: false, brevo: { state: 'attention' } });

  key.state = state;
  const { apiKey } = { apiKey: key.key };
  await app.merchant.call('PUT', '/connections/brevo', { apiKey });
  await app.settle();
  await expectSucceeded(app, runId);
  expectRightContacts(app);
});

test('a list that was deleted in Brevo does not stop the sync: another is made, and the merchant told', async () => {
  await using app = await startConnectedApp();
  const list = app.account.lists.add('Soon to go', 1);
  const saved = await app.merchant.call('PUT', '/settings', {
    version: 1,
    lists: { allCustomers: list.id, buyers: null, abandonedCart: null, newsletter: null },
  });
  expect(saved.status).toBe(200);
  app.account.lists.delete(list);
  const runId = await startSync(app.merchant);
  await app.settle();
  const { body } = await app.merchant.get(`/syncs/${runId}`);
  expect(body).toMatchObject({ state: 'succeeded', problem: null });
  expectRightContacts(app);
  const { allCustomers } = (await app.merchant.get('/settings')).body.lists;
  expect(app.account.lists.find(allCustomers)?.name).toBe('Acme Outdoors – customers');
  const { activity } = (await app.merchant.get('/activity?kind=list_gone')).body;
  expect(activity).toMatchObject([{ level: 'warning' }]);
});
