import { expect, test } from 'vitest';
import type { Resource } from '../../../server/contract/sync.ts';
import { expectedStatus, ordersOf } from '../../helpers/models/order-model.ts';
import {
  type ConnectedApp,
  importsOf,
  startConnectedApp,
} from '../../helpers/stores/connected-store.ts';

const SMALL = {
  stores: [
    {
      ...{ hash: 'acme1', name: 'Acme', seed: 1, customers: 60, orders: 80 },
      hasAwkwardPeople: false,
    },
  ],
};
const DAY_MS = 24 * 60 * 60_000;

/** A store in which these kinds were synced. */
async function startSynced(resources: Resource[], now?: () => number) {
  const app = await startConnectedApp({ bigcommerce: SMALL, now });
  await app.settle();
  await app.merchant.call('POST', '/syncs', { resources, mode: 'full' });
  await app.settle();
  return app;
}

async function save(app: ConnectedApp, changes: object) {
  const { version, sync, consent } = (await app.merchant.get('/settings')).body;
  const whole = Object.fromEntries(
    Object.entries(changes).map(([section, value]) => {
      const before = { sync, consent }[section];
      return [section, before ? { ...before, ...value } : value];
    }),
  );
  const saved = await app.merchant.call('PUT', '/settings', { version, ...whole });
  expect(saved.status).toBe(200);
  await app.settle();
}

async function followersOf(app: ConnectedApp) {
  const { runs } = (await app.merchant.get('/syncs')).body;
  return runs
    .filter(({ cause }: { cause: string | null }) => cause !== null && cause !== 'night')
    .map(({ resource, cause, state }: Record<string, string>) => [resource, cause, state])
    .reverse();
}

test('another word for a status is written to the orders that have it, and no event tells of it', async () => {
  await using app = await startSynced(['customers', 'orders']);
  const writes = () =>
    new Map([...app.account.orders].map((order) => [order.id, order.writes.length]));
  const before = writes();
  const concerned = [...app.account.orders].filter(({ id }) => {
    return app.shop.orders.table.get(Number(id)).statusId === 10;
  });
  expect(concerned.length).toBeGreaterThan(0);

  await save(app, { orderStatuses: { 10: 'delivered' } });

  const written = [...writes()].filter(([id, count]) => count !== before.get(id));
  expect(written.map(([id]) => id).sort()).toEqual(concerned.map(({ id }) => id).sort());
  for (const { id } of concerned) expect(app.account.orders.find(id)?.status).toBe('delivered');
  expect([...app.account.events]).toEqual([]);
  expect(await followersOf(app)).toEqual([['orders', 'settings', 'succeeded']]);
});

test('a looser mode of consent writes those who were left out, a stricter one takes them out of the list again', async () => {
  await using app = await startSynced(['customers']);
  const subscribed = [...app.account.contacts].length;
  const imports = importsOf(app).length;

  await save(app, { consent: { mode: 'everyone' } });

  const everybody = [...app.account.contacts];
  expect(everybody.length).toBeGreaterThan(subscribed);
  const rows = importsOf(app)
    .slice(imports)
    .reduce((sum, one) => sum + one.rows, 0);
  expect(rows).toBeLessThanOrEqual(everybody.length - subscribed);
  const blocked = () => [...app.account.contacts].filter((one) => one.emailBlacklisted).length;
  const wereBlocked = blocked();

  await save(app, { consent: { mode: 'subscribers' } });

  // Nobody is erased, and nobody is blocked who was not.
  expect(app.account.contacts.size).toBe(everybody.length);
  expect(blocked()).toBe(wereBlocked);
  const listed = [...app.account.contacts].filter(({ listIds }) => listIds.length > 0);
  expect(listed.length).toBeGreaterThanOrEqual(subscribed);
  expect(listed.length).toBeLessThan(everybody.length);
  expect((await followersOf(app)).map(([resource]: string[]) => resource)).toEqual([
    'customers',
    'customers',
  ]);
});

test('what is shown of products starts a run of products alone, and only of kinds that were synced', async () => {
  await using app = await startSynced(['customers', 'products']);

  await save(app, { products: { variants: true, images: false, customFields: true } });
  await save(app, { orderStatuses: { 10: 'delivered' } });
  await save(app, { quotaShare: 0.5 });
  await save(app, { sync: { categories: false } });
  await save(app, { sync: { categories: true } });

  expect(await followersOf(app)).toEqual([['products', 'settings', 'succeeded']]);
  expect(await app.context.settingsChanges.list('acme1')).toEqual([]);
});

test('orders that are switched off are left alone, and are caught up with when they are switched on again', async () => {
  let ahead = 0;
  await using app = await startSynced(['customers', 'orders'], () => Date.now() + ahead);
  await save(app, { sync: { orders: false } });
  const [some] = [...app.account.orders].filter(({ status }) => status === 'completed');
  const id = Number(some?.id);

  // A webhook that was under way, and a night.
  app.shop.orders.table.replace({
    ...app.shop.orders.table.get(id),
    ...{ statusId: 5, modifiedAt: new Date().toISOString() },
  });
  const mark = { storeHash: 'acme1', kind: 'orders', entityId: String(id) };
  await app.context.pending.mark([mark], Date.now() + ahead);
  await app.context.queue.enqueue({
    storeHash: 'acme1',
    kind: 'drain-orders',
    key: 'drain:orders',
  });
  await app.settle();
  ahead += DAY_MS;
  await app.settle();

  expect(app.account.orders.find(String(id))?.status).toBe('completed');
  expect(await app.context.pending.listKinds('acme1')).toEqual([]);
  const nightly = (await app.context.runs.list('acme1', 50)).filter(
    ({ cause }) => cause === 'night',
  );
  expect(nightly.map(({ resource }) => resource)).toEqual(['customers']);

  const { version, document } = await app.context.settings.find('acme1');
  const sync = { ...(document as { sync: object }).sync, orders: true };
  await app.context.sync.settings.save({ storeHash: 'acme1', userId: 1 }, {
    version,
    sync,
  } as never);
  await app.settle();

  for (const order of ordersOf(app.shop)) {
    const held = app.account.orders.find(String(order.id));
    if (held) expect(held.status, `order ${order.id}`).toBe(expectedStatus(order));
  }
  expect(app.account.orders.find(String(id))?.status).toBe('cancelled');
});

test('a kind that is switched off while it is being synced stops', async () => {
  await using app = await startSynced(['customers']);
  app.bigcommerce.faults.add({ kind: 'status', status: 500, match: { path: /\/v2\/orders/ } });
  await app.merchant.call('POST', '/syncs', { resources: ['orders'] });
  await app.settle();

  await save(app, { sync: { orders: false } });

  const [run] = await app.context.runs.list('acme1', 1);
  expect(run).toMatchObject({ resource: 'orders', state: 'cancelled' });
  expect(await app.context.pending.listKinds('acme1')).toEqual([]);
});
