import { expect, test } from 'vitest';
import { startKinds, syncKinds } from '../../helpers/models/catalogue-model.ts';
import { type ConnectedApp, startConnectedApp } from '../../helpers/stores/connected-store.ts';
import { saveSettings } from '../../helpers/stores/many-storefronts.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

const PRICING = 'POST /v3/pricing/products';
const ON = { products: { storefrontDetail: true } };

function metaOf(app: ConnectedApp, id: number) {
  return app.account.catalogue.products.get(String(id))?.metaInfo ?? {};
}

function storefrontKeys(app: ConnectedApp, id: number) {
  return Object.fromEntries(
    Object.entries(metaOf(app, id)).filter(([key]) => /^(url|price)_/.test(key)),
  );
}

function changed(app: ConnectedApp, id: number): Promise<void> {
  return markChanged(app, 'products', id);
}

test('a product says where else it is sold, and for how much where that differs', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(30) });
  const { catalog, priceLists } = app.shop;
  const plain = { sale_price: 0, is_price_hidden: false, url: '/rope/' };
  catalog.editProduct(24, { ...plain, price: 40, channels: [1, 2, 3, 4] });
  priceLists.set(2, 24, { price: 37.95, salePrice: 29.5 });
  priceLists.set(3, 24, null);
  catalog.editProduct(25, { ...plain, price: 40, channels: [1, 3], is_price_hidden: true });
  catalog.editProduct(26, { ...plain, channels: [2, 4] });
  await saveSettings(app, ON);

  const [run] = await syncKinds(app, ['products']);

  expect(run).toMatchObject({ total: 30, synced: 30, failed: 0 });
  expect(storefrontKeys(app, 24)).toEqual({
    url_2: 'https://eu.acme-outdoors.example/rope/',
    price_2: '29.5 EUR',
    // The same price in the store's own currency is no news.
    url_3: 'https://trade.acme-outdoors.example/rope/',
  });
  expect(storefrontKeys(app, 25)).toEqual({ url_3: 'https://trade.acme-outdoors.example/rope/' });
  // Sold on one web site, and on a marketplace that has none.
  expect(storefrontKeys(app, 26)).toEqual({});
  expect(app.account.catalogue.products.get('26')?.url).toBe(
    'https://eu.acme-outdoors.example/rope/',
  );
});

test('it costs a call for 50 products of each other storefront, and none while it is off', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(250) });
  const { requests } = app.bigcommerce;
  const asked = async () => {
    const [before, prices] = [requests.total, requests.count(PRICING)];
    await startKinds(app.merchant, ['products'], 'changes');
    await app.settle();
    return { all: requests.total - before, prices: requests.count(PRICING) - prices };
  };
  await app.settle();
  await asked();
  const off = await asked();
  expect(off.prices).toBe(0);

  await saveSettings(app, ON);
  await app.settle();
  const on = await asked();

  // Every second product is sold on the second storefront, every fifth on the third; and the channels are read once.
  expect(on).toEqual({ all: off.all + 5, prices: 4 });
});

test('a storefront that is switched off, or gone, is not told of', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(30) });
  app.shop.catalog.editProduct(24, { channels: [1, 2, 3] });
  await saveSettings(app, ON);
  await syncKinds(app, ['products']);
  expect(storefrontKeys(app, 24)).toHaveProperty('url_2');

  app.shop.editChannel(3, { status: 'inactive' });
  await saveSettings(app, { storefronts: { '2': { enabled: false } } });
  await app.settle();

  expect(storefrontKeys(app, 24)).toEqual({});
});

test('a product that changes is read with the same detail, and a price list that changed is found', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(30) });
  await saveSettings(app, ON);
  await syncKinds(app, ['products']);
  const { catalog, priceLists } = app.shop;
  catalog.editProduct(24, { channels: [1, 2], price: 40, sale_price: 0 });
  priceLists.set(2, 24, { price: 41, salePrice: 0 });

  await changed(app, 24);
  expect(storefrontKeys(app, 24)).toMatchObject({ price_2: '41 EUR' });

  priceLists.set(2, 24, { price: 42, salePrice: 0 });
  await syncKinds(app, ['products'], 'changes');
  expect(storefrontKeys(app, 24)).toMatchObject({ price_2: '42 EUR' });

  catalog.editProduct(24, { channels: [1] });
  await changed(app, 24);
  expect(storefrontKeys(app, 24)).toEqual({});
});

test('a price on a list, and a list that is assigned, reach Brevo without a sync', async () => {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  await using app = await startConnectedApp({ bigcommerce: smallShop(30), now });
  const { simulator, catalog, priceLists } = app.shop;
  for (const id of [1, 24, 25])
    catalog.editProduct(id, { channels: [1, 2], price: 40, sale_price: 0 });
  await saveSettings(app, ON);
  await syncKinds(app, ['products']);

  simulator.setListPrice(2, 24, { price: 33.5, salePrice: 0 });
  simulator.setListPrice(2, 1, { price: 90, salePrice: 0 });
  await app.settle();
  expect(storefrontKeys(app, 24)).toMatchObject({ price_2: '33.5 EUR' });
  // Of several variants, told together.
  expect(storefrontKeys(app, 1)).toMatchObject({ price_2: '90 EUR' });
  expect(app.bigcommerce.requests.count('GET /v3/catalog/variants')).toBe(
    [24, 1].flatMap((id) => catalog.products.get(id).variants).length,
  );

  priceLists.set(2, 25, { price: 31, salePrice: 0 });
  simulator.assignPriceList(2);
  await app.settle();
  // Just read: a list that changes all the time is looked at every ten minutes.
  expect(storefrontKeys(app, 25)).not.toMatchObject({ price_2: '31 EUR' });
  ahead = 11 * 60_000;
  await app.settle();
  expect(storefrontKeys(app, 25)).toMatchObject({ price_2: '31 EUR' });
});

test('reading prices is repeated when the platform stumbles, since it changes nothing', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(30) });
  app.bigcommerce.faults.add({
    match: { method: 'POST', path: '/stores/acme1/v3/pricing/products' },
    ...{ kind: 'status', status: 503, times: 1 },
  });
  await saveSettings(app, ON);

  const [run] = await syncKinds(app, ['products']);

  expect(run).toMatchObject({ state: 'succeeded', synced: 30, failed: 0 });
  expect(storefrontKeys(app, 24)).toHaveProperty('url_2');
});
