import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createContext } from '../../../server/context.ts';
import { ordersOf } from '../../helpers/models/order-model.ts';
import { expectRightOrders } from '../../helpers/models/right-orders.ts';
import { isTakenByBrevo } from '../../helpers/models/shop-model.ts';
import {
  type ConnectedApp,
  importsOf,
  startConnectedApp,
  syncOnce,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';

const SHOP = {
  ...WITHOUT_WEBHOOKS,
  stores: [
    {
      ...{ hash: 'acme1', name: 'Acme', seed: 1, customers: 60, orders: 240 },
      hasAwkwardPeople: false,
    },
  ],
};

/** A store whose merchant says that everybody agreed, so that all guests are written. Its customers were. */
async function startShop(now?: () => number) {
  const app = await startConnectedApp({ bigcommerce: SHOP, now });
  const consent = { mode: 'everyone', writeBackUnsubscribes: false };
  await app.merchant.call('PUT', '/settings', { version: 1, consent });
  await app.settle();
  await syncOnce(app);
  return Object.assign(app, { imports: importsOf(app).length });
}

async function startOrders(app: ConnectedApp): Promise<string> {
  const started = await app.merchant.call('POST', '/syncs', { resources: ['orders'] });
  expect(started.status).toBe(202);
  return started.body.runs[0].id;
}

/** Addresses of guests that may be in Brevo. */
function guestsOf(app: ConnectedApp): Set<string> {
  const guests = ordersOf(app.shop).filter(({ customerId }) => customerId === 0);
  const emails = guests.map(({ billing }) => billing.email.toLowerCase());
  return new Set(emails.filter(isTakenByBrevo));
}

function singleWrites(app: ConnectedApp): number {
  return [...app.brevo.requests].filter(
    ({ method, path }) => method === 'POST' && path === '/v3/contacts',
  ).length;
}

test('guests of the past are imported together, before their orders', async () => {
  await using app = await startShop();
  const guests = guestsOf(app);
  expect(guests.size).toBeGreaterThan(20);
  const id = await startOrders(app);
  await app.settle();

  expect((await app.merchant.get(`/syncs/${id}`)).body).toMatchObject({ state: 'succeeded' });
  expectRightOrders(app, isTakenByBrevo);
  for (const email of guests) expect(app.account.contact(email), email).toBeDefined();
  // Those few whose phone is somebody else's are written by themselves. The second import is of customers' figures.
  expect(singleWrites(app)).toBeLessThanOrEqual(guests.size / 10);
  expect(importsOf(app).length - app.imports).toBeLessThanOrEqual(3);
  const calls = app.bigcommerce.requests
    .list()
    .filter(({ path }) => /^\/v[23]\/(orders|channels)/.test(path));
  expect(calls.length).toBeLessThanOrEqual(6 + 4);
  // No guest is a failure of its own, and none waits anywhere.
  expect((await app.merchant.get('/failures?resource=guests')).body.failures ?? []).toEqual([]);
  expect(await app.context.pending.listKinds('acme1')).toEqual([]);
});

test('a second sync writes no guest again', async () => {
  await using app = await startShop();
  await startOrders(app);
  await app.settle();
  const sent = { single: singleWrites(app), imports: importsOf(app).length };

  await startOrders(app);
  await app.settle();

  expect({ single: singleWrites(app), imports: importsOf(app).length }).toEqual(sent);
});

test('a changed mapping reaches guests, with nothing but what it changes', async () => {
  await using app = await startShop();
  await startOrders(app);
  await app.settle();
  const imports = importsOf(app).length;
  const { version, customerMapping } = (await app.merchant.get('/settings')).body;
  const line = { source: 'addresses[0].address1', attribute: 'STREET' };

  await app.merchant.call('PUT', '/settings', {
    version,
    customerMapping: [...customerMapping, line],
  });
  await app.settle();

  const rows = importsOf(app)
    .slice(imports)
    .flatMap(({ jsonBody }) => jsonBody as Array<{ attributes: object }>);
  const names = new Set(rows.flatMap(({ attributes }) => Object.keys(attributes)));
  expect([...names].sort()).toEqual(['EXT_ID', 'STREET']);
  for (const email of guestsOf(app))
    expect(app.account.contact(email)?.attributes.STREET, email).toBeTruthy();
  expect(await app.context.settingsChanges.list('acme1')).toEqual([]);
});

describe('a backfill of orders that is killed ends with exactly the right orders, people and figures', () => {
  test.each([
    ['while guests are on their way', '/v3/contacts/import', 'after'],
    ['before guests have left', '/v3/contacts/import', 'before'],
    ['when a batch of orders had arrived', '/v3/orders/status/batch', 'after'],
    ['before a batch of orders left', '/v3/orders/status/batch', 'before'],
  ] as const)('%s', async (_what, path, when) => {
    let ahead = 0;
    const now = () => Date.now() + ahead;
    await using app = await startShop(now);
    app.brevo.faults.add({ kind: 'stall', when, times: 1, match: { method: 'POST', path } });
    const id = await startOrders(app);
    // Another process takes the job, and is heard of no more once this call hangs.
    const doomed = createContext(app.context.config, { db: app.db, now });
    void doomed.worker.runNext(new AbortController().signal).catch(() => undefined);
    while (app.brevo.faults.list().length > 0) await setImmediate();

    for (let round = 0; round < 6; round += 1) {
      ahead += 60_000;
      await app.settle();
    }

    const run = (await app.merchant.get(`/syncs/${id}`)).body;
    expect(run).toMatchObject({ state: 'succeeded', pending: 0, problem: null });
    expect(run.synced + run.skipped + run.failed).toBe(run.total);
    expectRightOrders(app, isTakenByBrevo);
    expect([...app.account.events]).toEqual([]);
    for (const email of guestsOf(app)) expect(app.account.contact(email), email).toBeDefined();
  });
});
