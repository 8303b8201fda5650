import { Webhook } from 'standardwebhooks';
import { describe, expect, test, vi } from 'vitest';
import { RETRY_DELAYS_S } from '../../../sandbox/bigcommerce/hooks/dispatcher.ts';
import { receiveHooks } from '../../helpers/calls/hook-receiver.ts';
import { openShop } from '../../helpers/calls/shop-client.ts';

type Shop = Awaited<ReturnType<typeof openShop>>;

/** Makes a hook through the API, as the app does. */
async function listen(shop: Shop, scope: string, destination: string, more = {}) {
  const { body } = await shop.call('POST', '/v3/hooks', { scope, destination, ...more });
  return body.data;
}

const settled = ({ bigcommerce }: Shop) => bigcommerce.hooks('acme1').idle();

describe('managing hooks', () => {
  test('one is made, read, changed and deleted, each time with the hook in `data`', async () => {
    await using shop = await openShop({ scopes: ['store_v2_information'] });
    const destination = 'https://app.example/hooks';

    const made = await listen(shop, 'store/order/*', destination, {
      headers: { 'x-secret': 's' },
      events_history_enabled: true,
    });
    const read = (await shop.get(`/v3/hooks/${made.id}`)).body.data;
    const off = (await shop.call('PUT', `/v3/hooks/${made.id}`, { is_active: false })).body.data;
    const gone = await shop.call('DELETE', `/v3/hooks/${made.id}`);

    expect(made).toMatchObject({
      client_id: shop.bigcommerce.app.clientId,
      store_hash: 'acme1',
      headers: { 'x-secret': 's' },
      is_active: true,
      created_at: expect.any(Number),
    });
    expect(made.events_history_enabled).toBeUndefined();
    expect(read).toEqual(made);
    expect(off.is_active).toBe(false);
    expect(gone).toMatchObject({ status: 200, body: { data: { id: made.id } } });
    expect((await shop.get(`/v3/hooks/${made.id}`)).body.title).toBe(
      `Webhook with id [${made.id}] not found`,
    );
  });

  test.each([
    [{ scope: 'store/order/created' }, 'destination'],
    [{ destination: 'https://app.example' }, 'scope'],
    [{ scope: 'store/product/review/created', destination: 'https://app.example' }, 'scope'],
    [{ scope: 'store/order/created', destination: 'http://app.example' }, 'destination'],
    [{ scope: 'store/order/created', destination: 'https://app.example:8443' }, 'destination'],
    [
      { scope: 'store/order/created', destination: 'https://a.example', headers: { a: 1 } },
      'headers',
    ],
  ])('%j is refused with 422', async (body, field) => {
    await using shop = await openShop();
    const answer = await shop.call('POST', '/v3/hooks', body);

    expect(answer.status).toBe(422);
    expect(answer.body.errors).toHaveProperty(field);
  });

  test('this machine’s own addresses are taken, unless the switch forbids them', async () => {
    await using shop = await openShop();
    const hook = { scope: 'store/order/created', destination: 'http://127.0.0.1:3000/hooks' };
    shop.bigcommerce.switches.hooksAllowLoopback = false;
    expect((await shop.call('POST', '/v3/hooks', hook)).status).toBe(422);
    shop.bigcommerce.switches.hooksAllowLoopback = true;
    expect((await shop.call('POST', '/v3/hooks', hook)).status).toBe(200);
  });

  test('one of a scope to a place, ten of a scope, and only one’s own', async () => {
    await using shop = await openShop();
    const at = (n: number) => `https://app.example/${n}`;
    const post = (scope: string, destination: string) =>
      shop.call('POST', '/v3/hooks', { scope, destination });
    const { hooks } = shop.bigcommerce.hooks('acme1');
    const other = hooks.create('another-app', { scope: 'store/sku/*', destination: at(1) });

    for (let n = 1; n <= 10; n += 1) expect((await post('store/sku/*', at(n))).status).toBe(200);

    expect((await post('store/sku/*', at(3))).status).toBe(422);
    expect((await post('store/sku/*', at(11))).status).toBe(422);
    expect((await post('store/sku/created', at(3))).status).toBe(200);
    expect((await shop.get('/v3/hooks?limit=250')).body.data).toHaveLength(11);
    expect((await shop.get(`/v3/hooks/${other.id}`)).status).toBe(404);
    const found = await shop.get(`/v3/hooks?destination=${at(3)}&scope=store/sku/created`);
    expect(found.body.data).toHaveLength(1);
  });

  test('only one hook hears of failures, at a place of its own', async () => {
    await using shop = await openShop();
    const post = (scope: string, destination: string) =>
      shop.call('POST', '/v3/hooks', { scope, destination });
    await post('store/order/*', 'https://app.example/a');

    const scope = 'store/hook/deliveryException';
    expect((await post(scope, 'https://app.example/a')).status).toBe(422);
    expect((await post(scope, 'https://app.example/b')).status).toBe(200);
    expect((await post(scope, 'https://app.example/c')).status).toBe(422);
  });

  test('the overview tells their state and whom to write to', async () => {
    await using shop = await openShop();
    const hook = await listen(shop, 'store/order/*', 'https://app.example/a');
    await shop.call('PUT', `/v3/hooks/${hook.id}`, { is_active: false });

    const put = await shop.call('PUT', '/v3/hooks/admin', { emails: ['ops@app.example'] });
    const { data } = (await shop.get('/v3/hooks/admin')).body;

    expect(put.status).toBe(204);
    expect(data).toMatchObject({
      emails: ['ops@app.example'],
      hooks_list: [{ id: hook.id, status: 'inactive' }],
      blocked_domains: [],
    });
  });

  test('uninstalling the app deletes its hooks; agreeing to other scopes does not', async () => {
    await using shop = await openShop();
    await listen(shop, 'store/order/*', 'https://app.example/a');
    const { hooks } = shop.bigcommerce.hooks('acme1');

    shop.bigcommerce.changeScopes(['store_v2_orders']);
    shop.bigcommerce.install('acme1');
    expect(hooks.list(shop.bigcommerce.app.clientId)).toHaveLength(1);
    await shop.bigcommerce.uninstall('acme1');
    expect(hooks.list(shop.bigcommerce.app.clientId)).toEqual([]);
  });

  test('ninety days without an event switch a hook off; its owner switches it on again', async () => {
    await using shop = await openShop();
    const hook = await listen(shop, 'store/order/*', 'https://app.example/a');
    const kept = shop.bigcommerce.hooks('acme1').hooks.find(hook.id);
    if (kept) kept.lastEventMs -= 91 * 86_400_000;

    expect((await shop.get(`/v3/hooks/${hook.id}`)).body.data.is_active).toBe(false);
    const { data } = (await shop.get('/v3/hooks/admin?is_active=false')).body;
    expect(data.hooks_list[0].status).toBe('deactivated');
    await shop.call('PUT', `/v3/hooks/${hook.id}`, { is_active: true });
    expect((await shop.get(`/v3/hooks/${hook.id}`)).body.data.is_active).toBe(true);
  });
});

describe('delivery', () => {
  test('is signed so that the Standard Webhooks library believes it, and nobody else’s', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop();
    await listen(shop, 'store/order/statusUpdated', receiver.url, {
      headers: { 'x-secret': 's3' },
    });

    shop.shop.orders.changeStatus(60, 2);
    await settled(shop);

    const [hook] = receiver.received;
    const headers = hook?.headers as Record<string, string>;
    const secret = (text: string) => Buffer.from(text).toString('base64');
    const library = new Webhook(secret(shop.bigcommerce.app.clientSecret));
    expect(library.verify(hook?.raw ?? '', headers)).toMatchObject({
      producer: 'stores/acme1',
      hash: expect.stringMatching(/^[0-9a-f]{40}$/),
      store_id: '1025001',
      scope: 'store/order/statusUpdated',
      data: { type: 'order', id: 60, status: { new_status_id: 2 } },
    });
    expect(headers['x-secret']).toBe('s3');
    expect(() => new Webhook(secret('other')).verify(hook?.raw ?? '', headers)).toThrow();
    expect(Object.keys(hook?.body)).toEqual([
      'producer',
      'hash',
      'created_at',
      'store_id',
      'scope',
      'data',
    ]);
  });

  test('may be unsigned', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop({ switches: { hooksSigned: false } });
    await listen(shop, 'store/order/*', receiver.url);

    shop.shop.orders.archive(60);
    await settled(shop);

    expect(receiver.received[0]?.headers['webhook-signature']).toBeUndefined();
  });

  test('a wildcard hears all below it, and a channel’s hook that channel alone', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop();
    await listen(shop, 'store/order/*', `${receiver.url}/all`);
    await listen(shop, 'store/channel/2/order/*', `${receiver.url}/two`);
    const [here, there] = [1, 2].map((channelId) =>
      shop.shop.orders.add({ channelId, lines: () => [] }),
    );

    shop.shop.orders.changeStatus(here?.id ?? 0, 11);
    await settled(shop);

    const at = (end: string) =>
      receiver.received.filter(({ path }) => path.endsWith(end)).map(({ body }) => body);
    expect(at('/all').map(({ scope }) => scope)).toEqual([
      ...['store/order/created', 'store/order/created'],
      ...['store/order/updated', 'store/order/statusUpdated'],
    ]);
    expect(at('/two')).toMatchObject([
      { scope: 'store/channel/2/order/created', data: { order_id: there?.id } },
    ]);
  });

  test('is tried twelve times on the platform’s schedule, then the hook is off', async () => {
    await using receiver = await receiveHooks();
    await using failures = await receiveHooks();
    // Two days in a third of a second.
    await using shop = await openShop({ timeScale: 500_000 });
    const hook = await listen(shop, 'store/order/archived', receiver.url);
    await listen(shop, 'store/hook/deliveryException', failures.url);
    receiver.answer = () => 500;

    shop.shop.orders.archive(60);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(12), { timeout: 5000 });
    await vi.waitFor(() => expect(failures.received.at(-1)?.body.data.error_code).toBe(90_002));

    expect(RETRY_DELAYS_S.reduce((sum, delay) => sum + delay, 0)).toBe(173_040);
    expect((await shop.get(`/v3/hooks/${hook.id}`)).body.data.is_active).toBe(false);
    expect(failures.received[0]?.body.data).toMatchObject({ id: hook.id, error_code: 90_001 });
    const ids = new Set(receiver.received.map(({ headers }) => headers['webhook-id']));
    expect(ids.size).toBe(1);
    expect(new Set(receiver.received.map(({ raw }) => raw)).size).toBe(1);
  });

  test('what waits for its retry can be tried at once, and succeeds when the app is back', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop({ switches: { hookIdOnRetry: 'fresh' } });
    await listen(shop, 'store/order/archived', receiver.url);
    const dispatcher = shop.bigcommerce.hooks('acme1');
    receiver.answer = () => 503;

    shop.shop.orders.archive(60);
    await settled(shop);
    expect(dispatcher.retriesWaiting).toBe(1);
    receiver.answer = () => 204;
    await dispatcher.retryNow();

    expect(dispatcher.retriesWaiting).toBe(0);
    expect(dispatcher.attempts.map(({ status }) => status)).toEqual([503, 204]);
    const [first, second] = receiver.received;
    expect(first?.headers['webhook-id']).not.toBe(second?.headers['webhook-id']);
  });

  test('a redirect and silence are failures', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop({ switches: { hookTimeoutMs: 100 } });
    await listen(shop, 'store/order/archived', receiver.url);
    await listen(shop, 'store/order/*', 'http://127.0.0.1:9/nobody');
    receiver.answer = () => 302;

    shop.shop.orders.archive(60);
    await settled(shop);

    const statuses = shop.bigcommerce.hooks('acme1').attempts.map(({ status }) => status);
    expect(statuses.sort()).toEqual([302, null]);
  });

  test('below nine in ten of a hundred the domain is blocked for a while', async () => {
    await using receiver = await receiveHooks();
    await using failures = await receiveHooks();
    await using shop = await openShop({ timeScale: 40 });
    await listen(shop, 'store/order/archived', receiver.url);
    await listen(shop, 'store/hook/deliveryException', failures.url);
    let served = 0;
    receiver.answer = () => (served++ % 8 === 0 ? 500 : 200);

    for (let id = 50; id < 170; id += 1) shop.shop.orders.archive(id);
    await settled(shop);

    const codes = failures.received.map(({ body }) => body.data.error_code);
    expect(codes).toContain(90_003);
    const domain = new URL(receiver.url).host;
    const blocked = () => shop.get('/v3/hooks/admin').then(({ body }) => body.data.blocked_domains);
    expect(await blocked()).toMatchObject([{ destination: domain }]);
    const before = receiver.received.length;
    expect(before).toBeLessThan(120);

    receiver.answer = () => 200;
    await vi.waitFor(async () => expect(await blocked()).toEqual([]), { timeout: 20_000 });
    await shop.bigcommerce.hooks('acme1').retryNow();
    const ids = new Set(receiver.received.map(({ body }) => body.data.id));
    expect(ids.size).toBe(120);
  });

  test('comes in another order and twice when it is told to', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop({ switches: { hookOrder: 'reversed' } });
    await listen(shop, 'store/order/archived', receiver.url);
    const ids = () => receiver.received.splice(0).map(({ body }) => body.data.id);
    const archive = async () => {
      for (const id of [60, 61, 62, 63, 64, 65]) shop.shop.orders.archive(id);
      await settled(shop);
      return ids();
    };

    expect(await archive()).toEqual([65, 64, 63, 62, 61, 60]);
    shop.bigcommerce.switches.hookOrder = 'shuffled';
    const shuffled = await archive();
    expect(shuffled).not.toEqual([60, 61, 62, 63, 64, 65]);
    expect(shuffled.toSorted()).toEqual([60, 61, 62, 63, 64, 65]);
    shop.bigcommerce.switches.hookOrder = 'as-happened';
    shop.bigcommerce.switches.hookDuplicateShare = 1;
    expect((await archive()).toSorted()).toEqual([60, 60, 61, 61, 62, 62, 63, 63, 64, 64, 65, 65]);
  });

  test('what is changed in the tables themselves is heard by nobody', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop();
    await listen(shop, 'store/customer/*', receiver.url);

    shop.shop.customers.delete(60);
    shop.shop.deleteCustomer(61);
    await settled(shop);

    expect(receiver.received.map(({ body }) => body.data.id)).toEqual([61]);
  });

  test('needs the scope of what it tells only if the switch says so', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop({ scopes: ['store_v2_products'] });
    await listen(shop, 'store/customer/*', receiver.url);

    shop.shop.editCustomer(60, { company: 'A' });
    await settled(shop);
    expect(receiver.received).toHaveLength(1);
    shop.bigcommerce.switches.hookNeedsScope = true;
    shop.shop.editCustomer(60, { company: 'B' });
    await settled(shop);
    expect(receiver.received).toHaveLength(1);
  });
});

describe('what fires', () => {
  test('addresses, attributes and form fields do not count as the customer', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop();
    await listen(shop, 'store/customer/*', receiver.url);
    const { addresses, attributes } = shop.shop.customers.get(10);
    const [first, ...rest] = addresses;
    const heardOf = async (work: () => void) => {
      work();
      await settled(shop);
      return receiver.received.splice(0).map(({ body }) => body);
    };
    if (!first) throw new Error('Customer 10 has addresses.');

    const edited = await heardOf(() =>
      shop.shop.editCustomer(10, { addresses: [{ ...first, city: 'Oslo' }, ...rest] }),
    );
    expect(edited).toMatchObject([
      {
        scope: 'store/customer/address/updated',
        data: { type: 'customer', id: first.id, address: { customer_id: 10 } },
      },
    ]);
    expect(await heardOf(() => shop.shop.editCustomer(10, { attributes: [] }, 'api'))).toEqual([]);
    const [value] = shop.shop.customers.get(21).attributes;
    if (!value) throw new Error('Customer 21 has attributes.');
    const inPanel = await heardOf(() =>
      shop.shop.editCustomer(10, { attributes: [...attributes, value] }),
    );
    expect(inPanel).toMatchObject([{ scope: 'store/customer/updated', data: { id: 10 } }]);
  });

  test('stock of a product, of a variant, and none of what is not tracked', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop();
    for (const scope of ['store/product/*', 'store/sku/*']) await listen(shop, scope, receiver.url);
    const { catalog } = shop.shop;

    catalog.setStock({ variantId: 2000, place: 0, level: 500 });
    catalog.setStock({ variantId: 1001, place: 0, level: 500 });
    catalog.setStock({ variantId: 11_000, place: 0, level: 500 });
    await settled(shop);

    expect(receiver.scopes().sort()).toEqual([
      'store/product/inventory/updated',
      'store/product/updated',
      'store/sku/inventory/updated',
    ]);
    expect(receiver.of('store/sku/inventory/updated')[0]?.body.data).toMatchObject({
      type: 'sku',
      id: 1001,
      inventory: { product_id: 1, method: 'absolute', variant_id: 1001 },
    });
  });

  test('custom fields and second images are no news; total sold and the review count are', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop();
    await listen(shop, 'store/product/updated', receiver.url);
    const { catalog } = shop.shop;
    const { images } = catalog.products.get(1);

    catalog.editProduct(1, { custom_fields: [] });
    catalog.editProduct(1, { images: images.slice(0, 2) });
    catalog.editProduct(2, { total_sold: 99_999 });
    catalog.editProduct(3, { reviews_count: 77 });
    await settled(shop);

    expect(receiver.received.map(({ body }) => body.data.id).toSorted()).toEqual([2, 3]);
  });

  test('shipping an order, and another owner of the store', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop();
    await listen(shop, 'store/shipment/*', receiver.url);
    await listen(shop, 'store/information/updated', receiver.url);
    const { id } = shop.shop.simulator.placeOrder({ customerId: 1 });

    shop.shop.simulator.changeStatus(id, 2);
    shop.shop.simulator.changeStatus(id, 10);
    shop.bigcommerce.changeOwnerEmail('acme1', 'new.owner@example.com');
    await settled(shop);

    expect(receiver.received.map(({ body }) => body.data)).toEqual([
      { type: 'shipment', id, orderId: id },
      { type: 'store' },
    ]);
  });

  test('newsletter records that are written by the API', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop({ scopes: ['store_v2_customers'] });
    await listen(shop, 'store/subscriber/*', receiver.url);
    const path = '/v3/customers/subscribers';

    const made = await shop.call('POST', path, { email: 'api@example.com', consents: [] });
    const again = await shop.call('POST', path, { email: 'api@example.com' });
    const { id } = made.body.data;
    const changed = await shop.call('PUT', `${path}/${id}`, { consents: ['abandoned_cart'] });
    const gone = await shop.call('DELETE', `${path}/${id}`);
    await settled(shop);

    expect([made.status, again.status, changed.status, gone.status]).toEqual([200, 409, 200, 204]);
    expect(changed.body.data.consents).toEqual(['abandoned_cart']);
    expect((await shop.call('PUT', `${path}/${id}`, {})).status).toBe(404);
    expect((await shop.call('POST', path, { email: 'none' })).status).toBe(422);
    expect(receiver.scopes()).toEqual([
      ...['store/subscriber/created', 'store/subscriber/updated', 'store/subscriber/deleted'],
    ]);
  });

  test('categories name their tree to the channel', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop();
    await listen(shop, 'store/category/*', receiver.url);
    await listen(shop, 'store/channel/1/category/updated', receiver.url);

    shop.shop.catalog.editCategory(1, { name: 'Other' });
    await settled(shop);

    expect(receiver.received.map(({ body }) => body.data)).toEqual([
      { type: 'category', id: 1 },
      { category_id: 1, tree_id: 1 },
    ]);
  });
});
