import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { signedLink } from '../../helpers/calls/signed-link.ts';
import { everyRow } from '../../helpers/database/every-row.ts';
import { expectPage, expectRefusal } from '../../helpers/expect-page.ts';
import { install, send, visit } from '../../helpers/stores/merchant.ts';
import { startTestApp, type TestApp } from '../../helpers/stores/start-test-app.ts';

async function installConnected(app: TestApp) {
  const merchant = await install(app);
  await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  await merchant.call('PUT', '/settings', { version: 1, quotaShare: 0.2 });
  return merchant;
}

test.each([
  ['after everything was erased', (app: TestApp) => app.settle()],
  ['while its rows still wait to be erased', async () => {}],
])('a store that comes back %s starts clean, and works', async (_when, between) => {
  await using app = await startTestApp();
  const old = await installConnected(app);
  const before = await app.context.stores.find('acme1');
  await app.bigcommerce.uninstall('acme1');
  await between(app);

  const merchant = await install(app);
  await app.settle();

  expect((await merchant.get('/settings')).body).toMatchObject({ version: 1, quotaShare: 0.7 });
  expect((await merchant.get('/status')).body).toMatchObject({
    connected: false,
    lastSync: null,
    resources: { customers: { state: 'never', total: 0 } },
  });
  const { activity } = (await merchant.get('/activity')).body;
  expect(activity).toMatchObject([{ kind: 'app_installed' }]);
  const after = await app.context.stores.find('acme1');
  expect(after?.contactSecret).not.toBe(before?.contactSecret);
  expect(after?.publicKey).not.toBe(before?.publicKey);
  expectRefusal(await old.get('/status'), { status: 401, code: 'unauthenticated' });
  await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  expect((await merchant.get('/status')).body.connected).toBe(true);
});

test('an erasure that was under way leaves the new installation alone', async () => {
  await using app = await startTestApp();
  await installConnected(app);
  await app.bigcommerce.uninstall('acme1');
  const merchant = await installConnected(app);
  const before = await everyRow(app.db);

  await app.context.eraser.eraseEverything('acme1');

  expect(await everyRow(app.db)).toEqual(before);
  expect((await merchant.get('/status')).body.connected).toBe(true);
});

test('links from before work no more, used or not', async () => {
  await using app = await startTestApp();
  await install(app);
  const opened = app.bigcommerce.loadUrl('acme1');
  await visit(opened);
  const removed = signedLink(app, 'remove_user', { userId: 1202 });
  await send(removed, {});
  const uninstalled = signedLink(app, 'uninstall');
  await send(uninstalled, {});
  await app.settle();
  const hourAgo = Math.floor(Date.now() / 1000) - 3_600;
  const unused = signedLink(app, 'uninstall', { claims: { iat: hourAgo } });
  const merchant = await install(app);
  const before = await everyRow(app.db);

  expectPage(await visit(opened), { status: 401, says: /opens the app once/ });
  for (const link of [removed, uninstalled, unused])
    expectRefusal(await send(link, {}), { status: 401, code: 'launch_refused' });

  expect(await everyRow(app.db)).toEqual(before);
  expect((await merchant.get('/status')).status).toBe(200);
});

test('used links are forgotten once nobody would believe them any more', async () => {
  const clock = { now: Date.now() };
  await using app = await startTestApp({ now: () => clock.now });
  await install(app);
  const link = app.bigcommerce.loadUrl('acme1');
  await visit(link);
  const { links } = app.context;

  clock.now += 23 * 3_600_000;
  await links.prune(clock.now);
  expectPage(await visit(link), { status: 401, says: /opens the app once/ });
  clock.now += 2 * 3_600_000;
  await links.prune(clock.now);

  expect(await app.db('used_links')).toEqual([]);
  expectPage(await visit(link), { status: 401, says: /has expired/ });
});
