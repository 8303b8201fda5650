import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createContext } from '../../../server/context.ts';
import { drainJob } from '../../../server/sync/drain/drain-job.ts';
import { movableClock } from '../../helpers/clocks/movable-clock.ts';
import {
  expectSameCatalogue,
  startKinds,
  syncKinds,
} from '../../helpers/models/catalogue-model.ts';
import { type ConnectedApp, startConnectedApp } from '../../helpers/stores/connected-store.ts';
import { install } from '../../helpers/stores/merchant.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

const BOTH = ['products', 'categories'];

function postsTo(app: ConnectedApp, path: RegExp) {
  return [...app.brevo.requests].filter((one) => one.method === 'POST' && path.test(one.path));
}

test('every product, variant and category of the store is in Brevo, as the store has it', async () => {
  await using app = await startConnectedApp();

  const runs = await syncKinds(app, BOTH);

  expectSameCatalogue(app);
  expect(runs).toMatchObject([
    { resource: 'categories', state: 'succeeded', total: 42, synced: 42, failed: 0, pending: 0 },
    { resource: 'products', state: 'succeeded', total: 300, synced: 300, failed: 0, pending: 0 },
  ]);
  const { products, categories } = (await app.merchant.get('/status')).body.resources;
  expect(products).toMatchObject({ state: 'ok', total: 300, synced: 300, pending: 0 });
  expect(categories).toMatchObject({ state: 'ok', total: 42, synced: 42 });
  expect(app.account.catalogue.variantsOf('3')).toHaveLength(600);
  expect(app.account.catalogue.products.get('1')).toMatchObject({
    name: 'Ridge Tent "Classic"',
    price: 249.95,
    alternativePrice: 199.95,
    brand: 'Northridge',
    imageUrl: 'https://images.example.com/products/1/1.386.jpg',
    metaInfo: { availability: 'available', visibility: 'visible', Material: 'Ripstop nylon' },
  });
  expect(app.account.catalogue.products.get('5')).toMatchObject({
    name: '<b>Boots</b> & "Socks" 🥾',
    description: 'Nice',
  });
});

test('three thousand products cost at most 5 calls a thousand, and full batches', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(3_000) });
  await app.settle();
  const before = app.bigcommerce.requests.total;

  const [run] = await syncKinds(app, ['products']);

  expect(run).toMatchObject({ total: 3_000, synced: 3_000 });
  expect(app.bigcommerce.requests.total - before).toBeLessThanOrEqual(15);
  const batches = postsTo(app, /\/products\/batch$/);
  const items = app.account.catalogue.products.size;
  expect(batches.length).toBeLessThanOrEqual(Math.ceil((items / 100) * 1.15));
});

test('a sync of changes writes what is not as Brevo was told, and nothing else', async () => {
  await using app = await startConnectedApp();
  await syncKinds(app, BOTH);
  const { catalog } = app.shop;
  // Nobody hears of these.
  catalog.products.replace({ ...catalog.products.get(40), name: 'Another name', sale_price: 1 });
  catalog.products.delete(3);
  catalog.categories.delete(2);
  const posts = postsTo(app, /products|categories/).length;

  const runs = await syncKinds(app, BOTH, 'changes');

  expect(runs).toMatchObject([{ total: 41 }, { total: 299, synced: 299 }]);
  expectSameCatalogue(app);
  expect(app.account.catalogue.products.get('3')).toMatchObject({
    ...{ isDeleted: true, name: 'Rope in every colour and length' },
    deletedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  });
  expect(app.account.catalogue.variantsOf('3').every(({ isDeleted }) => isDeleted)).toBe(true);
  expect(app.account.catalogue.categories.get('2')?.isDeleted).toBe(true);
  // The product, the category, and seven batches for 601 deletions.
  expect(postsTo(app, /products|categories/).length - posts).toBe(9);
  const { products, categories } = (await app.merchant.get('/status')).body.resources;
  expect([products.total, categories.total]).toEqual([299, 41]);
});

test('one product that Brevo refuses fails with a reason, and holds back none of its batch', async () => {
  await using app = await startConnectedApp();
  const { catalog } = app.shop;
  const good = catalog.products.get(40);
  catalog.products.replace({ ...good, name: '  ' });
  // The first batch, then the first product of it when it comes alone.
  const refuse = { kind: 'status', status: 400, times: 2 } as const;
  app.brevo.faults.add({ ...refuse, match: { path: '/v3/products' } });

  const [run] = await syncKinds(app, ['products']);

  expect(run).toMatchObject({ state: 'succeeded', total: 300, synced: 298, failed: 2 });
  const { body } = await app.merchant.get('/failures');
  expect(body.failures).toMatchObject([
    { resource: 'products', reason: 'missing_name', entityId: '40' },
    { resource: 'products', reason: 'item_refused', entityId: '1' },
  ]);
  for (const { whatToDo, controlPanelUrl } of body.failures) {
    expect(whatToDo).not.toBe('');
    expect(controlPanelUrl).toContain('/manage/products/');
  }

  catalog.products.replace(good);
  expect((await app.merchant.call('POST', '/failures/retry', {})).body).toEqual({ retried: 2 });
  await app.settle();
  expect((await app.merchant.get('/failures')).body.total).toBe(0);
  await syncKinds(app, ['categories']);
  expectSameCatalogue(app);
});

test('a brand and a category that are gone, and fields beyond all limits, refuse no product', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(30) });
  const { catalog } = app.shop;
  const odd = Array.from({ length: 40 }, (_, nth) => ({
    ...{ id: 9_000 + nth, name: nth === 0 ? 'constructor' : `<i>${nth}</i>` },
    value: '\u0000"\\'.repeat(80),
  }));
  catalog.editProduct(2, { brand_id: 999, categories: [1, 999], custom_fields: odd });
  catalog.deleteCategory(1);

  const runs = await syncKinds(app, BOTH);

  expect(runs).toMatchObject([{ failed: 0 }, { total: 30, synced: 30, failed: 0 }]);
  const held = app.account.catalogue.products.get('2');
  expect(held?.brand).toBeUndefined();
  expect(held?.categories).toEqual(['1', '999']);
  expect(Object.keys(held?.metaInfo ?? {})).toHaveLength(20);
  expect(app.account.catalogue.categories.has('1')).toBe(false);
});

test('a category that Brevo refuses is found among a hundred with few calls', async () => {
  await using app = await startConnectedApp();
  app.shop.catalog.addCategory({ name: ' ' });
  const refuse = { kind: 'status', status: 400, times: 3 } as const;
  app.brevo.faults.add({ ...refuse, match: { path: '/v3/categories/batch' } });

  const [run] = await syncKinds(app, ['categories']);

  expect(run).toMatchObject({ state: 'succeeded', total: 43, failed: 1, synced: 42 });
  expect(postsTo(app, /categories/).length).toBeLessThanOrEqual(8);
});

test('until eCommerce is switched on in Brevo the sync waits and says so, then goes on', async () => {
  const clock = movableClock();
  await using app = await startConnectedApp({
    now: clock.now,
    brevo: { activationDelayMs: 50 },
  });
  app.account.ecommerce.isActive = false;

  const runs = await startKinds(app.merchant, BOTH);
  await app.settle();
  for (const id of runs) {
    const { body } = await app.merchant.get(`/syncs/${id}`);
    expect(body).toMatchObject({
      state: 'waiting',
      problem: { code: 'brevo_ecommerce_inactive', message: expect.stringContaining('eCommerce') },
    });
  }
  // Asking again tries again; it is one run still.
  expect(await startKinds(app.merchant, BOTH)).toEqual(runs);
  await app.settle();
  const { brevo, resources } = (await app.merchant.get('/status')).body;
  expect([brevo.state, resources.products.state]).toEqual(['connected', 'attention']);

  const activated = await app.merchant.call('POST', '/connections/brevo/ecommerce');
  expect(activated.status).toBeLessThan(300);
  for (let round = 0; round < 3; round += 1) {
    await app.settle();
    clock.advance(60_000);
  }
  await app.settle();

  expectSameCatalogue(app);
  for (const id of runs)
    expect((await app.merchant.get(`/syncs/${id}`)).body).toMatchObject({
      state: 'succeeded',
      problem: null,
    });
});

test.each([
  ['BigCommerce answers 500', 'bigcommerce', { kind: 'status', status: 500, times: 3 }],
  ['BigCommerce is limited', 'bigcommerce', { kind: 'status', status: 429, times: 2 }],
  ['connections to BigCommerce break', 'bigcommerce', { kind: 'reset', times: 3 }],
  ['Brevo answers 500', 'brevo', { kind: 'status', status: 500, times: 4 }],
  [
    'Brevo did the work and answers 503',
    'brevo',
    { kind: 'status', status: 503, when: 'after', times: 4 },
  ],
  ['connections to Brevo break', 'brevo', { kind: 'reset', times: 4 }],
] as const)('a sync ends right though %s', { timeout: 60_000 }, async (_what, where, fault) => {
  const clock = movableClock();
  await using app = await startConnectedApp({
    now: clock.now,
    bigcommerce: { ...smallShop(60), quota: { requests: 100_000, windowMs: 300 } },
  });
  const path = where === 'brevo' ? /\/v3\/(products|categories)/ : /\/catalog\//;
  app[where].faults.add({ ...fault, match: { path } });

  const runs = await startKinds(app.merchant, BOTH);
  for (let round = 0; round < 4; round += 1) {
    await app.settle();
    clock.advance(60_000);
  }

  expectSameCatalogue(app);
  for (const id of runs)
    expect((await app.merchant.get(`/syncs/${id}`)).body).toMatchObject({ state: 'succeeded' });
});

test('a sync that died with its process goes on where it was', async () => {
  const clock = movableClock();
  await using app = await startConnectedApp({ now: clock.now, bigcommerce: smallShop(1_200) });
  await syncKinds(app, ['categories']);
  const [runId] = await startKinds(app.merchant, ['products']);
  const doomed = createContext(app.context.config, { db: app.db, now: clock.now });
  void doomed.worker.runNext(new AbortController().signal).catch(() => undefined);
  // Dead half-way: a batch was taken whose answer nobody hears.
  while (postsTo(app, /\/products\/batch$/).length < 15) await setImmediate();
  app.brevo.faults.add({ kind: 'stall', times: 1, match: { path: '/v3/products/batch' } });
  while (app.brevo.faults.list().length > 0) await setImmediate();
  const before = postsTo(app, /\/products\/batch$/).length;

  for (let round = 0; round < 3; round += 1) {
    clock.advance(60_000);
    await app.settle();
  }

  const { body } = await app.merchant.get(`/syncs/${runId}`);
  expect(body).toMatchObject({ state: 'succeeded', total: 1_200, synced: 1_200, pending: 0 });
  expectSameCatalogue(app);
  const all = app.account.catalogue.products.size / 100;
  expect(postsTo(app, /\/products\/batch$/).length - before).toBeLessThan(all * 1.15 - 13);
});

test('what changes while a sync is under way is not undone by what it read before', async () => {
  await using app = await startConnectedApp({ brevo: { latencyMs: 20 } });
  await syncKinds(app, ['categories']);
  await startKinds(app.merchant, ['products']);
  const walking = app.context.worker.runNext(new AbortController().signal);
  while (postsTo(app, /\/products\/batch$/).length < 3) await setImmediate();
  app.shop.catalog.editProduct(240, { name: 'Newer than what was read' });
  await app.context.pending.mark(
    [{ storeHash: 'acme1', kind: 'products', entityId: '240' }],
    app.context.now(),
  );
  await app.context.queue.enqueue(drainJob('acme1', 'products'));

  await app.settle();
  await walking;
  await app.settle();

  expect(app.account.catalogue.products.get('240')?.name).toBe('Newer than what was read');
  expectSameCatalogue(app);
});

test('a cancelled sync stops; what arrived stays, and the next one takes the rest', async () => {
  await using app = await startConnectedApp();
  const [runId] = await startKinds(app.merchant, ['products']);

  const cancelled = await app.merchant.call('POST', `/syncs/${runId}/cancel`);
  await app.settle();
  expect(cancelled.body.state).toBe('cancelled');
  expect(app.account.catalogue.products.size).toBe(0);

  await syncKinds(app, BOTH, 'changes');
  expectSameCatalogue(app);
});

test('what the settings leave out is not in Brevo, and comes back with them', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(30) });
  await syncKinds(app, BOTH);
  const { version } = (await app.merchant.get('/settings')).body;
  const without = { variants: false, images: false, customFields: false };
  await app.merchant.call('PUT', '/settings', { version, products: without });

  await syncKinds(app, ['products'], 'changes');
  const { products } = app.account.catalogue;
  const alive = [...products.values()].filter(({ isDeleted }) => !isDeleted);
  expect(alive).toHaveLength(30);
  expect(products.get('1')?.metaInfo).toEqual({ availability: 'available', visibility: 'visible' });

  await app.merchant.call('PUT', '/settings', {
    version: version + 1,
    products: { variants: true, images: true, customFields: true },
  });
  await syncKinds(app, ['products'], 'changes');
  expectSameCatalogue(app);
});

test('a kind that is switched off is not synced, and asking for it says why', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(30) });
  const { version, sync } = (await app.merchant.get('/settings')).body;
  await app.merchant.call('PUT', '/settings', { version, sync: { ...sync, products: false } });

  const asked = await app.merchant.call('POST', '/syncs', { resources: ['products'] });
  const all = await app.merchant.call('POST', '/syncs', {});

  expect(asked).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
  const kinds = all.body.runs.map(({ resource }: { resource: string }) => resource);
  expect(kinds).toContain('categories');
  expect(kinds).not.toContain('products');
});

test('a second store with another Brevo account keeps its own catalogue', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(40) });
  const other = await install(app, 'boreal2');
  const [key] = app.brevo.account('french').keys;
  await other.call('PUT', '/connections/brevo', { apiKey: key?.key });

  await startKinds(other, BOTH);
  await syncKinds(app, BOTH);

  expectSameCatalogue(app);
  const shop = app.bigcommerce.stores.get('boreal2')?.shop;
  if (!shop) throw new Error('the sandbox has a store boreal2');
  expectSameCatalogue({ bigcommerce: app.bigcommerce, shop, account: app.brevo.account('french') });
});
