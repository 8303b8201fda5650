import { expect, test } from 'vitest';
import { USERS } from '../../../sandbox/bigcommerce/default-stores.ts';
import { signedLink } from '../../helpers/calls/signed-link.ts';
import { everyRow } from '../../helpers/database/every-row.ts';
import { expectPage, expectRefusal } from '../../helpers/expect-page.ts';
import { codeIn, install, open, send, visit } from '../../helpers/stores/merchant.ts';
import { startTestApp } from '../../helpers/stores/start-test-app.ts';

const { second } = USERS;
const asSecond = { userId: second.id };
const back = { ...second, canInstall: false };

test('the removed user is signed out at once, and nobody else', async () => {
  await using app = await startTestApp();
  const owner = await install(app);
  const other = await install(app, 'boreal2');
  const removed = await open(app, 'acme1', asSecond);

  const outcome = await app.bigcommerce.removeUser('acme1', second.id);

  expect(outcome).toMatchObject({ status: 200, body: '{}' });
  expectRefusal(await removed.get('/status'), { status: 401, code: 'unauthenticated' });
  const renewed = await removed.call('POST', '/session/renew');
  expectRefusal(renewed, { status: 401, code: 'unauthenticated' });
  expect((await owner.get('/status')).status).toBe(200);
  expect((await other.get('/status')).status).toBe(200);
});

test('who the removed user was is forgotten', async () => {
  await using app = await startTestApp();
  await install(app);
  await open(app, 'acme1', asSecond);

  await app.bigcommerce.removeUser('acme1', second.id);

  expect(await app.context.users.find('acme1', second.id)).toBeUndefined();
  const users = await app.db('store_users').where({ user_id: second.id });
  expect(users).toMatchObject([{ email_sealed: '' }]);
});

test('a code that was on its way to their page is worth nothing', async () => {
  await using app = await startTestApp();
  await install(app);
  const code = codeIn(await visit(app.bigcommerce.loadUrl('acme1', asSecond)));

  await app.bigcommerce.removeUser('acme1', second.id);
  app.bigcommerce.addUser('acme1', back);
  await open(app, 'acme1', asSecond);

  const body = JSON.stringify({ code });
  const answer = await send(`${app.url}/api/session`, { method: 'POST', body });
  expectRefusal(answer, { status: 401, code: 'unauthenticated' });
});

test('a link they kept from before does not let them back in', async () => {
  await using app = await startTestApp();
  await install(app);
  const minuteAgo = Math.floor(Date.now() / 1000) - 30;
  const kept = signedLink(app, 'load', { ...asSecond, claims: { iat: minuteAgo } });
  await app.bigcommerce.removeUser('acme1', second.id);
  const before = await everyRow(app.db);

  const answer = await visit(kept);

  expectPage(answer, { status: 401, says: /no longer valid/ });
  expect(await everyRow(app.db)).toEqual(before);
});

test('added again they come back by a new link, while their old sessions stay dead', async () => {
  await using app = await startTestApp();
  await install(app);
  const old = await open(app, 'acme1', asSecond);
  await app.bigcommerce.removeUser('acme1', second.id);

  app.bigcommerce.addUser('acme1', back);
  const returned = await open(app, 'acme1', asSecond);

  expect((await returned.get('/status')).status).toBe(200);
  expectRefusal(await old.get('/status'), { status: 401, code: 'unauthenticated' });
});

test('the same callback again does not put them out a second time', async () => {
  await using app = await startTestApp();
  await install(app);
  const removal = signedLink(app, 'remove_user', asSecond);
  expect((await send(removal, {})).status).toBe(200);
  const returned = await open(app, 'acme1', asSecond);

  const answer = await send(removal, {});

  expectRefusal(answer, { status: 401, code: 'launch_refused' });
  expect((await returned.get('/status')).status).toBe(200);
});

test('a new owner is remembered, and the store’s record is read anew', async () => {
  await using app = await startTestApp();
  await install(app);
  await app.settle();
  const owner = { id: second.id, email: second.email };

  await visit(signedLink(app, 'load', { claims: { owner } }));

  expect((await app.context.stores.find('acme1'))?.ownerUserId).toBe(second.id);
  expect(await app.context.queue.findLive('acme1', 'set-up-store')).toBeDefined();
});
