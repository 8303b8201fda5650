import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { upkeep } from '../../../server/upkeep.ts';
import { doorOf } from '../../helpers/calls/brevo-webhook.ts';
import { callBrevo } from '../../helpers/calls/call-brevo.ts';
import { type ConnectedApp, startConnectedApp } from '../../helpers/stores/connected-store.ts';

async function startWatched(options: Parameters<typeof startConnectedApp>[0] = {}) {
  const app = await startConnectedApp(options);
  await app.settle();
  return app;
}

async function check(app: ConnectedApp): Promise<void> {
  await app.db('brevo_watch').update({ checked_at: 1 });
  await upkeep(app.context);
  await app.settle();
}

function callsOf(app: ConnectedApp): string[] {
  return [...app.brevo.requests]
    .filter(({ path }) => path.startsWith('/v3/webhooks'))
    .map(({ method }) => method);
}

async function warnings(app: ConnectedApp): Promise<string[]> {
  const kind = 'brevo_webhook_missing';
  const items = await app.context.activity.list('acme1', { kind, limit: 10 });
  return items.map(({ message }) => message);
}

/** What the overview says of it. */
async function shown(app: ConnectedApp) {
  return (await app.merchant.get('/status')).body.webhooks.brevo;
}

test('connecting Brevo makes one webhook, with a token of this store', async () => {
  await using app = await startWatched();

  const [hook, ...more] = [...app.account.webhooks.values()];
  const { url, authorization } = await doorOf(app);
  expect(more).toEqual([]);
  expect(await shown(app)).toEqual({ state: 'ok', checkedAt: expect.stringMatching(/Z$/) });
  expect(hook).toMatchObject({
    url,
    type: 'marketing',
    events: ['unsubscribed', 'spam', 'hardBounce'],
    auth: { type: 'bearer', token: authorization.slice('Bearer '.length) },
  });
});

test('a daily check costs one call when all is well', async () => {
  await using app = await startWatched();
  const before = callsOf(app).length;

  await check(app);

  expect(callsOf(app).slice(before)).toEqual(['GET']);
});

test.each([
  ['deleted', (app: ConnectedApp) => app.account.webhooks.clear()],
  [
    'led elsewhere',
    (app: ConnectedApp) => {
      for (const hook of app.account.webhooks.values()) hook.url = 'https://elsewhere.example/x';
    },
  ],
  [
    'robbed of an event',
    (app: ConnectedApp) => {
      for (const hook of app.account.webhooks.values()) hook.events = ['spam'];
    },
  ],
  [
    'given another token',
    (app: ConnectedApp) => {
      for (const hook of app.account.webhooks.values()) hook.auth = { type: 'bearer', token: 'x' };
    },
  ],
  [
    'doubled',
    (app: ConnectedApp) => {
      const [hook] = app.account.webhooks.values();
      if (hook) app.account.webhooks.set(9, { ...hook, id: 9 });
    },
  ],
])('a webhook that was %s is mended', async (_what, spoil) => {
  await using app = await startWatched();
  const [whole] = [...app.account.webhooks.values()].map(({ url, events, auth }) => ({
    url,
    events: [...events],
    auth,
  }));
  spoil(app);

  await check(app);

  const now = [...app.account.webhooks.values()].map(({ url, events, auth }) => ({
    url,
    events,
    auth,
  }));
  expect(now).toEqual([whole]);
});

test('the webhooks of others in the account are left alone', async () => {
  await using app = await startWatched();
  const url = `${app.url}/webhooks/brevo/some-other-store`;
  await callBrevo(app.brevo, 'POST', '/webhooks', { url, type: 'marketing', events: ['spam'] });

  await check(app);
  await app.merchant.call('DELETE', '/connections/brevo');

  expect([...app.account.webhooks.values()].map((hook) => hook.url)).toEqual([url]);
});

test('an account that has its forty webhooks is told of, once, and the sync goes on', async () => {
  await using app = await startWatched();
  const [ours] = [...app.account.webhooks.values()];
  if (!ours) throw new Error('there is a webhook');
  for (let id = 2; id <= 41; id += 1)
    app.account.webhooks.set(id, { ...ours, id, url: `https://other.example/${id}` });
  app.account.webhooks.delete(ours.id);

  await check(app);
  await check(app);

  expect(await warnings(app)).toEqual([expect.stringMatching(/found at night only: .* 40/)]);
  expect((await app.merchant.get('/status')).body.brevo.state).toBe('connected');
});

test('a key that may not manage webhooks is told of, and keeps its connection', async () => {
  await using app = await startWatched();
  const [key] = app.account.keys.filter((one) => one.key === SANDBOX_KEYS.english);
  Object.assign(key ?? {}, { state: 'restricted', permissions: { webhooks: 'none' } });

  await check(app);

  expect(await warnings(app)).toEqual([expect.stringContaining('may not manage webhooks')]);
  expect(await shown(app)).toMatchObject({ state: 'nightly' });
  expect((await app.merchant.get('/status')).body.brevo.state).toBe('connected');
});

test('the webhook goes when Brevo is disconnected, or exchanged for another account', async () => {
  await using app = await startWatched();

  await app.merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.french });
  await app.settle();
  const french = app.brevo.account('french');
  expect([app.account.webhooks.size, french.webhooks.size]).toEqual([0, 1]);

  await app.merchant.call('DELETE', '/connections/brevo');
  expect(french.webhooks.size).toBe(0);
});

test('a Brevo that is down keeps nobody from leaving', async () => {
  await using app = await startWatched();
  app.brevo.faults.add({ kind: 'status', status: 500, times: 9, match: { path: /\/webhooks/ } });

  const gone = await app.merchant.call('DELETE', '/connections/brevo');

  expect(gone.status).toBe(204);
  expect((await app.merchant.get('/status')).body.brevo.state).toBe('not_connected');
});
