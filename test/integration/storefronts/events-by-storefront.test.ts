import { expect, test } from 'vitest';
import { ADA, openCartShop, TENT } from '../../helpers/stores/cart-shop.ts';
import {
  type ConnectedApp,
  startConnectedApp,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

const SITES = {
  main: 'https://www.acme-outdoors.example',
  europe: 'https://eu.acme-outdoors.example',
};

/** A connected store whose orders of the past were written; webhooks say nothing. */
async function startShop() {
  const app = await startConnectedApp({
    bigcommerce: { ...smallShop(10), ...WITHOUT_WEBHOOKS },
  });
  await app.merchant.call('POST', '/syncs', { resources: ['customers', 'orders'] });
  await app.settle();
  app.bigcommerce.requests.clear();
  return app;
}

function place(app: ConnectedApp, channelId: number, productIds: readonly number[], fields = {}) {
  const billing = {
    ...{ first_name: 'Ada', last_name: 'W', company: '', street_1: '1 Lane', street_2: '' },
    ...{ city: 'Austin', state: 'Texas', zip: '73301', country: 'United States', phone: '' },
    ...{ country_iso2: 'US', email: ADA.email },
  };
  return app.shop.orders.add({
    ...{ statusId: 11, customerId: ADA.id, channelId, billing, shippingTo: [billing], ...fields },
    lines: (id) =>
      productIds.map((productId, nth) => ({
        ...{ id: id * 1000 + nth, productId, variantId: 0, name: 'Rope', sku: 'R', brand: '' },
        ...{ type: 'physical' as const, quantity: 2, price: 1000, refunded: 0, shipped: 0 },
        ...{ addressNth: 0, options: [], parentId: null },
      })),
  });
}

function changed(app: ConnectedApp, ...orderIds: number[]): Promise<void> {
  return markChanged(app, 'orders', ...orderIds);
}

/** What the event of an order says of its items: where each leads. */
function linksOf(app: ConnectedApp, orderId: number, name = 'order_placed') {
  const events = [...app.account.events].filter((one) => one.name === name);
  const event = events.find(({ properties }) => properties.id === String(orderId));
  const items = event?.properties.items as Array<{ url?: string }> | undefined;
  return items?.map(({ url }) => url);
}

test('items of an order lead to the storefront it was made on, in what was paid there', async () => {
  await using app = await startShop();
  app.shop.catalog.editProduct(7, { url: '/rope/' });
  const europe = place(app, 2, [7], { currency: 'EUR', rate: 0.92 });

  await changed(app, europe.id);

  expect(linksOf(app, europe.id)).toEqual([`${SITES.europe}/rope/`]);
  expect(linksOf(app, europe.id, 'order_completed')).toEqual([`${SITES.europe}/rope/`]);
  const placed = [...app.account.events].find(({ name }) => name === 'order_placed');
  expect(placed?.properties).toMatchObject({
    ...{ currency: 'EUR', store_id: '2', channel_name: 'Acme Europe' },
    items: [{ price: 10, quantity: 2 }],
  });
});

test('nothing leads to a product that is gone, nor to a marketplace', async () => {
  await using app = await startShop();
  app.shop.catalog.editProduct(7, { url: '/rope/' });
  app.shop.catalog.deleteProduct(8);
  const main = place(app, 1, [7, 8, 0]);
  const amazon = place(app, 4, [7]);

  await changed(app, main.id, amazon.id);

  expect(linksOf(app, main.id)).toEqual([`${SITES.main}/rope/`, undefined, undefined]);
  expect(linksOf(app, amazon.id)).toEqual([undefined]);
});

test('the links of many orders are read together, and only where there is something to tell', async () => {
  await using app = await startShop();
  const reads = () => app.bigcommerce.requests.count('GET /v3/catalog/products');
  const ids = [1, 2, 3].map((channelId) => place(app, channelId, [1, 2, 3]).id);

  await changed(app, ...ids);
  expect(reads()).toBe(1);

  await changed(app, ...ids);
  expect(reads()).toBe(1);
});

test('a cart leads to the storefront where it was filled, in its currency', async () => {
  await using app = await openCartShop({ bigcommerce: { ...smallShop(10), ...WITHOUT_WEBHOOKS } });
  app.shop.catalog.editProduct(1, { url: '/tent/' });
  const cart = app.shop.carts.create(
    { channelId: 2, currency: 'EUR', rate: 0.5, customerId: ADA.id, email: ADA.email },
    [TENT],
  );

  await app.settled(cart.id);

  expect(app.newest('cart_updated')?.properties).toMatchObject({
    currency: 'EUR',
    items: [{ url: `${SITES.europe}/tent/`, price: 99.98 }],
  });

  await app.mark(cart.id, 'abandoned');
  await app.settle();
  expect(app.newest('cart_abandoned')?.properties).toMatchObject({
    currency: 'EUR',
    items: [{ url: `${SITES.europe}/tent/` }],
  });
});
