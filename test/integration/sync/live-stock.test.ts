import { expect, test } from 'vitest';
import { drainJob } from '../../../server/sync/drain/drain-job.ts';
import { startKinds } from '../../helpers/models/catalogue-model.ts';
import {
  type ConnectedApp,
  startConnectedApp,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

/** Counted by variant, held at two places. */
const JACKET = { productId: 1, variantId: 1001 };

async function openStockShop({
  inventory = true,
  hooks = false,
  now,
}: {
  inventory?: boolean;
  hooks?: boolean;
  now?: () => number;
} = {}) {
  const bigcommerce = { ...smallShop(30), ...(!hooks && WITHOUT_WEBHOOKS) };
  const app = await startConnectedApp({ bigcommerce, ...(now && { now }) });
  const { version, sync } = (await app.merchant.get('/settings')).body;
  await app.merchant.call('PUT', '/settings', { version, sync: { ...sync, inventory } });
  await startKinds(app.merchant, ['products']);
  await app.settle();
  return app;
}

function mark(app: ConnectedApp, productId: number): Promise<void> {
  return markChanged(app, 'stock', productId);
}

const stockOf = (app: ConnectedApp, id: string) => app.account.catalogue.products.get(id)?.stock;
const productWrites = (app: ConnectedApp) =>
  [...app.brevo.requests].filter(({ method, path }) => method === 'POST' && /products/.test(path));

test('a new level reaches Brevo, the places added up, less what is never sold', async () => {
  await using app = await openStockShop();
  app.shop.simulator.setStock({ ...JACKET, locationId: 1, level: 7 });
  app.shop.simulator.setStock({ ...JACKET, locationId: 2, level: 5 });

  await mark(app, JACKET.productId);

  // Two of the second place's are its reserve.
  expect(stockOf(app, 'v1001')).toBe(10);
  const variants = app.shop.catalog.products
    .get(1)
    .variants.map(({ id }) => stockOf(app, `v${id}`));
  expect(stockOf(app, '1')).toBe(variants.reduce<number>((sum, one) => sum + (one ?? 0), 0));
});

test('sold out and back again', async () => {
  await using app = await openStockShop();
  const seen = [];
  for (const level of [0, 4]) {
    app.shop.simulator.setStock({ ...JACKET, locationId: 1, level });
    app.shop.simulator.setStock({ ...JACKET, locationId: 2, level: 0 });
    await mark(app, JACKET.productId);
    seen.push(stockOf(app, 'v1001'));
  }
  expect(seen).toEqual([0, 4]);
});

test('a place that is short of its reserve takes nothing from the others', async () => {
  await using app = await openStockShop();
  app.shop.simulator.setStock({ ...JACKET, locationId: 1, level: 7 });
  app.shop.simulator.setStock({ ...JACKET, locationId: 2, level: 1 });

  await mark(app, JACKET.productId);

  expect(stockOf(app, 'v1001')).toBe(7);
});

test('a place that closes is counted no more, and all products are looked through', async () => {
  await using app = await openStockShop({ hooks: true });
  for (const productId of [1, 2])
    for (const locationId of [1, 2])
      app.shop.simulator.setStock({ productId, locationId, level: 9 });
  await app.settle();
  expect(stockOf(app, '2')).toBe(16);

  app.shop.simulator.editLocation(2, { enabled: false });
  await app.settle();

  expect([stockOf(app, 'v1001'), stockOf(app, '2')]).toEqual([9, 9]);
  expect(await app.db('pending_changes')).toEqual([]);
});

test('a place that closes during a sync has all products looked through once more after it', async () => {
  let ahead = 0;
  await using app = await openStockShop({ now: () => Date.now() + ahead });
  await startKinds(app.merchant, ['products']);
  const { pending, queue, now } = app.context;
  await pending.mark([{ storeHash: 'acme1', kind: 'stock', entityId: 'location:2' }], now());
  await queue.enqueue(drainJob('acme1', 'stock'));
  for (let round = 0; round < 2; round += 1) {
    await app.settle();
    ahead += 60_000;
  }

  const { runs } = (await app.merchant.get('/syncs')).body;
  expect(runs.map(({ mode }: { mode: string }) => mode)).toEqual(['changes', 'full', 'full']);
  expect(await pending.nextDue('acme1', 'stock')).toBeUndefined();
});

test('webhooks tell of stock at every place', async () => {
  await using app = await openStockShop({ hooks: true });
  app.shop.simulator.setStock({ ...JACKET, locationId: 1, level: 4 });
  app.shop.simulator.setStock({ ...JACKET, locationId: 2, level: 0 });
  await app.settle();
  expect(stockOf(app, 'v1001')).toBe(4);
});

test('what the store does not count has no stock in Brevo, whatever is on its shelves', async () => {
  await using app = await openStockShop();
  expect(app.shop.catalog.products.get(11).inventory_tracking).toBe('none');
  expect(app.account.catalogue.products.get('11')).not.toHaveProperty('stock');

  app.shop.catalog.editProduct(2, { inventory_tracking: 'none' });
  await mark(app, 2);
  expect(stockOf(app, '2')).toBe(999_999);
});

test('a level that is the same is not written', async () => {
  await using app = await openStockShop();
  const before = productWrites(app).length;

  await mark(app, JACKET.productId);

  expect(productWrites(app)).toHaveLength(before);
});

test('where stock is switched off, nobody asks for it', async () => {
  await using app = await openStockShop({ inventory: false });
  const read = app.bigcommerce.requests.total;

  await mark(app, JACKET.productId);

  expect(app.bigcommerce.requests.total).toBe(read);
  expect(await app.db('pending_changes')).toEqual([]);
});
