import { expect, test } from 'vitest';
import { SettingsDocument } from '../../server/contract/settings.ts';
import { DRAINED_KINDS, isDrained } from '../../server/sync/drain/drain-job.ts';
import { readChanges } from '../../server/sync/webhooks/read-change.ts';
import { RECORD_SCOPES, STORE_SCOPES } from '../../server/sync/webhooks/scope-table.ts';
import { wantedScopes } from '../../server/sync/webhooks/wanted-scopes.ts';

const CART = '09346904-4175-44fd-be53-f7e598531b6c';
const { sync, products } = SettingsDocument.parse({});
const everything = {
  sync: { ...sync, inventory: true },
  products: { ...products, metafields: true, storefrontDetail: true },
};
const nothing = {
  ...{ customers: false, orders: false, products: false, categories: false },
  ...{ carts: false, inventory: false },
};

test.each([
  ['store/customer/created', { type: 'customer', id: 32 }, 'customers', '32', null],
  ['store/customer/deleted', { type: 'customer', id: 32 }, 'customers', '32', 'deleted'],
  [
    'store/customer/address/deleted',
    { type: 'customer', id: 60, address: { customer_id: 32 } },
    ...(['customers', '32', null] as const),
  ],
  ['store/subscriber/deleted', { type: 'subscriber', id: 5 }, 'subscribers', '5', 'deleted'],
  [
    'store/order/statusUpdated',
    { type: 'order', id: 250, status: { previous_status_id: 0, new_status_id: 11 } },
    ...(['orders', '250', null] as const),
  ],
  ['store/order/archived', { type: 'order', id: 250 }, 'orders', '250', 'archived'],
  [
    'store/order/refund/created',
    { type: 'order', id: 250, refund: { refund_id: 3 } },
    ...(['orders', '250', 'refunded'] as const),
  ],
  [
    'store/sku/deleted',
    { type: 'sku', id: 461, sku: { product_id: 206, variant_id: 509 } },
    ...(['products', '206', null] as const),
  ],
  ['store/category/deleted', { type: 'category', id: '42' }, 'categories', '42', 'deleted'],
  [
    'store/cart/abandoned',
    { type: 'cart', id: CART, token: '1eed6d2d979776ff18e695ceeb10ea61' },
    ...(['carts', CART, 'abandoned'] as const),
  ],
  [
    'store/cart/converted',
    { type: 'cart', id: CART, orderId: 252 },
    ...(['carts', CART, 'converted:252'] as const),
  ],
  ['store/cart/converted', { type: 'cart', id: CART }, 'carts', CART, 'converted'],
  [
    'store/cart/lineItem/updated',
    { type: 'cart_line_item', id: 'b6ab3b4d-0be1-4e9a-8d33-a9a8e4e6b2a5', cartId: CART },
    ...(['carts', CART, null] as const),
  ],
  [
    'store/sku/inventory/order/updated',
    {
      type: 'sku',
      id: 461,
      inventory: { product_id: 206, method: 'relative', value: -1, variant_id: 509 },
    },
    ...(['stock', '206', null] as const),
  ],
  [
    'store/channel/*/inventory/product/stock_changed',
    { variant_id: 127, product_id: 113, location_id: 2 },
    ...(['stock', '113', null] as const),
  ],
  [
    'store/channel/3/inventory/product/settings_changed',
    { variant_id: 127, product_id: 113, location_id: 2 },
    ...(['stock', '113', null] as const),
  ],
  [
    'store/inventory/location/updated',
    { location_id: 2 },
    ...(['stock', 'location:2', null] as const),
  ],
  [
    'store/product/metafield/updated',
    { metafield_id: 12, resource_id: '118', resource_type: 'product' },
    ...(['products', '118', null] as const),
  ],
  [
    'store/metafield/created',
    { metafield_id: 12, resource_id: '118', resource_type: 'product' },
    ...(['products', '118', null] as const),
  ],
  [
    'store/priceList/record/updated',
    { price_list_id: 1, variant_id: 179, currency: 'USD' },
    ...(['prices', '179', null] as const),
  ],
  ['store/priceList/activated', { price_list_id: 5 }, 'prices', 'list:5', null],
  ['store/priceLists/deleted', { price_list_ids: [5] }, 'prices', 'list:5', null],
  [
    'store/priceList/assignment/updated',
    { price_list_id: 2, channel_id: 1, customer_group_id: 3 },
    ...(['prices', 'list:2', null] as const),
  ],
  ['store/channel/updated', { type: 'channel', id: 2 }, 'channels', '2', null],
])('%s with %j marks the record it is about', (scope, data, kind, entityId, hint) => {
  expect(readChanges(scope, data)).toEqual([{ kind, entityId, hint }]);
});

test('an event of several records marks each of them that there can be', () => {
  const entries = [
    { price_list_id: 1, variant_id: 179, currency: 'USD' },
    { price_list_id: 2, variant_id: 0, currency: 'USD' },
    'what is this',
    { price_list_id: 2, variant_id: 180, currency: 'USD' },
  ];
  for (const data of [entries, { ...entries }])
    expect(readChanges('store/priceList/records/updated', data)).toEqual([
      { kind: 'prices', entityId: '179', hint: null },
      { kind: 'prices', entityId: '180', hint: null },
    ]);
  const long = Array.from({ length: 500 }, (_, nth) => ({ price_list_id: 1, variant_id: nth + 1 }));
  expect(readChanges('store/priceList/records/created', long)).toEqual([
    { kind: 'prices', entityId: 'list:1', hint: null },
  ]);
  for (const data of [[], undefined, null, 7])
    expect(readChanges('store/priceList/records/deleted', data)).toEqual([]);
});

test.each([
  ['an event we never asked for', 'store/product/review/created', { id: 1 }],
  [
    'a metafield of an order',
    'store/metafield/created',
    { metafield_id: 12, resource_id: '118', resource_type: 'order' },
  ],
  [
    'an event of one channel we never asked for',
    'store/channel/1/inventory/constructor',
    { id: 1 },
  ],
  ['a word that every object knows', 'constructor', { id: 1 }],
  ['no data', 'store/customer/created', undefined],
  ['no id', 'store/customer/created', { type: 'customer' }],
  ['a list', 'store/customer/created', [{ id: 1 }]],
  ['zero', 'store/customer/created', { id: 0 }],
  ['a negative id', 'store/customer/created', { id: -4 }],
  ['a fraction', 'store/customer/created', { id: 1.5 }],
  ['a number beyond all ids', 'store/customer/created', { id: 1e21 }],
  ['a word', 'store/customer/created', { id: '1 or 1=1' }],
  ['an object', 'store/customer/created', { id: { $gt: 0 } }],
  ['an address of nobody', 'store/customer/address/created', { id: 60 }],
  ['an inherited id', 'store/customer/created', Object.create({ id: 1 })],
  ['a cart by number', 'store/cart/created', { id: 7 }],
  ['a cart that is a path', 'store/cart/created', { id: '../../v2/orders' }],
])('%s marks nothing', (_what, scope, data) => {
  expect(readChanges(scope, data)).toEqual([]);
});

test('every kind that is drained has events, and all of them are wanted while it is on', () => {
  const wanted = wantedScopes(everything);
  for (const kind of DRAINED_KINDS) {
    // Brevo tells of these.
    if (kind === 'unsubscribes') continue;
    const scopes = [...RECORD_SCOPES].filter(([, rule]) => rule.kind === kind);
    expect(scopes.length, kind).toBeGreaterThan(0);
    for (const [scope] of scopes) expect(wanted).toContain(scope);
  }
  const ofNobody = [...RECORD_SCOPES].filter(([, { kind }]) => !isDrained(kind));
  for (const [scope] of ofNobody) expect(wanted).not.toContain(scope);
});

test('with everything switched off, only the app and the store themselves are followed', () => {
  const wanted = wantedScopes({ sync: nothing, products }).filter(
    (scope) => !scope.startsWith('store/channel/'),
  );
  expect(wanted).toEqual([...STORE_SCOPES.keys()]);
  const customers = wantedScopes({ sync: { ...nothing, customers: true }, products });
  expect(customers).toContain('store/customer/address/updated');
});

test('metafields and price lists are followed only where they are read', () => {
  const wanted = wantedScopes({ ...everything, products });
  expect(wanted).not.toContain('store/product/metafield/created');
  expect(wanted).not.toContain('store/priceList/record/updated');
  expect(wanted).toContain('store/product/updated');
});

test('no scope is a wildcard, and no hint is longer than its column', () => {
  for (const [scope, { hint = '', hintAt }] of RECORD_SCOPES) {
    // One of whose names a star is part.
    expect(scope.replace('store/channel/*/inventory/', '')).not.toContain('*');
    expect(hint.length + (hintAt ? 16 : 0)).toBeLessThanOrEqual(40);
  }
});
