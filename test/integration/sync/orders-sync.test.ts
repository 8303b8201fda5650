import { describe, expect, test } from 'vitest';
import { ordersOf } from '../../helpers/models/order-model.ts';
import { expectRightOrders } from '../../helpers/models/right-orders.ts';
import { type ConnectedApp, startConnectedApp } from '../../helpers/stores/connected-store.ts';

const SMALL = { stores: [{ hash: 'acme1', name: 'Acme', seed: 1, customers: 120, orders: 240 }] };

async function startRun(app: ConnectedApp, mode: 'full' | 'changes' = 'full'): Promise<string> {
  const resources = ['customers', 'orders'];
  const started = await app.merchant.call('POST', '/syncs', { resources, mode });
  expect(started.status).toBe(202);
  return started.body.runs.find((run: { resource: string }) => run.resource === 'orders').id;
}

async function sync(app: ConnectedApp, mode: 'full' | 'changes' = 'full') {
  const id = await startRun(app, mode);
  await app.settle();
  return (await app.merchant.get(`/syncs/${id}`)).body;
}

test('every order of somebody whom Brevo may know arrives, as history, and their figures with it', async () => {
  await using app = await startConnectedApp({ bigcommerce: SMALL });

  const run = await sync(app);

  expect(run).toMatchObject({ state: 'succeeded', pending: 0, total: ordersOf(app.shop).length });
  expect(run.synced + run.skipped + run.failed).toBe(run.total);
  expect(run.synced).toBe(app.account.orders.size);
  expectRightOrders(app);
  expect([...app.account.events]).toEqual([]);
  for (const { writes } of app.account.orders)
    expect(writes).toMatchObject([{ via: 'batch', historical: true }]);
  expect(app.account.orders.find('12')?.products ?? []).toHaveLength(
    app.account.orders.find('12') ? 400 : 0,
  );
});

test('a sync of changes writes only what changed, and tells what nobody told', async () => {
  await using app = await startConnectedApp({ bigcommerce: SMALL });
  await sync(app);
  const before = app.account.orders.batches.length;
  const [some] = [...app.account.orders].filter(({ status }) => status === 'completed');
  const id = Number(some?.id);
  const order = app.shop.orders.table.get(id);
  const modifiedAt = new Date().toISOString();
  // In the table itself: no webhook hears of it.
  app.shop.orders.table.replace({ ...order, statusId: 5, modifiedAt });

  const run = await sync(app, 'changes');

  expect(run).toMatchObject({ state: 'succeeded', pending: 0 });
  expect(app.account.orders.batches.length).toBe(before);
  expect(app.account.orders.find(String(id))?.status).toBe('cancelled');
  expect([...app.account.events].map(({ name }) => name)).toEqual(['order_status_changed']);
  expectRightOrders(app);
});

test('an order that is archived unheard is out of the figures after the next sync', async () => {
  await using app = await startConnectedApp({ bigcommerce: SMALL });
  const first = await sync(app);
  const [some] = [...app.account.orders].filter(({ status }) => status === 'completed');
  const order = app.shop.orders.table.get(Number(some?.id));
  app.shop.orders.table.replace({ ...order, isDeleted: true });

  const run = await sync(app);

  expect(run.total).toBe(first.total - 1);
  expect(app.account.orders.find(String(order.id))?.status).toBe('cancelled');
  expectRightOrders(app);
});

describe('a sync of orders ends right', () => {
  test.each([
    ['BigCommerce fails now and then', 'bigcommerce', /\/v2\/orders/, 'before'],
    ['Brevo fails before it takes a batch', 'brevo', /\/orders\/status\/batch/, 'before'],
    ['Brevo’s answer to a batch is lost', 'brevo', /\/orders\/status\/batch/, 'after'],
    ['Brevo fails on guests', 'brevo', /\/v3\/contacts$/, 'after'],
  ] as const)('though %s', { timeout: 60_000 }, async (_what, where, path, when) => {
    let ahead = 0;
    await using app = await startConnectedApp({
      bigcommerce: SMALL,
      now: () => Date.now() + ahead,
    });
    app[where].faults.add({ kind: 'status', status: 500, when, times: 4, match: { path } });

    const id = await startRun(app);
    for (let round = 0; round < 6; round += 1) {
      await app.settle();
      ahead += 60_000;
    }

    const run = (await app.merchant.get(`/syncs/${id}`)).body;
    expect(run).toMatchObject({ state: 'succeeded', pending: 0, problem: null });
    expectRightOrders(app);
  });
});

test('one order that Brevo does not take does not keep the others out', async () => {
  await using app = await startConnectedApp({ bigcommerce: SMALL });
  app.brevo.faults.add({
    ...{ kind: 'status', status: 400, times: 3 },
    match: { path: /\/orders\/status\/batch/ },
  });

  const run = await sync(app);

  // The whole, its first half and the first quarter were refused; the rest of them was taken.
  expect(run).toMatchObject({ state: 'succeeded', failed: expect.any(Number), pending: 0 });
  expect(run.synced).toBe(app.account.orders.size);
  expectRightOrders(app);
});

test('where eCommerce is not active the orders wait, and go on when it is', async () => {
  await using app = await startConnectedApp({ bigcommerce: SMALL });
  app.account.ecommerce.isActive = false;
  const id = await startRun(app);
  await app.settle();
  expect((await app.merchant.get(`/syncs/${id}`)).body).toMatchObject({
    ...{ state: 'waiting', problem: { code: 'brevo_ecommerce_inactive' } },
  });

  app.account.ecommerce.isActive = true;
  await app.context.queue.enqueue({ storeHash: 'acme1', kind: 'resume-sync', key: 'resume-sync' });
  await app.settle();

  expect((await app.merchant.get(`/syncs/${id}`)).body).toMatchObject({ state: 'succeeded' });
  expectRightOrders(app);
});

test('a thousand orders with their lines cost at most six calls to BigCommerce', {
  timeout: 60_000,
}, async () => {
  const stores = [
    {
      ...{ hash: 'acme1', name: 'Acme', seed: 1, customers: 600, orders: 4000 },
      hasAwkwardPeople: false,
    },
  ];
  await using app = await startConnectedApp({ bigcommerce: { stores } });
  await sync(app);

  const calls = app.bigcommerce.requests
    .list()
    .filter(({ path }) => /^\/v[23]\/(orders|channels)/.test(path));

  expect(calls.length / 4).toBeLessThanOrEqual(6);
  const batches = app.account.orders.batches.map(({ count }) => count);
  expect(batches.length).toBeLessThanOrEqual(5);
});
