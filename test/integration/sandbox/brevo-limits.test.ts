import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { bucketOf, RateLimiter } from '../../../sandbox/brevo/rate-limiter.ts';
import { startBrevo } from '../../../sandbox/brevo/start-brevo.ts';
import { readSwitches } from '../../../sandbox/brevo/switches.ts';
import { callBrevo } from '../../helpers/calls/call-brevo.ts';

test('a spent bucket answers 429 with a duration and no Retry-After, and other accounts go on', async () => {
  await using brevo = await startBrevo();
  const account = () => callBrevo(brevo, 'GET', '/account');
  const [first] = await Promise.all(Array.from({ length: 100 }, account));

  const refused = await account();
  const processes = await callBrevo(brevo, 'GET', '/processes');
  const contacts = await callBrevo(brevo, 'GET', '/contacts');
  const french = await callBrevo(brevo, 'GET', '/account', undefined, { key: SANDBOX_KEYS.french });

  expect(first?.status).toBe(200);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('x-sib-ratelimit-limit')).toBe('100');
  expect(refused.headers.get('x-sib-ratelimit-remaining')).toBe('0');
  const reset = Number(refused.headers.get('x-sib-ratelimit-reset'));
  expect(reset).toBeGreaterThan(3500);
  expect(reset).toBeLessThanOrEqual(3600);
  expect(refused.headers.has('retry-after')).toBe(false);
  expect(processes.status).toBe(429);
  expect([contacts.status, french.status]).toEqual([200, 200]);
  expect(brevo.limiter().counts.get('everything else')).toEqual({ allowed: 100, refused: 2 });
});

test('the contacts bucket refills every second until its hour is spent', () => {
  const limiter = new RateLimiter({ tier: 'general', hourMs: 3_600_000 });
  const start = 1_000_000;
  const spend = (count: number, now: number) =>
    Array.from({ length: count }, () => limiter.take('contacts', now)).at(-1);

  expect(spend(10, start)).toMatchObject({ isAllowed: true, limit: 10, remaining: 0 });
  expect(spend(1, start + 400)).toMatchObject({ isAllowed: false, resetSeconds: 1 });
  expect(spend(1, start + 1000)).toMatchObject({ isAllowed: true, limit: 10, remaining: 9 });

  for (let second = 2; second < 3600; second += 1) spend(10, start + second * 1000);
  spend(9, start + 3_599_500);
  expect(limiter.counts.get('contacts')?.allowed).toBe(35_991);
  expect(limiter.take('contacts', start + 3_600_000)).toMatchObject({ isAllowed: true });
});

test.each([
  ['POST', '/contacts/import', 'contacts'],
  ['GET', '/contacts', 'contacts'],
  ['POST', '/events', 'events'],
  ['POST', '/events/batch', 'everything else'],
  ['POST', '/orders/status', 'orders'],
  ['GET', '/orders', 'everything else'],
  ['POST', '/products', 'products'],
  ['POST', '/products/batch', 'everything else'],
  ['GET', '/smtp/templates', 'smtp'],
  ['GET', '/webhooks', 'everything else'],
])('%s %s draws on the bucket of its line in the table', (method, path, bucket) => {
  expect(bucketOf(method, path, readSwitches())).toBe(bucket);
});

test('whether batches and the rest share a bucket can be switched', () => {
  const switches = readSwitches({ batchBucket: 'single-item', everythingElseIsShared: false });

  expect(bucketOf('POST', '/products/batch', switches)).toBe('products');
  expect(bucketOf('GET', '/webhooks/1', switches)).toBe('everything else: webhooks');
});

test.each([
  ['revoked', 401, /^Key not found$/],
  ['unknownIp', 401, /unrecognised IP address .*authorised_ips/],
  ['expired', 401, /expired/],
  ['restricted', 403, /^Access denied for resource "account"\. /],
] as const)("a key that is %s is refused in Brevo's words", async (name, status, message) => {
  await using brevo = await startBrevo();

  const refused = await callBrevo(brevo, 'GET', '/account', undefined, { key: SANDBOX_KEYS[name] });

  expect(refused).toMatchObject({ status, body: { message: expect.stringMatching(message) } });
});

test('a request without a key, or with one that nobody made, is refused', async () => {
  await using brevo = await startBrevo();

  const none = await callBrevo(brevo, 'GET', '/account', undefined, { key: null });
  const madeUp = await callBrevo(brevo, 'GET', '/account', undefined, { key: 'xkeysib-made-up' });

  expect(none).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
  expect(madeUp).toMatchObject({ status: 401, body: { message: 'Key not found' } });
});

test('a key that may only read is refused what writes', async () => {
  await using brevo = await startBrevo();
  const key = SANDBOX_KEYS.readOnly;

  const read = await callBrevo(brevo, 'GET', '/contacts', undefined, { key });
  const written = await callBrevo(brevo, 'POST', '/contacts', { email: 'a@example.com' }, { key });

  expect(read.status).toBe(200);
  expect(written).toMatchObject({
    status: 403,
    body: { code: 'permission_denied', message: expect.stringContaining('"contacts"') },
  });
});

test('a key can stop working while it is in use', async () => {
  await using brevo = await startBrevo();
  const [key] = brevo.account().keys;

  expect((await callBrevo(brevo, 'GET', '/account')).status).toBe(200);
  if (key) key.state = 'revoked';
  expect((await callBrevo(brevo, 'GET', '/account')).status).toBe(401);
});
