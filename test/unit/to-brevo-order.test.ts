import { describe, expect, test } from 'vitest';
import { OrderWire, toOrder } from '../../server/clients/bigcommerce/order-wire.ts';
import { metricsOf } from '../../server/sync/orders/order-metrics.ts';
import { isPlaced, toBrevoStatus } from '../../server/sync/orders/order-status.ts';
import { toBrevoOrder } from '../../server/sync/orders/to-brevo-order.ts';
import { toOrderEvent } from '../../server/sync/orders/to-order-event.ts';
import { toOrderFacts } from '../../server/sync/orders/to-order-facts.ts';

const SETUP = {
  storeCurrency: 'USD',
  storeCountry: 'US',
  channels: new Map([
    [1, { name: 'Shop', type: 'storefront' }],
    [4, { name: 'Amazon', type: 'marketplace' }],
  ]),
  statuses: {},
  products: { variants: true },
};
const ADA = { email: 'ada@example.com', extId: 'bc:acme1:1' };

const line = (fields: Record<string, unknown> = {}) => ({
  ...{ id: 1, product_id: 7, variant_id: 70, name: 'Rope', sku: 'R-1', brand: 'Acme' },
  ...{ quantity: 2, price_inc_tax: '10.8000', price_ex_tax: '10.0000', refund_amount: '0.0000' },
  ...{ quantity_refunded: 0, product_options: [], applied_discounts: [] },
  ...fields,
});

/** An order as BigCommerce writes it. */
function read(fields: Record<string, unknown> = {}, lines = [line()]) {
  const wire = {
    ...{ id: 100, customer_id: 1, status_id: 11, status: 'Awaiting Fulfillment', channel_id: 1 },
    custom_status: 'Being packed',
    date_created: 'Wed, 10 Jan 2018 21:05:30 +0000',
    date_modified: 'Thu, 11 Jan 2018 09:00:00 +0000',
    ...{ cart_id: 'c-1', default_currency_code: 'USD', store_default_currency_code: '' },
    store_default_to_transactional_exchange_rate: '1.0000000000',
    ...{ total_inc_tax: '29.1000', total_tax: '1.6000', subtotal_inc_tax: '21.6000' },
    ...{ shipping_cost_inc_tax: '7.5000', discount_amount: '0.0000', coupon_discount: '0.0000' },
    ...{ items_total: 2, payment_method: 'Credit Card', payment_status: 'captured' },
    ...{ order_is_digital: false, is_deleted: false, is_email_opt_in: true, order_source: 'www' },
    billing_address: {
      ...{ first_name: 'Ada', last_name: 'W', company: '', street_1: '1 Lane', street_2: 'Flat 2' },
      ...{ city: 'Denver', state: 'Colorado', zip: '80295', country: 'United States' },
      ...{ country_iso2: 'US', phone: '(907) 555-0101', email: 'Ada@Example.com' },
    },
    consignments: { shipping: [{ line_items: lines }], pickups: [], downloads: [] },
    ...fields,
  };
  return toOrder(OrderWire.parse(wire)).order;
}

test('an ordinary order', () => {
  expect(toBrevoOrder(read(), ADA, '0', SETUP)).toEqual({
    id: '100',
    createdAt: '2018-01-10T21:05:30.000Z',
    updatedAt: '2018-01-11T09:00:00.000Z',
    status: 'completed',
    amount: 29.1,
    products: [{ productId: '7', price: 10.8, quantity: 2 }],
    email: 'ada@example.com',
    identifiers: { email_id: 'ada@example.com', ext_id: 'bc:acme1:1' },
    storeId: '1',
    billing: {
      address: '1 Lane, Flat 2',
      city: 'Denver',
      region: 'Colorado',
      postCode: '80295',
      country: 'United States',
      countryCode: 'US',
      phone: '+19075550101',
      paymentMethod: 'Credit Card',
    },
    metaInfo: {
      ...{ order_number: '100', bigcommerce_status: 'Being packed', channel_name: 'Shop' },
      ...{ channel_type: 'storefront', source: 'www', currency: 'USD', paid_amount: 29.1 },
      ...{ refunded_amount: 0, items: 2, is_guest: false, is_digital: false },
    },
  });
});

describe('amounts', () => {
  test('are in the store’s currency, whatever was paid in', () => {
    const order = read({
      default_currency_code: 'EUR',
      store_default_currency_code: 'USD',
      store_default_to_transactional_exchange_rate: '0.9200000000',
    });
    const sent = toBrevoOrder(order, ADA, '0', SETUP);
    expect(sent.amount).toBe(31.63);
    expect(sent.products[0]?.price).toBe(11.74);
    expect(sent.metaInfo).toMatchObject({ currency: 'EUR', paid_amount: 29.1 });
    const facts = toOrderFacts(order, { contactKey: null, refunded: '0', storeCurrency: 'USD' });
    expect(facts).toMatchObject({ currency: 'EUR', amount: '29.1000', storeAmount: '31.63' });
  });

  test('stay as they are where the store’s currency was only shown in another one', () => {
    const order = read({ currency_code: 'GBP', currency_exchange_rate: '0.7900000000' });
    expect(toBrevoOrder(order, ADA, '0', SETUP).amount).toBe(29.1);
  });

  test('are not divided by a rate of nothing', () => {
    const order = read({
      default_currency_code: 'JPY',
      store_default_to_transactional_exchange_rate: '',
    });
    expect(toBrevoOrder(order, ADA, '0', SETUP).amount).toBe(29.1);
  });

  test('shrink by refunds, never below nothing', () => {
    expect(toBrevoOrder(read(), ADA, '9.05', SETUP).amount).toBe(20.05);
    expect(toBrevoOrder(read(), ADA, '50', SETUP).amount).toBe(0);
  });

  test('of "" are nothing', () => {
    const lines = [line({ price_inc_tax: '', price_ex_tax: null })];
    const sent = toBrevoOrder(read({ total_inc_tax: '' }, lines), ADA, '0', SETUP);
    expect([sent.amount, sent.products[0]?.price]).toEqual([0, 0]);
  });
});

describe('lines', () => {
  test('all 400 of them are there', () => {
    const lines = Array.from({ length: 400 }, (_, nth) => line({ id: nth, product_id: nth + 1 }));
    expect(toBrevoOrder(read({}, lines), ADA, '0', SETUP).products).toHaveLength(400);
  });

  test('name the variant where the product has options, and keep products that are gone', () => {
    const lines = [
      line({ product_options: [{ display_value: 'Red' }, { display_value: 'XL' }] }),
      line({ product_id: 0, variant_id: 0 }),
      line({ product_id: 900_001, variant_id: null }),
      line({ quantity: 1.5 }),
    ];
    expect(toBrevoOrder(read({}, lines), ADA, '0', SETUP).products).toEqual([
      { productId: '7', variantId: 'v70', price: 10.8, quantity: 2 },
      { productId: '0', price: 10.8, quantity: 2 },
      { productId: '900001', price: 10.8, quantity: 2 },
      { productId: '7', price: 10.8, quantityFloat: 1.5 },
    ]);
  });

  test('of downloads, pick-ups and certificates are lines as well', () => {
    const consignments = {
      shipping: [],
      pickups: [{ line_items: [line({ id: 1 })] }],
      downloads: [{ line_items: [line({ id: 2 })] }],
      email: { gift_certificates: [{ line_items: [line({ id: 3 })] }] },
    };
    const order = read({ consignments, order_is_digital: true });
    expect(order.lines).toHaveLength(3);
    expect(toBrevoOrder(order, ADA, '0', SETUP).metaInfo?.is_digital).toBe(true);
  });

  test.each([
    ['a warning', { shipping: [{ line_items: [line()], __warning__: { message: 'only 50' } }] }],
    ['no lines', { shipping: [] }],
    ['a link', { url: 'https://example.com', resource: '/orders/100/consignments' }],
    ['the legacy list', [{ shipping: [] }]],
  ])('are read by themselves where the include shows %s', (_what, consignments) => {
    const wire = { id: 1, items_total: 2, consignments };
    expect(toOrder(OrderWire.parse(wire)).isCut).toBe(true);
  });
});

test('coupons are named by the lines that they took something off', () => {
  const coupon = (code: string | null) => ({ applied_discounts: [{ code }] });
  const lines = [line(coupon('SPRING10')), line(coupon('SPRING10')), line(coupon(null))];
  expect(toBrevoOrder(read({}, lines), ADA, '0', SETUP).coupons).toEqual(['SPRING10']);
});

test('a guest on a marketplace is kept apart by the channel', () => {
  const order = read({
    ...{ customer_id: 0, channel_id: 4, external_source: 'AMAZON', external_id: 25 },
    order_source: 'amazon',
  });
  const sent = toBrevoOrder(order, { email: 'x@marketplace.example' }, '0', SETUP);
  expect(sent.storeId).toBe('4');
  expect(sent.identifiers).toEqual({ email_id: 'x@marketplace.example' });
  expect(sent.metaInfo).toMatchObject({
    ...{ channel_name: 'Amazon', channel_type: 'marketplace', is_guest: true },
    ...{ external_source: 'AMAZON', external_id: '25' },
  });
});

test('statuses follow the map, the merchant’s own before ours; archived is cancelled', () => {
  const at = (statusId: number) => ({ statusId, isArchived: false });
  const all = Array.from({ length: 15 }, (_, id) => toBrevoStatus(at(id)).slice(0, 3)).join(' ');
  expect(all).toBe('pen pen com com ref can can pen com com com com pen pen com');
  expect(toBrevoStatus(at(11), { '11': 'to be packed' })).toBe('to be packed');
  expect(toBrevoStatus(at(99))).toBe('pending');
  expect(toBrevoStatus({ statusId: 10, isArchived: true }, { '10': 'done' })).toBe('cancelled');
  expect([0, 1, 5, 6, 7, 11].filter((id) => isPlaced(at(id)))).toEqual([1, 7, 11]);
});

test('figures count what is money, to the cent, and none is not nothing', () => {
  const order = (orderId: number, storeAmount: string, fields = {}) => ({
    ...{ orderId, storeAmount, statusId: 10, isArchived: false, placedAt: orderId, channelId: 1 },
    ...fields,
  });
  expect(metricsOf([])).toBeUndefined();
  expect(
    metricsOf([
      order(3, '0.3', { channelId: 4 }),
      order(1, '0.1'),
      order(2, '0.2'),
      order(4, '99', { statusId: 5 }),
      order(5, '99', { isArchived: true }),
      order(6, '99', { statusId: 0 }),
    ]),
  ).toEqual({
    ...{ ordersCount: 3, totalSpent: 0.6, averageOrderValue: 0.2 },
    ...{ firstOrderAt: 1, lastOrderAt: 3, lastChannelId: 4 },
  });
  expect(metricsOf([order(1, '5', { statusId: 4 })])).toMatchObject({
    ordersCount: 0,
    totalSpent: 0,
  });
});

test('an order and its events name the same variants: those that are written', () => {
  const order = read({}, [line({ product_options: [{ display_value: 'Red' }] }), line()]);
  const told = (variants: boolean) => {
    const setup = { ...SETUP, products: { variants } };
    const circumstances = { setup, at: 0, shopName: 'Acme', itemUrls: new Map() };
    const { properties } = toOrderEvent('order_placed', order, ADA, '0', circumstances);
    const items = properties.items as Array<{ variant_id?: string }>;
    const { products } = toBrevoOrder(order, ADA, '0', setup);
    return [products.map(({ variantId }) => variantId), items.map((item) => item.variant_id)];
  };
  expect(told(true)).toEqual([
    ['v70', undefined],
    ['v70', undefined],
  ]);
  expect(told(false)).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ]);
});

test('an event stays within 50 KB, has no nulls, and shows what the shopper paid', () => {
  const name = 'x'.repeat(900);
  const lines = Array.from({ length: 400 }, (_, nth) => line({ id: nth, name }));
  const order = read({ default_currency_code: 'EUR' }, lines);
  const itemUrls = new Map([[order.lines[0]?.productId ?? 0, 'https://shop.example/tent/']]);
  const circumstances = { setup: SETUP, at: 0, shopName: 'Acme', itemUrls };
  const event = toOrderEvent('order_completed', order, ADA, '0', circumstances);
  const json = JSON.stringify(event.properties);
  expect(Buffer.byteLength(json)).toBeLessThan(50 * 1024);
  expect(json).not.toContain('null');
  expect(event.properties).toMatchObject({ currency: 'EUR', total: 29.1, total_before_tax: 27.5 });
  const items = event.properties.items as Array<{ url?: string }>;
  expect(items.length).toBeGreaterThan(30);
  expect(items[0]?.url).toBe('https://shop.example/tent/');
  const gone = { ...circumstances, itemUrls: new Map() };
  const [item] = toOrderEvent('order_placed', order, ADA, '0', gone).properties.items as object[];
  expect(item).not.toHaveProperty('url');
});
