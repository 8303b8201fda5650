import { Brevo, BrevoClient } from '@getbrevo/brevo';
import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import {
  type BrevoOptions,
  type BrevoSandbox,
  startBrevo,
} from '../../../sandbox/brevo/start-brevo.ts';
import { callBrevo } from '../../helpers/calls/call-brevo.ts';
import { serve } from '../../helpers/calls/serve.ts';

/** Roomier limits than most accounts have, so that a test of behaviour does not meet them. */
const open = (options: BrevoOptions = {}) => startBrevo({ tier: 'extended', ...options });
const clientOf = (brevo: BrevoSandbox) =>
  new BrevoClient({ apiKey: SANDBOX_KEYS.english, baseUrl: brevo.url, maxRetries: 0 });
const mug = { id: '77', name: 'Mug', price: 9.5 };
const order = (changes: object = {}) => ({
  id: '1001',
  createdAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-20T10:00:00Z',
  status: 'completed',
  amount: 24,
  products: [{ productId: '77', variantId: '78', price: 12, quantity: 2 }],
  email: 'ada@example.com',
  identifiers: { ext_id: 'bc:1', email_id: 'ada@example.com' },
  ...changes,
});
const addAda = (brevo: BrevoSandbox) => brevo.account().addContact('ada@example.com', 'bc:1');

test('nothing of a shop is taken until eCommerce is active, which takes a while', async () => {
  const accounts = [
    { name: 'new', keys: ['key'], ecommerce: { isActive: false, currency: 'USD' } },
  ];
  await using brevo = await open({ accounts, activationDelayMs: 50 });
  const call = (method: string, path: string, body?: unknown) =>
    callBrevo(brevo, method, path, body, { key: 'key' });

  const before = [
    await call('POST', '/products', mug),
    await call('POST', '/categories/batch', { categories: [{ id: '1', name: 'Kitchen' }] }),
    await call('POST', '/orders/status', order()),
    await call('GET', '/orders'),
    await call('GET', '/ecommerce/config/displayCurrency'),
  ];
  const activation = await call('POST', '/ecommerce/activate');
  const meanwhile = await call('POST', '/products', mug);
  await brevo.idle();
  const after = await call('POST', '/products', mug);

  expect(before.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  expect([activation.status, meanwhile.status, after.status]).toEqual([200, 403, 201]);
});

test('the display currency is one that exists', async () => {
  await using brevo = await open();
  const set = (code: unknown) =>
    callBrevo(brevo, 'POST', '/ecommerce/config/displayCurrency', { code });

  expect((await set('GBP')).body).toEqual({ code: 'GBP' });
  expect(await set('ZZZ')).toMatchObject({ status: 422, body: { code: 'unprocessable_entity' } });
  expect(brevo.account().ecommerce.currency).toBe('GBP');
});

test("Brevo's own SDK keeps products, variants and their stock", async () => {
  await using brevo = await open();
  const { ecommerce } = clientOf(brevo);

  const created = await ecommerce.createUpdateProduct({
    ...{ ...mug, sku: 'MUG', url: 'https://shop.example/mug', brand: 'Pine' },
    ...{ imageUrl: 'https://cdn.example/mug.png', categories: ['1'], alternativePrice: 8 },
    metaInfo: { material: 'stone', weight: 0.4 },
  });
  const updated = await ecommerce.createUpdateProduct({
    ...{ id: '77', name: 'Large mug', updateEnabled: true },
  });
  const batch = await ecommerce.createUpdateBatchProducts({
    updateEnabled: true,
    products: [
      { id: '77', name: 'Large mug', price: 11 },
      { id: '78', name: 'Large mug, red', parentId: '77', stock: 3 },
    ],
  });
  const read = await ecommerce.getProductInfo({ id: '78' });

  expect(created).toEqual({ id: '77' });
  expect(updated).toBeUndefined();
  expect(batch).toEqual({ createdCount: 1, updatedCount: 1 });
  expect(read).toMatchObject({ id: '78', parentId: '77', stock: 3, isDeleted: false });
  expect(brevo.account().catalogue.products.get('77')).toMatchObject({
    ...{ name: 'Large mug', price: 11, alternativePrice: 8, sku: 'MUG' },
    metaInfo: { material: 'stone', weight: 0.4 },
  });
  await expect(ecommerce.getProductInfo({ id: '99' })).rejects.toThrow(Brevo.NotFoundError);
});

test("Brevo's own SDK finds products by every filter", async () => {
  await using brevo = await open();
  const { ecommerce } = clientOf(brevo);
  await ecommerce.createUpdateBatchProducts({
    products: [
      { id: '1', name: 'Blue mug', sku: '123456', price: 5, categories: ['1'] },
      { id: '2', name: 'Red mug', sku: '123', price: 15, categories: ['1', '2'] },
      { id: '123', name: 'Plate', price: 25, isDeleted: true },
    ],
  });
  const ids = async (request: Brevo.GetProductsRequest) => {
    const { products } = await ecommerce.getProducts(request);
    return products.map(({ id }) => id);
  };

  expect(await ids({})).toEqual(['123', '2', '1']);
  expect(await ids({ search: '123' })).toEqual(['2', '1', '123']);
  expect(await ids({ ids: ['1', '2'], sort: 'asc' })).toEqual(['1', '2']);
  expect(await ids({ name: 'MUG', sortByField: 'price', sort: 'asc' })).toEqual(['1', '2']);
  expect(await ids({ 'price[gte]': 15, isDeleted: 'false' })).toEqual(['2']);
  expect(await ids({ categories: ['2'] })).toEqual(['2']);
  expect(await ids({ modifiedSince: '2199-01-01T00:00:00.000Z' })).toEqual([]);
  await expect(ids({ name: 'mu' })).rejects.toThrow(Brevo.BadRequestError);
  await expect(ids({ limit: 1001 })).rejects.toThrow(Brevo.BadRequestError);
});

test.each([
  ['no name', { id: '1' }],
  ['an empty price', { ...mug, price: '' }],
  ['a price that is text', { ...mug, price: '9.50' }],
  ['a relative address', { ...mug, url: '/mug' }],
  ['21 keys of metaInfo', { ...mug, metaInfo: Object.fromEntries(keys(21)) }],
  ['metaInfo over 20,000 characters', { ...mug, metaInfo: { text: 'x'.repeat(20_000) } }],
  ['something other than text and numbers in metaInfo', { ...mug, metaInfo: { tags: ['a'] } }],
  ['a number as id', { ...mug, id: 77 }],
  ['a date of deletion without a time', { ...mug, isDeleted: true, deletedAt: '2026-11-20' }],
])('a product with %s is refused', async (_what, product) => {
  await using brevo = await open();

  expect((await callBrevo(brevo, 'POST', '/products', product)).status).toBe(400);
  expect(brevo.account().catalogue.products.size).toBe(0);
});

function keys(count: number): [string, number][] {
  return Array.from({ length: count }, (_, at) => [`key${at}`, at]);
}

test('a batch of products is taken whole or not at all', async () => {
  await using brevo = await open();
  const send = (products: object[], updateEnabled?: boolean) =>
    callBrevo(brevo, 'POST', '/products/batch', { products, updateEnabled });
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `${at}`, name: 'Mug' }));

  const twice = await send([mug, { id: '78', name: 'Plate' }, mug]);
  const tooMany = await send(many(101), true);
  const oneBroken = await send([...many(5), { id: '6' }]);
  expect([twice.status, tooMany.status, oneBroken.status]).toEqual([400, 400, 400]);
  expect(brevo.account().catalogue.products.size).toBe(0);

  expect((await send(many(100))).body).toEqual({ createdCount: 100, updatedCount: 0 });
  expect(await send([mug])).toMatchObject({
    status: 400,
    body: { code: 'duplicate_parameter', message: expect.stringContaining('77') },
  });
  expect((await send([mug], true)).body).toEqual({ createdCount: 0, updatedCount: 1 });
});

test('a deleted product stays, and comes back only when it is said to', async () => {
  await using brevo = await open();
  const put = (changes: object) =>
    callBrevo(brevo, 'POST', '/products', { ...mug, ...changes, updateEnabled: true });
  const isDeleted = () => brevo.account().catalogue.products.get('77')?.isDeleted;
  await put({});

  await put({ isDeleted: true, deletedAt: '2026-11-20T10:00:00.000Z' });
  await put({ price: 10 });
  expect(isDeleted()).toBe(true);

  await put({ isDeleted: false });
  expect(isDeleted()).toBe(false);
});

test('whoever waits for a product is told once when its stock rises from 0', async () => {
  await using brevo = await open();
  const account = brevo.account();
  const ada = addAda(brevo);
  const stock = (level: number) =>
    callBrevo(brevo, 'POST', '/products', { ...mug, stock: level, updateEnabled: true });
  const { ecommerce } = clientOf(brevo);
  await stock(0);

  await ecommerce.createProductAlert({
    ...{ id: '77', type: 'back_in_stock' },
    contactIdentifiers: { ext_id: 'bc:1', email: 'someone-else@example.com' },
  });
  await stock(0);
  expect(account.firedAlerts()).toEqual([]);
  await stock(4);
  await stock(0);
  await stock(2);

  expect(account.firedAlerts()).toMatchObject([{ productId: '77', contactId: ada?.id }]);
});

test('an alert is refused without a contact, a product, or the feature', async () => {
  await using brevo = await open();
  const ask = (productId: string, contactIdentifiers: object) =>
    callBrevo(brevo, 'POST', `/products/${productId}/alerts/back_in_stock`, { contactIdentifiers });
  await callBrevo(brevo, 'POST', '/products', mug);
  addAda(brevo);

  expect((await ask('99', { email: 'ada@example.com' })).status).toBe(404);
  expect((await ask('77', {})).status).toBe(400);
  expect((await ask('77', { email: 'nobody@example.com' })).status).toBe(400);
  expect((await ask('77', { email: 'ada@example.com' })).status).toBe(204);
  brevo.account().ecommerce.hasAlerts = false;
  expect((await ask('77', { email: 'ada@example.com' })).status).toBe(403);
});

test("Brevo's own SDK keeps categories", async () => {
  await using brevo = await open();
  const { ecommerce } = clientOf(brevo);

  const created = await ecommerce.createUpdateCategory({ id: '1', name: 'Kitchen' });
  const deleted = await ecommerce.createUpdateCategory({
    ...{ id: '1', isDeleted: true, deletedAt: '2026-11-20T10:00:00.000Z', updateEnabled: true },
  });
  const batch = await ecommerce.createUpdateBatchCategory({
    categories: [{ id: '1' }, { id: '2', name: 'Garden', url: 'https://shop.example/garden' }],
    updateEnabled: true,
  });
  const list = await ecommerce.getCategories({ isDeleted: 'false' });

  expect([created, deleted, batch]).toEqual([
    { id: '1' },
    undefined,
    { createdCount: 1, updatedCount: 1 },
  ]);
  expect(list).toMatchObject({ count: 1, categories: [{ id: '2', name: 'Garden' }] });
  const tooMany = ecommerce.getCategories({ limit: 101 });
  await expect(tooMany).rejects.toThrow(Brevo.BadRequestError);
  const nameless = ecommerce.createUpdateBatchCategory({ categories: [{ id: '3' }] });
  await expect(nameless).rejects.toThrow(Brevo.BadRequestError);
});

test("Brevo's own SDK writes orders, one by one and many at once", async () => {
  await using brevo = await open();
  const account = brevo.account();
  const ada = addAda(brevo);
  const { ecommerce } = clientOf(brevo);

  await ecommerce.createOrder(order({ status: 'pending' }));
  const batch = await ecommerce.createBatchOrder({
    orders: [order({ amount: 20 }), order({ id: '1002' })],
  });
  const atOnce = account.orders.size;
  await brevo.idle();
  const listed = await ecommerce.getOrders();

  expect(batch).toEqual({ batch_id: 1, count: 2 });
  expect(atOnce).toBe(1);
  expect(account.ordersOf('ADA@example.com').map(({ id }) => id)).toEqual(['1001', '1002']);
  expect(account.order('1001')).toMatchObject({
    ...{ status: 'completed', amount: 20, contactId: ada?.id, historical: true },
    writes: [
      { status: 'pending', amount: 24, via: 'single', historical: false },
      { status: 'completed', amount: 20, via: 'batch', historical: true },
    ],
  });
  expect(listed).toMatchObject({
    count: 2,
    orders: [{ id: '1002', contact_id: ada?.id, email: 'ada@example.com' }, { id: '1001' }],
  });
});

test('a batch is historical unless it says otherwise, and then no automation sees it', async () => {
  await using brevo = await open();
  const { orders } = brevo.account();
  const batch = (body: object) => callBrevo(brevo, 'POST', '/orders/status/batch', body);

  await batch({ orders: [order()] });
  await batch({ orders: [order({ id: '1002' })], historical: false });
  await brevo.idle();

  expect(orders.triggers()).toMatchObject([{ orderId: '1002', status: 'completed' }]);
});

test.each([
  ['no amount', { amount: undefined }],
  ['an amount that is text', { amount: '24.00' }],
  ['a date without a time', { createdAt: '2026-11-20' }],
  ['neither kind of quantity', { products: [{ productId: '77', price: 1 }] }],
  [
    'both kinds of quantity',
    { products: [{ productId: '77', price: 1, quantity: 1, quantityFloat: 1 }] },
  ],
  ['half a piece as an integer', { products: [{ productId: '77', price: 1, quantity: 0.5 }] }],
  ['a number as product id', { products: [{ productId: 77, price: 1, quantity: 1 }] }],
  ['nobody to belong to', { email: undefined, identifiers: undefined }],
  ['an object in metaInfo', { metaInfo: { gift: {} } }],
])('an order with %s is refused, and with it the batch it is in', async (_what, changes) => {
  await using brevo = await open();
  const broken = order(changes);

  const single = await callBrevo(brevo, 'POST', '/orders/status', broken);
  const batch = await callBrevo(brevo, 'POST', '/orders/status/batch', {
    orders: [order({ id: '1002' }), broken],
  });
  await brevo.idle();

  expect([single.status, batch.status]).toEqual([400, 400]);
  expect(brevo.account().orders.size).toBe(0);
});

test('a batch holds 1000 orders and 5 MB at most', async () => {
  await using brevo = await open();
  const send = (count: number, changes: object = {}) =>
    callBrevo(brevo, 'POST', '/orders/status/batch', {
      orders: Array.from({ length: count }, (_, at) => order({ id: `${at}`, ...changes })),
    });

  expect((await send(1001)).status).toBe(400);
  expect((await send(0)).status).toBe(400);
  const heavy = await send(600, { metaInfo: { note: 'x'.repeat(9000) } });
  expect(heavy.status).toBe(brevo.switches.oversizedBodyStatus);
  expect(await send(1000)).toMatchObject({ status: 202, body: { count: 1000 } });
});

test('a batch of orders calls its notifyUrl when it is done', async () => {
  await using brevo = await open({ switches: { orderNotifyUrlPayload: 'batch' } });
  await using listener = await serve((response) => void response.end());

  const sent = await callBrevo(brevo, 'POST', '/orders/status/batch', {
    ...{ orders: [order()], notifyUrl: `${listener.url}/done` },
  });
  await brevo.idle();

  expect(sent.body.batch_id).toBe(1);
  expect(listener.requests.map(({ url, body }) => [url, JSON.parse(body)])).toEqual([
    ['/done', { batch_id: 1, status: 'completed', count: 1, failed: 0 }],
  ]);
  expect(brevo.account().orders.batches).toMatchObject([{ status: 'completed', notified: [200] }]);
});

test.each([
  ['email', { email: 'ada@example.com', identifiers: undefined }, true],
  ['email', { email: undefined }, false],
  ['identifiers', { email: undefined, identifiers: { ext_id: 'bc:1' } }, true],
  ['identifiers', { identifiers: undefined }, false],
  ['either', { email: undefined, identifiers: { ext_id: 'bc:1' } }, true],
] as const)(
  'where %s links orders, one with %o finds its contact: %s',
  async (orderLinking, changes, isLinked) => {
    await using brevo = await open({ switches: { orderLinking } });
    addAda(brevo);

    const { status } = await callBrevo(brevo, 'POST', '/orders/status', order(changes));

    expect(status).toBe(204);
    expect(brevo.account().ordersOf('ada@example.com')).toHaveLength(isLinked ? 1 : 0);
  },
);

test('an order of a stranger makes a contact only where that is switched on', async () => {
  await using brevo = await open();
  const account = brevo.account();
  const write = () => callBrevo(brevo, 'POST', '/orders/status', order());

  await write();
  expect([account.contacts.size, account.order('1001')?.contactId]).toEqual([0, undefined]);

  brevo.switches.orderCreatesContact = true;
  await write();
  expect(account.ordersOf('ada@example.com')).toHaveLength(1);
});

test('products have 2 requests a second and orders 5, apart from all the rest', async () => {
  await using brevo = await startBrevo();
  const count = async (times: number, path: string, body: unknown) => {
    const calls = Array.from({ length: times }, () => callBrevo(brevo, 'POST', path, body));
    return (await Promise.all(calls)).filter(({ status }) => status === 429).length;
  };

  expect(await count(3, '/products', mug)).toBe(1);
  expect(await count(6, '/orders/status', order())).toBe(1);
  expect(brevo.limiter().allowances()).toMatchObject([
    { bucket: 'products', limit: 2 },
    { bucket: 'orders', limit: 5 },
  ]);
});
