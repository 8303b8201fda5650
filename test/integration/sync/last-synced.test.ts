import { expect, test } from 'vitest';
import { startConnectedApp } from '../../helpers/stores/connected-store.ts';

const SMALL = { stores: [{ hash: 'acme1', name: 'Acme', seed: 1, customers: 60, products: 20 }] };

test('when a kind was last synced stays known though a later sync fails, and stock has its products’ time', async () => {
  await using app = await startConnectedApp({ bigcommerce: SMALL });
  const { version, sync } = (await app.merchant.get('/settings')).body;
  await app.merchant.call('PUT', '/settings', { version, sync: { ...sync, inventory: true } });
  const resources = ['customers', 'products'];
  await app.merchant.call('POST', '/syncs', { resources });
  await app.settle();
  const before = (await app.merchant.get('/status')).body;
  expect(before.resources.customers.lastSyncedAt).toEqual(expect.any(String));
  expect(before.resources.stock.lastSyncedAt).toBe(before.resources.products.lastSyncedAt);

  const match = { path: /\/v3\/customers$/ };
  app.bigcommerce.faults.add({ kind: 'status', status: 422, match });
  await app.merchant.call('POST', '/syncs', { resources: ['customers'] });
  await app.settle();

  const { resources: after } = (await app.merchant.get('/status')).body;
  expect(after.customers).toMatchObject({
    state: 'attention',
    lastSyncedAt: before.resources.customers.lastSyncedAt,
  });
});

test('what has no sync of its own says why', async () => {
  await using app = await startConnectedApp({ bigcommerce: SMALL });

  const refused = await app.merchant.call('POST', '/syncs', { resources: ['carts', 'stock'] });

  expect(refused.status).toBe(400);
  expect(refused.body.error.problems.map(({ message }: { message: string }) => message)).toEqual([
    'Carts are followed as they change: there is no list to sync.',
    'Stock travels with the products: sync those.',
  ]);
});
