import { expect, test } from 'vitest';
import { USERS } from '../../../sandbox/bigcommerce/default-stores.ts';
import { install, open } from '../../helpers/stores/merchant.ts';
import { startTestApp } from '../../helpers/stores/start-test-app.ts';

const { second } = USERS;
const asSecond = { userId: second.id };

async function saveQuota(merchant: Awaited<ReturnType<typeof install>>, quotaShare: number) {
  const { version } = (await merchant.get('/settings')).body;
  const saved = await merchant.call('PUT', '/settings', { version, quotaShare });
  expect(saved.status).toBe(200);
}

test('everybody who opened the app is listed, the owner as such, and nobody of another store', async () => {
  await using app = await startTestApp();
  const owner = await install(app);
  await open(app, 'acme1', asSecond);
  await install(app, 'boreal2');

  const { status, body } = await owner.get('/users');

  expect(status).toBe(200);
  expect(body.users).toEqual([
    { id: 1201, email: expect.any(String), isOwner: true, since: expect.stringMatching(/Z$/) },
    { id: second.id, email: second.email, isOwner: false, since: expect.stringMatching(/Z$/) },
  ]);
});

test('who changed what is told to the store’s own people, newest first, a page at a time', async () => {
  await using app = await startTestApp();
  const owner = await install(app);
  const other = await open(app, 'acme1', asSecond);
  const stranger = await install(app, 'boreal2');
  await saveQuota(owner, 0.5);
  await saveQuota(other, 0.6);
  await saveQuota(stranger, 0.4);

  const first = (await owner.get('/audit?limit=2')).body;
  const rest = (await owner.get(`/audit?limit=2&after=${first.next}`)).body;

  expect(first.entries).toMatchObject([
    {
      ...{ action: 'settings_saved', userEmail: second.email },
      detail: { changes: [{ path: 'quotaShare', from: 0.5, to: 0.6 }] },
    },
    { action: 'settings_saved', userId: 1201, detail: { sections: ['quotaShare'] } },
  ]);
  expect(rest.entries).toMatchObject([{ action: 'app_installed', userId: 1201 }]);
  expect(rest.next).toBeNull();
  const ofSecond = (await owner.get(`/audit?userId=${second.id}`)).body;
  expect(ofSecond.entries).toHaveLength(1);
});

test('a save of the whole document tells only what it changed', async () => {
  await using app = await startTestApp();
  const owner = await install(app);
  const { body } = await owner.get('/settings');

  const same = await owner.call('PUT', '/settings', body);
  const events = { ...body.events, cart_created: true };
  await owner.call('PUT', '/settings', { ...same.body, events });

  const { entries } = (await owner.get('/audit?limit=2')).body;
  expect(entries.map(({ detail }: { detail: object }) => detail)).toMatchObject([
    { sections: ['events'], changes: [{ path: 'events.cart_created', from: false, to: true }] },
    { sections: [], changes: [] },
  ]);
  const { activity } = (await owner.get('/activity?kind=settings_saved')).body;
  expect(activity).toMatchObject([
    { code: 'settings_saved', params: { sections: ['events'] } },
    { code: 'settings_unchanged', params: {} },
  ]);
});

test('a removed user is no longer listed; what they did is, without who they were', async () => {
  await using app = await startTestApp();
  const owner = await install(app);
  await saveQuota(await open(app, 'acme1', asSecond), 0.6);

  await app.bigcommerce.removeUser('acme1', second.id);

  expect((await owner.get('/users')).body.users).toHaveLength(1);
  const { entries } = (await owner.get('/audit')).body;
  expect(entries).toMatchObject([
    { action: 'user_removed', userId: second.id, userEmail: null },
    { action: 'settings_saved', userId: second.id, userEmail: null },
    { action: 'app_installed' },
  ]);
  expect(JSON.stringify(entries)).not.toContain(second.email);
});

test('an audit asked for with what it does not take is refused by name', async () => {
  await using app = await startTestApp();
  const owner = await install(app);

  for (const query of ['limit=0', 'limit=201', 'after=abc', 'after=-1', 'userId=x', 'who=me']) {
    const { status, body } = await owner.get(`/audit?${query}`);
    const problems = [{ path: query.split('=')[0] }];
    expect({ status, body }, query).toMatchObject({ status: 400, body: { error: { problems } } });
  }
});

test('the language somebody chooses is theirs alone, and outlasts opening the app again', async () => {
  await using app = await startTestApp();
  const owner = await install(app);
  const other = await open(app, 'acme1', asSecond);

  const chosen = await owner.call('PUT', '/session/locale', { locale: 'nl' });

  expect(chosen).toMatchObject({ status: 200, body: { id: 1201, locale: 'nl' } });
  const again = await open(app);
  const mine = await again.call('POST', '/session/renew');
  expect(mine.body.user).toMatchObject({ id: 1201, locale: 'nl' });
  expect((await other.call('POST', '/session/renew')).body.user.locale).not.toBe('nl');
});

test('whoever chooses the language of their control panel keeps its region', async () => {
  await using app = await startTestApp();
  const owner = await install(app);
  await app.db('store_users').update({ locale: 'en-GB' });

  const chosen = await owner.call('PUT', '/session/locale', { locale: 'en' });

  expect(chosen.body.locale).toBe('en-GB');
});

test('a language we do not speak is refused, and nothing changes', async () => {
  await using app = await startTestApp();
  const owner = await install(app);

  const answer = await owner.call('PUT', '/session/locale', { locale: 'xx' });

  expect(answer).toMatchObject({
    status: 400,
    body: { error: { problems: [{ path: 'locale' }] } },
  });
  expect(await app.db('store_users')).toMatchObject([{ chosen_locale: null }]);
});
