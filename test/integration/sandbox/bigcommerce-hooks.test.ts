import { expect, test } from 'vitest';
import { listen } from '../../helpers/calls/listen-to-shop.ts';
import { openShop } from '../../helpers/calls/shop-client.ts';

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
