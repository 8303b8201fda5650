import { afterEach, describe, expect, test, vi } from 'vitest';
import { startBigCommerce } from '../../../sandbox/bigcommerce/start-bigcommerce.ts';
import { CALLBACKS, installed, READ_SCOPES } from '../../helpers/calls/sandbox-client.ts';

const start = (options = {}) =>
  startBigCommerce({ scopes: READ_SCOPES, callbacks: CALLBACKS, ...options });

afterEach(() => void vi.useRealTimers());

describe('who may call', () => {
  test('nobody without the token of that very store', async () => {
    await using bigcommerce = await start();
    const { token } = await installed(bigcommerce);
    const call = (path: string, headers: Record<string, string>) =>
      fetch(`${bigcommerce.apiUrl}/stores${path}`, { headers });

    const [none, wrong, elsewhere] = await Promise.all([
      call('/acme1/v3/customers', {}),
      call('/acme1/v3/customers', { 'x-auth-token': 'guess' }),
      call('/boreal2/v2/time', { 'x-auth-token': token }),
    ]);

    expect([none.status, wrong.status, elsewhere.status]).toEqual([401, 401, 401]);
    expect(await wrong.json()).toMatchObject({
      status: 401,
      title: expect.stringContaining('not a valid combination for this store'),
      type: expect.stringContaining('api-status-codes'),
    });
    expect(await elsewhere.json()).toEqual([{ status: 401, message: expect.any(String) }]);
  });

  test.each([
    ['/v3/customers', 'store_v2_customers_read_only'],
    ['/v3/customers/subscribers', 'store_v2_customers_read_only'],
    ['/v2/customer_groups', 'store_v2_customers_read_only'],
    ['/v2/store', 'store_v2_information_read_only'],
    ['/v3/channels', 'store_channel_settings_read_only'],
    ['/v3/channels/1/site', 'store_sites_read_only'],
  ])('%s needs the scope %s', async (path, scope) => {
    const others = READ_SCOPES.filter((other) => other !== scope);
    await using bigcommerce = await start({ scopes: others });

    const without = await installed(bigcommerce);
    expect((await without.get(path)).status).toBe(403);

    bigcommerce.changeScopes([scope.replace('_read_only', '')]);
    const withModify = await installed(bigcommerce);
    expect((await withModify.get(path)).status).toBe(200);
  });
});

describe('the quota', () => {
  test('is told on every answer, refusals too, and falls with every request', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);

    const first = await get('/v2/time');
    const missing = await get('/v3/nothing');

    const read = ({ headers }: Awaited<ReturnType<typeof get>>) => ({
      window: headers.get('x-rate-limit-time-window-ms'),
      quota: headers.get('x-rate-limit-requests-quota'),
      left: headers.get('x-rate-limit-requests-left'),
    });
    expect(read(first)).toEqual({ window: '30000', quota: '150', left: '149' });
    expect(missing.status).toBe(404);
    expect(read(missing).left).toBe('148');
    expect(Number(first.headers.get('x-rate-limit-time-reset-ms'))).toBeLessThanOrEqual(30_000);
  });

  test('refuses with 429 once it is spent, until the next window', async () => {
    await using bigcommerce = await start({ quota: { requests: 2, windowMs: 30_000 } });
    const { get } = await installed(bigcommerce);
    vi.useFakeTimers({ toFake: ['Date'] });
    await get('/v2/time');
    await get('/v2/time');

    const refused = await get('/v2/time');
    const resetMs = Number(refused.headers.get('x-rate-limit-time-reset-ms'));
    vi.advanceTimersByTime(resetMs);

    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-rate-limit-requests-left')).toBe('0');
    expect((await get('/v2/time')).status).toBe(200);
  });

  test('is shared with the other apps of the store, and not with other stores', async () => {
    await using bigcommerce = await start();
    const acme = await installed(bigcommerce, 'acme1');
    const boreal = await installed(bigcommerce, 'boreal2');

    bigcommerce.stores.get('acme1')?.quota.spend(150);

    expect((await acme.get('/v2/time')).status).toBe(429);
    expect((await boreal.get('/v2/time')).status).toBe(200);
  });

  test('is not touched by callers without a token', async () => {
    await using bigcommerce = await start();
    await fetch(`${bigcommerce.apiUrl}/stores/acme1/v2/time`);

    expect(bigcommerce.stores.get('acme1')?.quota.state.left).toBe(150);
  });

  test('says nothing when a fault withholds its headers', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);
    bigcommerce.faults.add({ kind: 'status', status: 429, withoutHeaders: true, times: 1 });

    const { status, headers } = await get('/v2/time');

    expect(status).toBe(429);
    expect([...headers.keys()].filter((name) => name.includes('rate-limit'))).toEqual([]);
    expect((await get('/v2/time')).status).toBe(200);
  });
});

describe('the shapes of V2 and V3', () => {
  test('V2 answers an empty list with 204 and no body, V3 with an empty list', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);

    const v2 = await get('/v2/customer_groups?name=Nobody');
    const v3 = await get('/v3/customers?id:in=999999');

    expect([v2.status, v2.body]).toEqual([204, '']);
    expect(v3.body).toMatchObject({ data: [], meta: { pagination: { total: 0, count: 0 } } });

    bigcommerce.switches.v2EmptyAnswer = '[]';
    expect((await get('/v2/customer_groups?name=Nobody')).body).toEqual([]);
  });

  test('V2 errors are arrays, V3 errors are objects', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);

    expect((await get('/v2/nothing')).body).toEqual([{ status: 404, message: expect.any(String) }]);
    expect((await get('/v3/nothing')).body).toMatchObject({
      status: 404,
      title: expect.any(String),
    });
  });

  test.each(['/v3/customers', '/v3/customers/subscribers', '/v3/channels', '/v2/customer_groups'])(
    '%s refuses a limit over 250 with 413',
    async (path) => {
      await using bigcommerce = await start();
      const { get } = await installed(bigcommerce);

      expect((await get(`${path}?limit=251`)).status).toBe(413);
      expect((await get(`${path}?limit=250`)).status).toBe(200);
      bigcommerce.switches.limitOverMax = 'clamp';
      expect((await get(`${path}?limit=251`)).status).toBe(200);
    },
  );

  test('the store tells its name, owner, region and zone', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);

    expect((await get('/v2/store')).body).toMatchObject({
      id: 'acme1',
      name: 'Acme Outdoors',
      admin_email: 'owner@acme-outdoors.example',
      infrastructure_region: 'us-central1',
      timezone: { name: 'America/Chicago', raw_offset: -21_600 },
      default_channel_id: 1,
    });
  });

  test('a marketplace has no site, a storefront has one', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);

    const { body } = await get('/v3/channels?type:in=storefront');

    expect(body.data.map(({ id }: { id: number }) => id)).toEqual([1, 2, 3]);
    expect((await get('/v3/channels/2/site')).body.data).toMatchObject({
      channel_id: 2,
      url: 'https://eu.acme-outdoors.example',
    });
    expect((await get('/v3/channels/4/site')).status).toBe(404);
  });

  test('unknown query parameters are ignored', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);

    expect((await get('/v3/customers?limit=1&colour=red')).body.meta.pagination.total).toBe(1200);
  });

  test('forty requests for customer groups at once are enough', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);
    bigcommerce.faults.add({ kind: 'slow', ms: 150, when: 'after' });

    const answers = await Promise.all(Array.from({ length: 45 }, () => get('/v2/customer_groups')));

    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    expect(refused[0]?.headers.has('x-rate-limit-requests-left')).toBe(false);
  });
});

test('the log tells what was called, and how often', async () => {
  await using bigcommerce = await start();
  const { get } = await installed(bigcommerce);
  await get('/v3/channels/1/site');
  await get('/v3/channels/2/site');

  expect(bigcommerce.requests.count('GET /v3/channels/{id}/site')).toBe(2);
  expect(bigcommerce.requests.list('/v3/channels/2/site')).toMatchObject([
    { method: 'GET', status: 200, storeHash: 'acme1' },
  ]);
});
