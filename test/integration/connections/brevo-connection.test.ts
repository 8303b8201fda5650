import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { captureLog } from '../../helpers/captured-log.ts';
import { everyRow } from '../../helpers/database/every-row.ts';
import { expectRefusal } from '../../helpers/expect-page.ts';
import { install, type Merchant } from '../../helpers/stores/merchant.ts';
import { startTestApp } from '../../helpers/stores/start-test-app.ts';

const connect = (merchant: Merchant, apiKey: string) =>
  merchant.call('PUT', '/connections/brevo', { apiKey });

test('a key that works is kept, and the account behind it is shown', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);

  const answer = await connect(merchant, `  ${SANDBOX_KEYS.english}\n`);

  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    state: 'connected',
    account: { companyName: 'Harbour & Pine', email: expect.any(String), plan: expect.any(String) },
    keyEnding: SANDBOX_KEYS.english.slice(-4),
    checkedAt: expect.any(String),
  });
  expect((await merchant.get('/status')).body).toMatchObject({
    connected: true,
    brevo: answer.body,
  });
  expect((await app.context.connections.find('acme1', 'brevo'))?.apiKey).toBe(SANDBOX_KEYS.english);
});

test.each([
  ['revoked', 'brevo_key_rejected', /create a key and paste it here/],
  ['expired', 'brevo_key_rejected', /create a key and paste it here/],
  ['unknownIp', 'brevo_ip_not_allowed', /Security → Authorised IPs/],
  [
    'restricted',
    'brevo_key_restricted',
    /contacts and webhooks – all, eCommerce and events – read\/write, account – read/,
  ],
  [
    'readOnly',
    'brevo_key_restricted',
    /contacts and webhooks – all, eCommerce and events – read\/write, account – read/,
  ],
] as const)(
  'a key that is %s is refused as %s, with what to do, and not kept',
  async (state, code, says) => {
    const log = captureLog();
    await using app = await startTestApp({ logger: log.logger });
    const merchant = await install(app);
    const before = await everyRow(app.db);

    const answer = await connect(merchant, SANDBOX_KEYS[state]);

    expectRefusal(answer, { status: 422, code });
    expect(answer.body.error.message).toMatch(says);
    expect(JSON.stringify(answer.body) + log.text()).not.toContain(SANDBOX_KEYS[state]);
    expect(await everyRow(app.db)).toEqual(before);
  },
);

test('checking a key changes nothing in Brevo', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  const { attributes } = app.brevo.account();
  const before = structuredClone([...attributes]);

  await connect(merchant, SANDBOX_KEYS.english);

  expect([...attributes]).toEqual(before);
});

test.each(['', '   ', 'short', 'x'.repeat(401)])('%j is no key', async (apiKey) => {
  await using app = await startTestApp();
  const merchant = await install(app);

  const answer = await connect(merchant, apiKey);

  expect(answer.status).toBe(400);
  expect(answer.body.error.problems).toMatchObject([{ path: 'apiKey' }]);
  expect(app.brevo.requests.total).toBe(0);
});

test.each(['xkeysib-naïve-kéy-ぽ', 'xkeysib-first\r\nx-evil: 1', 'xkeysib-\u0000-nul'])(
  'a key that cannot be sent (%j) is refused like any other wrong one',
  async (apiKey) => {
    const log = captureLog();
    await using app = await startTestApp({ logger: log.logger });
    const merchant = await install(app);

    const answer = await connect(merchant, apiKey);

    expectRefusal(answer, { status: 422, code: 'brevo_key_rejected' });
    expect(JSON.stringify(answer.body) + log.text()).not.toContain(apiKey.slice(0, 12));
  },
);

test.each([
  [
    'is busy',
    { kind: 'status', status: 429, headers: { 'x-sib-ratelimit-reset': '3000' } },
    503,
    'remote_busy',
  ],
  ['has a problem of its own', { kind: 'status', status: 500 }, 502, 'remote_failed'],
  ['drops the line', { kind: 'reset' }, 502, 'remote_failed'],
  ['does not answer', { kind: 'stall', ms: 20 }, 502, 'remote_failed'],
  ['answers with a page', { kind: 'status', status: 200, body: '<html>' }, 502, 'remote_failed'],
] as const)(
  'when Brevo %s, a key is neither refused nor kept',
  async (_what, fault, status, code) => {
    const log = captureLog();
    await using app = await startTestApp({ logger: log.logger });
    const merchant = await install(app);
    app.brevo.faults.add(fault);
    const before = await everyRow(app.db);

    const answer = await connect(merchant, SANDBOX_KEYS.english);

    expectRefusal(answer, { status, code });
    expect(answer.body.error.message).toMatch(/Brevo .*lease try again/);
    expect(log.text()).not.toContain(SANDBOX_KEYS.english);
    expect(await everyRow(app.db)).toEqual(before);
  },
);
