import { describe, expect, test } from 'vitest';
import { defaultStores } from '../../../sandbox/bigcommerce/default-stores.ts';
import { openShop } from '../../helpers/calls/shop-client.ts';

type Row = { id: number; status_id: number };
const idsOf = (rows: Row[]) => rows.map(({ id }) => id);

describe('the list of orders', () => {
  test('is walked by id, each once, and ends with 204', async () => {
    await using shop = await openShop();

    const ids: number[] = [];
    for (;;) {
      const from = (ids.at(-1) ?? 0) + 1;
      const { status, body } = await shop.get(`/v2/orders?limit=100&sort=id:asc&min_id=${from}`);
      if (status === 204) break;
      ids.push(...idsOf(body));
    }

    const listed = Array.from({ length: 240 }, (_, place) => place + 1).filter((id) => id !== 17);
    expect(ids).toEqual(listed);
  });

  test.each([
    'id:desc',
    'date_modified:asc',
    'status_id:asc',
    'customer_id:asc',
    'channel_id:desc',
  ])('is sorted by %s', async (sort) => {
    await using shop = await openShop();
    const [field = '', direction] = sort.split(':');

    const { body } = await shop.get(`/v2/orders?limit=250&sort=${sort}`);

    const key = (row: Record<string, unknown>) =>
      field.startsWith('date') ? Date.parse(String(row[field])) : Number(row[field]);
    const keys: number[] = body.map(key);
    const sorted = keys.toSorted((a, b) => (direction === 'desc' ? b - a : a - b));
    expect(keys).toEqual(sorted);
    expect(keys).toHaveLength(239);
  });

  test('finds by status, channel, customer, e-mail, dates and total', async () => {
    await using shop = await openShop();
    const find = async (query: string) => (await shop.get(`/v2/orders?limit=250&${query}`)).body;

    for (const row of await find('status_id=4')) expect(row.status_id).toBe(4);
    for (const row of await find('channel_id=2')) expect(row.channel_id).toBe(2);
    const guests = await find('customer_id=0');
    expect(guests.length).toBeGreaterThan(20);
    const ofAda = await find('customer_id=1');
    expect(idsOf(ofAda)).toContain(1);
    expect(ofAda.every((row: { customer_id: number }) => row.customer_id === 1)).toBe(true);
    expect(idsOf(await find('email=ada.whitfield@example.com'))).toEqual(
      expect.arrayContaining([1, 3]),
    );
    expect(idsOf(await find('max_id=3&min_id=2'))).toEqual([2, 3]);

    const date = encodeURIComponent(ofAda[0].date_modified);
    expect(idsOf(await find(`min_date_modified=${date}&max_date_modified=${date}`))).toContain(1);
    expect((await shop.get('/v2/orders?min_date_created=2099-01-01T00:00:00Z')).status).toBe(204);
  });

  test('begins at a date when it is sorted by that date', async () => {
    await using shop = await openShop();
    const dates = (rows: Record<string, string>[]) =>
      rows.map(({ date_modified }) => Date.parse(date_modified ?? ''));
    const all = (await shop.get('/v2/orders?limit=250&sort=date_modified:asc')).body;
    const middle = all[120].date_modified;

    const query = `sort=date_modified:asc&min_date_modified=${encodeURIComponent(middle)}`;
    const late = (await shop.get(`/v2/orders?limit=250&${query}`)).body;

    const expected = dates(all).filter((date) => date >= Date.parse(middle));
    expect(dates(late)).toEqual(expected);
    expect(late.length).toBeGreaterThan(100);
  });

  test('finds every order of a guest and of a marketplace by e-mail', async () => {
    await using shop = await openShop();
    const { body } = await shop.get('/v2/orders?limit=250&customer_id=0&min_id=46');

    for (const { id, billing_address } of body.slice(0, 12)) {
      const found = await shop.get(`/v2/orders?email=${encodeURIComponent(billing_address.email)}`);
      expect(idsOf(found.body)).toContain(id);
    }
  });

  test('counts by status, without the archived', async () => {
    await using shop = await openShop();
    const { body } = await shop.get('/v2/orders/count');

    expect(body.count).toBe(239);
    expect(body.statuses).toHaveLength(15);
    expect(body.statuses[0].count).toBeGreaterThan(0);
    expect((await shop.get('/v2/order_statuses')).body[11]).toMatchObject({
      name: 'Awaiting Fulfillment',
    });
  });

  test('refuses more than 250', async () => {
    await using shop = await openShop();
    expect((await shop.get('/v2/orders?limit=251')).status).toBe(413);
    shop.bigcommerce.switches.ordersMaxLimit = 1000;
    expect((await shop.get('/v2/orders?limit=251')).status).toBe(200);
  });

  test('shows incomplete orders unless the switch says otherwise', async () => {
    await using shop = await openShop();
    const has = async () =>
      (await shop.get('/v2/orders?limit=50')).body.some(({ status_id }: Row) => status_id === 0);

    expect(await has()).toBe(true);
    shop.bigcommerce.switches.incompleteOrdersListed = false;
    expect(await has()).toBe(false);
    expect((await shop.get('/v2/orders?status_id=0')).status).toBe(200);
  });
});

describe('one order', () => {
  test('writes money with four decimals and dates as RFC 2822', async () => {
    await using shop = await openShop();
    const { body } = await shop.get('/v2/orders/1');

    expect(body).toMatchObject({
      id: 1,
      customer_id: 1,
      status: 'Completed',
      is_email_opt_in: true,
    });
    expect(body.total_inc_tax).toMatch(/^\d+\.\d{4}$/);
    expect(body.date_created).toMatch(/^\w{3}, \d\d \w{3} 20\d\d \d\d:\d\d:\d\d \+0000$/);
    expect(body.currency_exchange_rate).toBe('1.0000000000');
    expect(body.products.resource).toBe('/orders/1/products');
  });

  test('tells what was seen from what was paid', async () => {
    await using shop = await openShop();
    const [seen, euros, yen] = await Promise.all(
      [5, 6, 7].map(async (id) => (await shop.get(`/v2/orders/${id}`)).body),
    );

    expect(seen).toMatchObject({ currency_code: 'GBP', default_currency_code: 'USD' });
    expect(seen.currency_exchange_rate).toBe('0.7900000000');
    expect(euros).toMatchObject({
      default_currency_code: 'EUR',
      store_default_currency_code: 'USD',
      store_default_to_transactional_exchange_rate: '0.9200000000',
    });
    expect(yen.default_currency_code).toBe('JPY');
  });

  test('includes up to 50 lines and warns of the others, which have a list of their own', async () => {
    await using shop = await openShop();
    const include = 'include=consignments.line_items&consignment_structure=object';
    const shown = (await shop.get(`/v2/orders/13?${include}`)).body.consignments.shipping[0];
    const whole = (await shop.get(`/v2/orders/1?${include}`)).body.consignments.shipping[0];

    expect(shown.line_items).toHaveLength(50);
    expect(shown.__warning__.message).toContain('only 50');
    expect(whole.__warning__).toBeUndefined();
    const pages = [1, 2, 3].map((page) =>
      shop.get(`/v2/orders/12/products?limit=250&page=${page}`),
    );
    const lengths = (await Promise.all(pages)).map(({ body }) => body.length);
    expect(lengths).toEqual([250, 150, 0]);
  });

  test('has a legacy structure, and one whose include shows no lines', async () => {
    await using shop = await openShop();

    const legacy = (await shop.get('/v2/orders/1?include=consignments.line_items')).body;
    const bare = (
      await shop.get('/v2/orders/21?include=consignments.line_items&consignment_structure=object')
    ).body;

    expect(Array.isArray(legacy.consignments)).toBe(true);
    expect(bare.consignments.shipping[0].line_items).toEqual([]);
    expect((await shop.get('/v2/orders/21/products')).body).toHaveLength(2);
  });

  test('digital: no address and no shipment, with 204', async () => {
    await using shop = await openShop();

    expect((await shop.get('/v2/orders/14/shipping_addresses')).status).toBe(204);
    expect((await shop.get('/v2/orders/14/shipments')).status).toBe(204);
    expect((await shop.get('/v2/orders/1/coupons')).status).toBe(204);
    const { body } = await shop.get('/v2/orders/14');
    expect(body.order_is_digital).toBe(true);
  });

  test('coupons, two addresses, a product that is gone, amounts that are ""', async () => {
    await using shop = await openShop();

    expect((await shop.get('/v2/orders/9/coupons')).body).toMatchObject([
      { code: 'SPRING10', coupon_id: 1, order_id: 9 },
      { code: 'Größe & Co' },
    ]);
    expect((await shop.get('/v2/orders/22/shipping_addresses')).body).toHaveLength(2);
    const lines = (await shop.get('/v2/orders/15/products')).body;
    expect(lines.map(({ product_id }: { product_id: number }) => product_id)).toEqual([
      expect.any(Number),
      900_001,
      0,
    ]);
    expect((await shop.get('/v2/orders/29')).body.discount_amount).toBe('');
  });

  test('archived: gone from the list, still there by id', async () => {
    await using shop = await openShop({ scopes: ['store_v2_orders'] });

    expect((await shop.call('DELETE', '/v2/orders/50')).status).toBe(204);

    expect((await shop.get('/v2/orders?min_id=50&max_id=50')).status).toBe(204);
    expect((await shop.get('/v2/orders/50')).body.is_deleted).toBe(true);
    shop.bigcommerce.switches.archivedOrderById = '404';
    const gone = await shop.get('/v2/orders/50');
    expect(gone.body).toEqual([{ status: 404, message: expect.any(String) }]);
    expect((await shop.get('/v2/orders/999999')).status).toBe(404);
  });

  test('the archived are listed only if the switch lets `is_deleted` work', async () => {
    await using shop = await openShop({ switches: { isDeletedFilter: 'works' } });
    expect(idsOf((await shop.get('/v2/orders?is_deleted=true')).body)).toEqual([17]);
    shop.bigcommerce.switches.isDeletedFilter = 'ignored';
    expect(idsOf((await shop.get('/v2/orders?is_deleted=true&max_id=3')).body)).toEqual([1, 2, 3]);
  });

  test('archiving needs more than reading', async () => {
    await using shop = await openShop();
    expect((await shop.call('DELETE', '/v2/orders/50')).status).toBe(403);
  });
});

test('refunds are listed for one order and for all', async () => {
  await using shop = await openShop();

  const one = (await shop.get('/v3/orders/10/payment_actions/refunds')).body.data;
  const all = (await shop.get('/v3/orders/payment_actions/refunds?limit=250')).body;
  const some = (await shop.get('/v3/orders/payment_actions/refunds?order_id:in=10,11')).body.data;
  const by = (await shop.get(`/v3/orders/payment_actions/refunds/${one[0].id}`)).body.data;

  expect(one).toMatchObject([{ order_id: 10, total_amount: expect.any(Number) }]);
  expect(some).toHaveLength(2);
  expect(by.order_id).toBe(10);
  expect(all.meta.pagination.total).toBeGreaterThan(5);
  expect((await shop.get('/v2/orders/10')).body.refunded_amount).toBe('0.0000');
});

describe('orders and customers agree', () => {
  test('on who, where and when', async () => {
    await using shop = await openShop();
    const { orders, customers } = shop.shop;

    for (let id = 46; id <= orders.table.size; id += 1) {
      const order = orders.table.get(id);
      expect(orders.factsOf(id)).toMatchObject({
        customerId: order.customerId,
        statusId: order.statusId,
        createdMs: Date.parse(order.createdAt),
      });
      if (order.customerId === 0) continue;
      const customer = customers.get(order.customerId);
      expect(order.billing.email).toBe(customer.email);
      expect(Date.parse(order.createdAt)).toBeGreaterThanOrEqual(Date.parse(customer.date_created));
    }
  });

  test('a newsletter record from an order names an order of that customer, who opted in', async () => {
    await using shop = await openShop();
    const { orders, subscribers } = shop.shop;
    let seen = 0;

    for (let id = 1; id <= subscribers.size; id += 1) {
      const { source, order_id, email } = subscribers.get(id);
      if (source !== 'order' || !order_id || order_id <= 45) continue;
      const order = orders.table.get(order_id);
      expect(order.billing.email.toLowerCase()).toBe(email.toLowerCase());
      expect(order.isEmailOptIn).toBe(true);
      seen += 1;
    }
    expect(seen).toBeGreaterThan(0);
  });

  test('also when there are very many, without making them', { timeout: 20_000 }, async () => {
    await using shop = await openShop({ stores: defaultStores({ customers: 1_000_000 }) });

    const { body } = await shop.get('/v2/orders?limit=2&min_id=900000');

    expect(idsOf(body)).toEqual([900_000, 900_001]);
    expect(shop.shop.orders.table.count).toBe(1_000_000);
    const { customerId } = shop.shop.orders.factsOf(900_100);
    if (customerId > 0) expect(shop.shop.orders.idsOfCustomer(customerId)).toContain(900_100);
  });
});
