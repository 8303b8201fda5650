import { Webhook } from 'standardwebhooks';
import { expect, test, vi } from 'vitest';
import { RETRY_DELAYS_S } from '../../../sandbox/bigcommerce/hooks/dispatcher.ts';
import { receiveHooks } from '../../helpers/calls/hook-receiver.ts';
import { delivered, listen } from '../../helpers/calls/listen-to-shop.ts';
import { openShop } from '../../helpers/calls/shop-client.ts';

test('is signed so that the Standard Webhooks library believes it, and nobody else’s', async () => {
  await using receiver = await receiveHooks();
  await using shop = await openShop();
  await listen(shop, 'store/order/statusUpdated', receiver.url, {
    headers: { 'x-secret': 's3' },
  });

  shop.shop.orders.changeStatus(60, 2);
  await delivered(shop);

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
  await delivered(shop);

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
  await delivered(shop);

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
  await delivered(shop);
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
  await delivered(shop);

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
  await delivered(shop);

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
    await delivered(shop);
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
  await delivered(shop);

  expect(receiver.received.map(({ body }) => body.data.id)).toEqual([61]);
});

test('needs the scope of what it tells only if the switch says so', async () => {
  await using receiver = await receiveHooks();
  await using shop = await openShop({ scopes: ['store_v2_products'] });
  await listen(shop, 'store/customer/*', receiver.url);

  shop.shop.editCustomer(60, { company: 'A' });
  await delivered(shop);
  expect(receiver.received).toHaveLength(1);
  shop.bigcommerce.switches.hookNeedsScope = true;
  shop.shop.editCustomer(60, { company: 'B' });
  await delivered(shop);
  expect(receiver.received).toHaveLength(1);
});
