import { expect, test, vi } from 'vitest';
import { MAVERA_KEYS } from '../../../sandbox/mavera/account-seed.ts';
import { RateLimiter } from '../../../sandbox/mavera/rate-limiter.ts';
import { startMavera } from '../../../sandbox/mavera/start-mavera.ts';
import { readSwitches } from '../../../sandbox/mavera/switches.ts';
import { callMavera, question } from '../../helpers/calls/call-mavera.ts';

test.each([
  ['no key', null, 'missing_api_key'],
  ['a key that nobody made', 'mvra_live_made_up_000000000000000', 'invalid_api_key'],
  ['a revoked key', MAVERA_KEYS.revoked, 'revoked_api_key'],
  ['an expired key', MAVERA_KEYS.expired, 'expired_api_key'],
])('%s is refused by its code', async (_what, key, code) => {
  await using mavera = await startMavera();

  const refused = await callMavera(mavera, 'GET', '/usage', undefined, { key });

  expect(refused).toMatchObject({
    status: 401,
    body: { error: { type: 'authentication_error', code, param: null } },
  });
});

test('with the subscription ended every call answers 402, though the key is known', async () => {
  await using mavera = await startMavera();
  const options = { key: MAVERA_KEYS.lapsed };

  const usage = await callMavera(mavera, 'GET', '/usage', undefined, options);
  mavera.account('lapsed').isLapsed = false;

  expect(usage).toMatchObject({ status: 402, body: { error: { code: 'subscription_expired' } } });
  expect((await callMavera(mavera, 'GET', '/usage', undefined, options)).status).toBe(200);
});

test('usage says what is left, and costs nothing', async () => {
  await using mavera = await startMavera();
  await callMavera(mavera, 'POST', '/responses', question(mavera));

  const { body } = await callMavera(mavera, 'GET', '/usage');

  expect(body).toMatchObject({
    billing_period: { start: expect.stringMatching(/-01T00:00:00/), end: expect.any(String) },
    credits: { used: 1, included: 5000, remaining: 4999, percentage_used: 0 },
    api_requests: { total_requests: 1, credits_used: 1, error_count: 0 },
    rate_limit: { requests_per_minute: 240 },
    auto_recharge: { enabled: false },
    limits: { usage_limit: null },
  });
  expect(mavera.account().charges).toMatchObject([{ what: 'POST /responses', credits: 1 }]);
});

test('without enough credits nothing is done, and the answer says what is missing', async () => {
  await using mavera = await startMavera();
  const persona = { pipeline_type: 'north_star', name: 'VIP', type: 'B2C' };
  const options = { key: MAVERA_KEYS.spent };

  const refused = await callMavera(mavera, 'POST', '/personas', persona, options);
  mavera.switches.creditsInError = 'fields';
  const told = await callMavera(mavera, 'POST', '/personas', persona, options);

  expect(refused).toMatchObject({
    status: 402,
    body: {
      error: {
        type: 'insufficient_credits',
        code: 'credits_exhausted',
        message: expect.stringMatching(/needs 300, 3 remaining/),
      },
    },
  });
  expect(told.body.error).toMatchObject({ credits_required: 300, credits_remaining: 3 });
  expect(mavera.account('spent')).toMatchObject({ remaining: 3, charges: [] });
  expect(mavera.account('spent').personas.custom()).toEqual([]);
});

test("the workspace's own limit is told apart from credits that are used up", async () => {
  await using mavera = await startMavera();
  mavera.account().usageLimit = 0;

  const refused = await callMavera(mavera, 'POST', '/responses', question(mavera));

  expect(refused).toMatchObject({ status: 402, body: { error: { code: 'budget_exceeded' } } });
});

test('auto-recharge adds credits once few are left', async () => {
  await using mavera = await startMavera();
  const account = mavera.account('spent');
  account.autoRecharge.enabled = true;
  const persona = { pipeline_type: 'north_star', name: 'VIP', type: 'B2C' };

  const options = { key: MAVERA_KEYS.spent };
  const { status } = await callMavera(mavera, 'POST', '/personas', persona, options);

  expect(status).toBe(201);
  expect(account.credits).toEqual({ included: 1000, used: 797 });
});

test('each key has its plan’s requests a minute, in a window that slides', () => {
  const limiter = new RateLimiter();
  const take = (now: number, key = 'a') => limiter.take(key, 3, now);

  expect(take(0)).toMatchObject({ isAllowed: true, limit: 3, remaining: 2, resetAt: 60 });
  expect([take(20_000), take(40_000)].map(({ remaining }) => remaining)).toEqual([1, 0]);
  expect(take(50_000)).toMatchObject({ isAllowed: false, retryAfterSeconds: 10 });
  expect(take(50_000, 'b').isAllowed).toBe(true);
  expect(take(60_001)).toMatchObject({ isAllowed: true, remaining: 0 });
  expect(take(60_002).isAllowed).toBe(false);
});

test('every answer tells the allowance, and a spent one answers 429 with how long to wait', async () => {
  await using mavera = await startMavera();
  const options = { key: MAVERA_KEYS.starter };
  const usage = () => callMavera(mavera, 'GET', '/usage', undefined, options);
  const allowed = await Promise.all(Array.from({ length: 60 }, usage));

  const refused = await usage();

  expect(allowed.every(({ status }) => status === 200)).toBe(true);
  expect(allowed[0]?.headers.get('x-ratelimit-limit')).toBe('60');
  expect(Number(allowed[0]?.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
  expect(refused).toMatchObject({ status: 429, body: { error: { code: 'rate_limit_exceeded' } } });
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
  const wait = Number(refused.headers.get('retry-after'));
  expect(wait > 50 && wait <= 60).toBe(true);
  expect((await callMavera(mavera, 'GET', '/usage')).status).toBe(200);
});

test('a body that is no JSON, and a path that is none, are refused in Mavera’s words', async () => {
  await using mavera = await startMavera();

  const broken = await callMavera(mavera, 'POST', '/responses', '{"model":');
  const list = await callMavera(mavera, 'POST', '/responses', '[]');
  const nowhere = await callMavera(mavera, 'GET', '/reviews');

  expect([broken.status, list.status]).toEqual([400, 400]);
  expect(broken.body.error).toMatchObject({ type: 'validation_error', code: 'invalid_field' });
  expect(nowhere).toMatchObject({ status: 404, body: { error: { code: 'resource_not_found' } } });
});

test('work that was charged may fail afterwards, and nothing tells that it did not happen', async () => {
  await using mavera = await startMavera();
  const fault = { match: { method: 'POST' }, when: 'after', times: 1 } as const;
  const persona = (name: string) => ({ pipeline_type: 'north_star', name, type: 'B2C' });

  mavera.faults.add({ kind: 'status', status: 500, ...fault });
  const failed = await callMavera(mavera, 'POST', '/personas', persona('New'));
  mavera.faults.add({ kind: 'reset', ...fault });
  await expect(callMavera(mavera, 'POST', '/personas', persona('VIP'))).rejects.toThrow();

  expect(failed).toMatchObject({ status: 500, body: { error: { type: 'internal_error' } } });
  expect(mavera.account().personas.custom()).toMatchObject([{ name: 'New' }, { name: 'VIP' }]);
  expect(mavera.account().credits.used).toBe(600);
});

test.each([
  [true, 300],
  [false, 0],
])(
  'whether somebody who leaves in the middle has paid can be switched (%s)',
  async (lostWorkIsCharged, used) => {
    await using mavera = await startMavera({
      pace: { personaMs: 100 },
      switches: { lostWorkIsCharged },
    });
    const leave = new AbortController();
    const persona = { pipeline_type: 'north_star', name: 'VIP', type: 'B2C' };
    const asked = callMavera(mavera, 'POST', '/personas', persona, { signal: leave.signal });
    await vi.waitFor(() => expect(mavera.requests.total).toBe(1), { interval: 5 });

    leave.abort();
    await expect(asked).rejects.toThrow();
    const { personas, credits } = mavera.account();
    await vi.waitFor(() => expect(personas.custom()).toHaveLength(1));

    expect(credits.used).toBe(used);
  },
);

test('faults and switches are turned from other processes', async () => {
  await using mavera = await startMavera();
  const control = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${mavera.pageUrl}_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: response.status === 204 ? '' : await response.json() };
  };

  await control('POST', 'faults', { kind: 'status', status: 503, times: 1 });
  expect((await callMavera(mavera, 'GET', '/usage')).status).toBe(503);
  await control('PATCH', 'switches', { personaIdRequired: false });
  await control('PATCH', 'accounts/professional', { used: 4999 });
  await control('PUT', 'keys', { key: MAVERA_KEYS.revoked, state: 'live' });
  await control('POST', 'answer-faults', { kind: 'refuses', times: 1 });

  const body = { model: 'mavera-1', input: 'Hi' };
  const asked = await callMavera(mavera, 'POST', '/responses', body, { key: MAVERA_KEYS.revoked });
  expect(asked.body.output[0].content[0].type).toBe('refusal');
  expect(mavera.account().remaining).toBe(0);
  expect((await control('PATCH', 'switches', { made: 'up' })).status).toBe(400);
  expect((await control('POST', 'answer-faults', { kind: 'explodes' })).status).toBe(400);
  const { requests } = (await control('GET', 'requests')).body;
  expect(requests.at(-1)).toMatchObject({ path: '/api/v1/responses', body, credits: 1 });
});

test('a switch that does not exist is refused', () => {
  expect(() => readSwitches({ madeUp: true } as object)).toThrow('madeUp');
});
