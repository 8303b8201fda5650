import { expect, test } from 'vitest';
import { expectSameCatalogue, syncKinds } from '../../helpers/models/catalogue-model.ts';
import { type ConnectedApp, startConnectedApp } from '../../helpers/stores/connected-store.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';

const BOTH = ['products', 'categories'];

async function startSynced(options: Parameters<typeof startConnectedApp>[0] = {}) {
  const app = await startConnectedApp(options);
  await syncKinds(app, BOTH);
  return app;
}

function postsOf(app: ConnectedApp): string[] {
  return [...app.brevo.requests]
    .filter(({ method, path }) => method === 'POST' && /products|categories/.test(path))
    .map(({ path }) => path);
}

async function waiting(app: ConnectedApp): Promise<number> {
  const [row] = await app.db('pending_changes').count({ count: '*' });
  return Number(row?.count);
}

test('a product that changes is one single write, and one that did not costs none', async () => {
  await using app = await startSynced();
  app.shop.catalog.editProduct(40, { name: 'Summit Tent, new', price: 123.45 });
  const before = postsOf(app).length;

  await markChanged(app, 'products', 40, 41, 42);

  expect(postsOf(app).slice(before)).toEqual(['/v3/products']);
  expectSameCatalogue(app);
  expect(await waiting(app)).toBe(0);
});

test('of six hundred variants, the one that changes is the one that is written', async () => {
  await using app = await startSynced();
  const rope = app.shop.catalog.products.get(3);
  const variants = rope.variants.map((one, nth) => (nth === 77 ? { ...one, price: 7.77 } : one));
  app.shop.catalog.editProduct(3, { variants });
  const before = postsOf(app).length;

  await markChanged(app, 'products', 3);

  expect(postsOf(app).slice(before)).toEqual(['/v3/products']);
  expect(app.account.catalogue.products.get('v3078')?.price).toBe(7.77);
  expectSameCatalogue(app);
});

test('a storm of changes costs one write for each product, in batches', async () => {
  await using app = await startSynced();
  const ids = Array.from({ length: 200 }, (_, nth) => 51 + nth);
  for (const id of ids) app.shop.catalog.editProduct(id, { search_keywords: 'x', price: id + 0.5 });
  const before = postsOf(app).length;
  const storm = Array.from({ length: 5_000 }, (_, nth) => ids[nth % ids.length] ?? 0);

  await markChanged(app, 'products', ...storm);

  const batches = postsOf(app).slice(before);
  expect(batches.length).toBeLessThanOrEqual(8);
  expect(batches.every((path) => path === '/v3/products/batch')).toBe(true);
  expectSameCatalogue(app);
});

test('a new product arrives, a deleted one goes with all its variants', async () => {
  await using app = await startSynced();
  const { catalog } = app.shop;
  const { products } = app.account.catalogue;
  const fresh = catalog.addProduct({ name: 'Brand new', price: 5, categories: [1], brand_id: 3 });
  catalog.deleteProduct(3);
  catalog.deleteProduct(2);

  await markChanged(app, 'products', fresh.id, 2, 3, 4_000_000);

  expectSameCatalogue(app);
  expect(products.get('3')).toMatchObject({ isDeleted: true, deletedAt: expect.any(String) });
  expect(products.get('3')?.name).toBe('Rope in every colour and length');
  expect((await app.merchant.get('/status')).body.resources.products).toMatchObject({
    ...{ total: 299, synced: 299, pending: 0 },
  });
  expect(await waiting(app)).toBe(0);
});

test('a variant that is taken out of the range is deleted, one that joins arrives', async () => {
  await using app = await startSynced();
  const { catalog } = app.shop;
  const { variants } = catalog.products.get(1);
  const [first, ...others] = variants;
  if (!first) throw new Error('product 1 has variants');
  const joined = { ...first, id: 1_999, sku: 'TENT-1-NEW' };
  catalog.editProduct(1, { variants: [...others, joined] });

  await markChanged(app, 'products', 1);

  expect(app.account.catalogue.products.get(`v${first.id}`)?.isDeleted).toBe(true);
  expectSameCatalogue(app);
});

test('what a product loses is no longer said of it in Brevo', async () => {
  await using app = await startSynced();
  const { catalog } = app.shop;
  const { products } = app.account.catalogue;
  catalog.editProduct(1, { sale_price: 0, brand_id: 0, categories: [], description: '' });
  catalog.editProduct(2, { is_price_hidden: true, inventory_tracking: 'none', sku: '' });

  await markChanged(app, 'products', 1, 2);

  expect(products.get('1')).toMatchObject({
    ...{ price: 249.95, alternativePrice: 249.95, brand: '', categories: [], description: '' },
  });
  expect(products.get('2')).toMatchObject({ price: 0, sku: '', stock: 999_999 });
  // The sale that is over does not come back with another price.
  catalog.editProduct(1, { price: 300 });
  await markChanged(app, 'products', 1);
  expect(products.get('1')).toMatchObject({ price: 300, alternativePrice: 300 });
  catalog.editProduct(1, { sale_price: 150 });
  await markChanged(app, 'products', 1);
  expect(products.get('1')?.alternativePrice).toBe(150);
});

test('a sale, stock, another storefront and another brand arrive', async () => {
  await using app = await startSynced();
  const { catalog } = app.shop;
  catalog.editProduct(30, { sale_price: 1.5 });
  catalog.setStock({ variantId: 34_000, place: 0, level: 77 });
  catalog.editProduct(38, { channels: [2], brand_id: 4 });

  await markChanged(app, 'products', 30, 34, 38);

  expectSameCatalogue(app);
  expect(app.account.catalogue.products.get('38')?.url).toContain('https://eu.acme-outdoors');
});

test('a renamed category, a new one and a deleted one', async () => {
  await using app = await startSynced();
  const { catalog } = app.shop;
  catalog.editCategory(6, { name: 'Clearance <now>' });
  catalog.deleteCategory(7);
  const fresh = catalog.addCategory({ name: 'Snow shoes' });
  const before = postsOf(app).length;

  await markChanged(app, 'categories', 6, 7, fresh.id);

  expectSameCatalogue(app);
  expect(app.account.catalogue.categories.get('7')?.isDeleted).toBe(true);
  expect(postsOf(app).slice(before)).toEqual(['/v3/categories/batch', '/v3/categories/batch']);
});

test('a product that Brevo is not done with waits by itself, and arrives later', async () => {
  let ahead = 0;
  await using app = await startSynced({ now: () => Date.now() + ahead });
  for (const id of [40, 44]) app.shop.catalog.editProduct(id, { name: `Later ${id}` });
  app.brevo.faults.add({
    ...{ kind: 'status', status: 503, times: 3 },
    match: { method: 'POST', path: '/v3/products' },
  });

  await markChanged(app, 'products', 40, 44);
  expect(await waiting(app)).toBeGreaterThan(0);

  ahead += 60_000;
  await app.settle();
  expect(await waiting(app)).toBe(0);
  expectSameCatalogue(app);
});

test('when the quota for batches is used up, products go one by one', async () => {
  await using app = await startSynced();
  for (let id = 60; id < 70; id += 1) app.shop.catalog.editProduct(id, { name: `Anyway ${id}` });
  app.brevo.faults.add({
    ...{ kind: 'status', status: 429, headers: { 'x-sib-ratelimit-reset': '3000' } },
    match: { path: '/v3/products/batch' },
  });

  await markChanged(app, 'products', ...Array.from({ length: 10 }, (_, nth) => 60 + nth));

  expect(await waiting(app)).toBe(0);
  expectSameCatalogue(app);
});

test('changes wait while eCommerce is off in Brevo, and nothing is lost', async () => {
  await using app = await startSynced();
  app.account.ecommerce.isActive = false;
  app.shop.catalog.editProduct(40, { name: 'While it was off' });
  await markChanged(app, 'products', 40);
  expect(await waiting(app)).toBe(1);
  expect((await app.merchant.get('/status')).body.brevo.state).toBe('connected');

  app.account.ecommerce.isActive = true;
  await app.merchant.call('POST', '/connections/brevo/check');
  await app.settle();

  expect(await waiting(app)).toBe(0);
  expectSameCatalogue(app);
});

test('marks of a kind that is switched off go without a write', async () => {
  await using app = await startSynced();
  const { version, sync } = (await app.merchant.get('/settings')).body;
  await app.merchant.call('PUT', '/settings', { version, sync: { ...sync, products: false } });
  app.shop.catalog.editProduct(40, { name: 'Nobody asked' });
  const before = postsOf(app).length;

  await markChanged(app, 'products', 40);

  expect(await waiting(app)).toBe(0);
  expect(postsOf(app)).toHaveLength(before);
});
