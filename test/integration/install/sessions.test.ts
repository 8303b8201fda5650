import { expect, test } from 'vitest';
import { everyRow } from '../../helpers/database/every-row.ts';
import { expectRefusal } from '../../helpers/expect-page.ts';
import { codeIn, install, open, send, visit } from '../../helpers/stores/merchant.ts';
import { startTestApp, type TestApp } from '../../helpers/stores/start-test-app.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The app with a clock that a test sets. BigCommerce has its own, which is why links are made first. */
async function startWithClock() {
  const clock = { now: Date.now() };
  const app = await startTestApp({ now: () => clock.now });
  return Object.assign(app, { clock });
}

function redeem(app: TestApp, code: string) {
  const body = JSON.stringify({ code });
  const headers = { 'content-type': 'application/json' };
  return send(`${app.url}/api/session`, { method: 'POST', headers, body });
}

test('a code becomes a session: who, where, and until when', async () => {
  await using app = await startWithClock();
  const code = codeIn(await visit(app.bigcommerce.install('acme1')));

  const answer = await redeem(app, code);

  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    token: expect.any(String),
    expiresAt: new Date(app.clock.now + HOUR_MS).toISOString(),
    store: { hash: 'acme1', name: 'Acme Outdoors' },
    user: { id: 1201, email: 'owner@acme-outdoors.example', locale: 'en' },
  });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('set-cookie')).toBeNull();
});

test('a code works once, however many ask at the same moment', async () => {
  await using app = await startWithClock();
  const code = codeIn(await visit(app.bigcommerce.install('acme1')));

  const answers = await Promise.all(Array.from({ length: 6 }, () => redeem(app, code)));

  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(5).fill(401)]);
});

test('a code works for a minute', async () => {
  await using app = await startWithClock();
  const [early, late] = [
    codeIn(await visit(app.bigcommerce.install('acme1'))),
    codeIn(await visit(app.bigcommerce.loadUrl('acme1'))),
  ];

  app.clock.now += MINUTE_MS - 1;
  expect((await redeem(app, early)).status).toBe(200);
  app.clock.now += 1;

  expectRefusal(await redeem(app, late), { status: 401, code: 'unauthenticated' });
});

test('a code that was never given is refused and leaves nothing behind', async () => {
  await using app = await startWithClock();
  await install(app);
  const before = await everyRow(app.db);

  expectRefusal(await redeem(app, 'made-up'), { status: 401, code: 'unauthenticated' });

  expect(await everyRow(app.db)).toEqual(before);
});

test('a token lives for an hour; then its end is said in words of its own', async () => {
  await using app = await startWithClock();
  const merchant = await install(app);

  app.clock.now += HOUR_MS - 2_000;
  expect((await merchant.get('/status')).status).toBe(200);
  app.clock.now += 3_000;

  expectRefusal(await merchant.get('/status'), { status: 401, code: 'session_expired' });
  const renewed = await merchant.call('POST', '/session/renew');
  expectRefusal(renewed, { status: 401, code: 'session_expired' });
});

test('a session can be renewed for ten hours after the app was opened, and not a second longer', async () => {
  await using app = await startWithClock();
  await install(app);
  const opened = app.clock.now;
  const code = codeIn(await visit(app.bigcommerce.loadUrl('acme1')));
  app.clock.now += 40_000;
  let { token, expiresAt } = (await redeem(app, code)).body;

  const expiries = [Date.parse(expiresAt)];
  while (app.clock.now < opened + 9.5 * HOUR_MS) {
    app.clock.now += 30 * MINUTE_MS;
    const headers = { authorization: `Bearer ${token}` };
    const renewed = await send(`${app.url}/api/session/renew`, { method: 'POST', headers });
    expect(renewed.status).toBe(200);
    ({ token, expiresAt } = renewed.body);
    expiries.push(Date.parse(expiresAt));
  }

  expect(Math.max(...expiries)).toBe(opened + 10 * HOUR_MS);
  app.clock.now = opened + 10 * HOUR_MS;
  const headers = { authorization: `Bearer ${token}` };
  const late = await send(`${app.url}/api/status`, { headers });
  expectRefusal(late, { status: 401, code: 'session_expired' });
});

test('leaving ends every token of that stay, and of no other', async () => {
  await using app = await startWithClock();
  const merchant = await install(app);
  const elsewhere = await open(app);
  const first = merchant.token;
  merchant.token = (await merchant.call('POST', '/session/renew')).body.token;

  const left = await merchant.call('DELETE', '/session');

  expect(left.status).toBe(204);
  for (const token of [first, merchant.token]) {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await send(`${app.url}/api/status`, { headers });
    expectRefusal(answer, { status: 401, code: 'unauthenticated' });
  }
  expect((await elsewhere.get('/status')).status).toBe(200);
});

test('codes and ended sessions are forgotten when they can no longer matter', async () => {
  await using app = await startWithClock();
  const merchant = await install(app);
  await merchant.call('DELETE', '/session');
  const { codes, revoked } = app.context;

  await revoked.prune(app.clock.now + 10 * HOUR_MS);
  expect(await app.db('revoked_sessions')).toHaveLength(1);
  await revoked.prune(app.clock.now + 12 * HOUR_MS);
  await codes.prune(app.clock.now + 2 * MINUTE_MS);

  expect(await everyRow(app.db)).toMatchObject({ revoked_sessions: [], login_codes: [] });
});
