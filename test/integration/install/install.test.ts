import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { expectFramable } from '../../helpers/expect-page.ts';
import { codeIn, install, open, visit } from '../../helpers/stores/merchant.ts';
import { startTestApp } from '../../helpers/stores/start-test-app.ts';

test('installing leads into the app, with a code that only the page can read', async () => {
  await using app = await startTestApp();

  const answer = await visit(app.bigcommerce.install('acme1'));

  expect(codeIn(answer)).toMatch(/^[\w-]{43}$/);
  expect(answer.headers.get('location')).toMatch(/^\/#code=/);
  expectFramable(answer);
});

test('the store’s name, country and owner are known soon after', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  await app.settle();

  const session = await merchant.call('POST', '/session/renew');

  expect(session.body.store).toEqual({ hash: 'acme1', name: 'Acme Outdoors' });
  const store = await app.context.stores.find('acme1');
  expect(store?.profile).toMatchObject({ countryCode: 'US', timezone: expect.any(String) });
  expect(store?.ownerUserId).toBe(app.bigcommerce.stores.get('acme1')?.ownerId);
});

test('a store whose set-up was lost is set up when somebody opens the app', async () => {
  await using app = await startTestApp();
  await install(app);
  await app.context.queue.deleteStore('acme1');

  const merchant = await open(app);
  await app.settle();

  const session = await merchant.call('POST', '/session/renew');
  expect(session.body.store.name).toBe('Acme Outdoors');
});

test('installing again replaces the token and keeps everything else', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  await merchant.call('PUT', '/settings', { version: 1, quotaShare: 0.5 });
  await open(app);
  const before = await app.context.stores.find('acme1');

  const again = await install(app);

  const after = await app.context.stores.find('acme1');
  expect(after?.accessToken).not.toBe(before?.accessToken);
  expect(after?.accessToken).toBe(app.bigcommerce.stores.get('acme1')?.installation?.accessToken);
  expect(after).toMatchObject({
    contactSecret: before?.contactSecret,
    publicKey: before?.publicKey,
    installedAt: before?.installedAt,
  });
  expect((await again.get('/settings')).body).toMatchObject({ version: 2, quotaShare: 0.5 });
  expect((await again.get('/status')).body.connected).toBe(true);
  expect((await merchant.get('/status')).status).toBe(200);
  const { locale } = (await again.call('POST', '/session/renew')).body.user;
  expect(locale).toBe('en-US');
});

test('a token that BigCommerce refused is forgotten with the next consent', async () => {
  await using app = await startTestApp();
  await install(app);
  await app.context.stores.saveTokenProblem('acme1', 'store_token_rejected');

  await install(app);

  expect((await app.context.stores.find('acme1'))?.tokenProblem).toBeNull();
});

test('wider scopes that the merchant agreed to are remembered', async () => {
  await using app = await startTestApp();
  await install(app);
  const wider = [...app.bigcommerce.app.scopes, 'store_v2_content_read_only'];

  app.bigcommerce.changeScopes(wider);
  await install(app);

  expect((await app.context.stores.find('acme1'))?.scope).toBe(wider.join(' '));
});

test('modify is taken for read', async () => {
  await using app = await startTestApp();
  app.bigcommerce.changeScopes(
    app.bigcommerce.app.scopes.map((scope) => scope.replace('_read_only', '')),
  );

  await expect(install(app)).resolves.toBeDefined();
});

test('what BigCommerce may or may not say about scope and owner makes no difference', async () => {
  const switches = { defaultScopeInGrant: true, ownerInToken: false } as const;
  await using app = await startTestApp({ bigcommerce: { switches } });

  const merchant = await install(app);

  expect((await merchant.get('/status')).status).toBe(200);
  await open(app);
  const owner = app.bigcommerce.stores.get('acme1')?.ownerId;
  expect((await app.context.stores.find('acme1'))?.ownerUserId).toBe(owner);
});

test('two stores have nothing in common', async () => {
  await using app = await startTestApp();
  const acme = await install(app, 'acme1');
  const boreal = await install(app, 'boreal2');
  await acme.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  await acme.call('PUT', '/settings', { version: 1, quotaShare: 0.3 });

  expect((await boreal.get('/status')).body.brevo).toEqual({ state: 'not_connected' });
  expect((await boreal.get('/settings')).body).toMatchObject({ version: 1, quotaShare: 0.7 });
  const kinds = (await boreal.get('/activity')).body.activity.map(
    ({ kind }: { kind: string }) => kind,
  );
  expect(kinds).toEqual(['app_installed']);
  const [one, other] = await app.db('stores').orderBy('store_hash').pluck('public_key');
  expect(one).not.toBe(other);
});
