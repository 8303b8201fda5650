import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { everyRow } from '../../helpers/database/every-row.ts';
import { expectRefusal } from '../../helpers/expect-page.ts';
import { startConnectedApp, startSync } from '../../helpers/stores/connected-store.ts';
import { install } from '../../helpers/stores/merchant.ts';
import { startTestApp } from '../../helpers/stores/start-test-app.ts';

test('a second click connects the same account once', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  const click = () => merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });

  const answers = await Promise.all([click(), click()]);

  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect((await everyRow(app.db)).connections).toHaveLength(1);
});

test('a new key takes the place of the old one, whose account is written to no more', async () => {
  await using app = await startConnectedApp();
  const { merchant } = app;

  const answer = await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.german });
  await startSync(merchant);
  await app.settle();

  expect(answer.body.account.companyName).toBe('Waldhaus Versand');
  expect(app.brevo.account('english').contacts.size).toBe(0);
  expect(app.brevo.account('german').contacts.size).toBeGreaterThan(0);
  const [connection] = await app.db('connections');
  expect(connection.name_attributes).toBe('{"first":"VORNAME","last":"NACHNAME"}');
});

test('a wrong key does not replace the one that works', async () => {
  await using app = await startConnectedApp();

  const answer = await app.merchant.call('PUT', '/connections/brevo', {
    apiKey: SANDBOX_KEYS.revoked,
  });

  expect(answer.status).toBe(422);
  expect((await app.merchant.get('/status')).body.connected).toBe(true);
  expect((await app.merchant.get('/brevo/lists')).status).toBe(200);
});

test('a key that stops working is noticed, said, and mended by another one', async () => {
  await using app = await startConnectedApp();
  const { merchant, account } = app;
  const key = account.keys.find(({ key }) => key === SANDBOX_KEYS.english);
  if (key) key.state = 'revoked';

  expectRefusal(await merchant.get('/brevo/lists'), { status: 422, code: 'brevo_key_rejected' });
  expect((await merchant.get('/status')).body).toMatchObject({
    connected: false,
    brevo: { state: 'attention', problem: { code: 'brevo_key_rejected' } },
  });

  await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.french });
  const { brevo } = (await merchant.get('/status')).body;
  expect(brevo).toMatchObject({ state: 'connected' });
  expect(brevo.problem).toBeUndefined();
});

test('disconnecting forgets the key; doing it twice is no error', async () => {
  await using app = await startConnectedApp();
  const { merchant } = app;

  const answers = [
    await merchant.call('DELETE', '/connections/brevo'),
    await merchant.call('DELETE', '/connections/brevo'),
  ];

  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  expect((await everyRow(app.db)).connections).toEqual([]);
  expect((await merchant.get('/status')).body.brevo).toEqual({ state: 'not_connected' });
  expectRefusal(await merchant.get('/brevo/lists'), { status: 409, code: 'brevo_not_connected' });
  const started = await merchant.call('POST', '/syncs', {});
  expectRefusal(started, { status: 409, code: 'brevo_not_connected' });
  const { activity } = (await merchant.get('/activity?kind=brevo_disconnected')).body;
  expect(activity).toHaveLength(1);
});

test('who connected and disconnected is on record', async () => {
  await using app = await startConnectedApp();
  await app.merchant.call('DELETE', '/connections/brevo');

  const rows = await app.db('audit').where('action', 'like', 'brevo_%').orderBy('audit_id');

  expect(rows).toMatchObject([
    { action: 'brevo_connected', user_id: 1201, detail: '{}' },
    { action: 'brevo_disconnected', user_id: 1201, detail: '{}' },
  ]);
});
