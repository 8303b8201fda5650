import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { signedLink } from '../../helpers/calls/signed-link.ts';
import { everyRow } from '../../helpers/database/every-row.ts';
import { expectRefusal } from '../../helpers/expect-page.ts';
import { codeIn, install, open, send, visit } from '../../helpers/stores/merchant.ts';
import { startTestApp } from '../../helpers/stores/start-test-app.ts';

test('BigCommerce is answered in JSON', async () => {
  await using app = await startTestApp();
  await install(app);

  const answer = await send(signedLink(app, 'uninstall'), {});

  expect(answer).toMatchObject({ status: 200, body: {} });
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('secrets and work are gone before BigCommerce is answered', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  await merchant.call('POST', '/syncs', {});

  await app.bigcommerce.uninstall('acme1');

  const rows = await everyRow(app.db);
  expect(rows).toMatchObject({ connections: [], store_users: [], pending_changes: [] });
  expect(rows.jobs).toMatchObject([{ kind: 'erase-store', state: 'queued' }]);
  expect(rows.stores).toMatchObject([
    { access_token_sealed: '', contact_secret_sealed: '', profile_sealed: '' },
  ]);
});

test('whoever was at work is signed out at once', async () => {
  await using app = await startTestApp();
  const owner = await install(app);
  const second = await open(app, 'acme1', { userId: 1202 });
  const waiting = codeIn(await visit(app.bigcommerce.loadUrl('acme1')));

  await app.bigcommerce.uninstall('acme1');

  for (const merchant of [owner, second]) {
    expectRefusal(await merchant.get('/status'), { status: 401, code: 'unauthenticated' });
    const renewed = await merchant.call('POST', '/session/renew');
    expectRefusal(renewed, { status: 401, code: 'unauthenticated' });
  }
  const body = JSON.stringify({ code: waiting });
  const redeemed = await send(`${app.url}/api/session`, { method: 'POST', body });
  expectRefusal(redeemed, { status: 401, code: 'unauthenticated' });
});

test('a store we do not know is none of our business', async () => {
  await using app = await startTestApp();
  await install(app, 'boreal2');
  const before = await everyRow(app.db);

  const answers = [
    await send(signedLink(app, 'uninstall'), {}),
    await send(signedLink(app, 'remove_user', { userId: 1202 }), {}),
  ];

  expect(answers).toMatchObject([
    { status: 200, body: {} },
    { status: 200, body: {} },
  ]);
  expect(await everyRow(app.db)).toEqual(before);
});

test('a callback that is repeated is answered the same', async () => {
  await using app = await startTestApp();
  await install(app);
  const link = signedLink(app, 'uninstall');

  const answers = [await send(link, {}), await send(link, {})];
  await app.settle();
  answers.push(await send(link, {}));

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
});

test.each(['uninstall', 'remove_user'] as const)(
  'a link that opened the app does nothing at /%s',
  async (callback) => {
    await using app = await startTestApp();
    const merchant = await install(app);
    const link = app.bigcommerce.loadUrl('acme1');
    await visit(link);
    const before = await everyRow(app.db);

    const answer = await send(link.replace('/load?', `/${callback}?`), {});

    expectRefusal(answer, { status: 401, code: 'launch_refused' });
    expect(await everyRow(app.db)).toEqual(before);
    expect((await merchant.get('/status')).status).toBe(200);
  },
);

test('a sync that is under way stops, and Brevo gets nothing more', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  await app.settle();
  await merchant.call('POST', '/syncs', {});
  app.bigcommerce.faults.add({ kind: 'slow', ms: 200, match: { path: /\/v3\/customers$/ } });
  const working = app.runDueJobs();
  await expect.poll(() => app.bigcommerce.faults.list()[0]?.struck).toBeGreaterThan(0);

  await app.bigcommerce.uninstall('acme1');
  await working;
  await app.settle();

  expect([...app.brevo.requests].filter(({ path }) => path.endsWith('/import'))).toEqual([]);
  expect((await everyRow(app.db)).stores).toEqual([]);
});
