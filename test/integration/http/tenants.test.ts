import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { readersOf } from '../../helpers/models/shop-model.ts';
import { startConnectedApp, syncOnce } from '../../helpers/stores/connected-store.ts';
import { install } from '../../helpers/stores/merchant.ts';

test('two stores sync side by side and see nothing of each other', async () => {
  await using app = await startConnectedApp();
  const other = await install(app, 'boreal2');
  await other.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.german });
  const started = await other.call('POST', '/syncs', { resources: ['customers'] });
  const run = await syncOnce(app);

  const theirs = await other.get(`/syncs/${started.body.runs[0].id}`);
  expect(theirs.body).toMatchObject({ state: 'succeeded', total: 90 });
  const german = app.brevo.account('german');
  const theirShop = app.bigcommerce.stores.get('boreal2')?.shop;
  const readers = theirShop ? readersOf(theirShop).length : 0;
  expect(german.contacts.size).toBe(theirs.body.synced + readers);
  for (const contact of german.contacts) expect(contact.extId).toMatch(/^bc:boreal2:/);
  for (const contact of app.account.contacts) expect(contact.extId).toMatch(/^bc:acme1:/);

  for (const path of [`/syncs/${run.id}`, `/syncs/${run.id}/cancel`]) {
    const method = path.endsWith('cancel') ? 'POST' : 'GET';
    expect((await other.call(method, path)).status).toBe(404);
  }
  const failure = (await app.merchant.get('/failures')).body.failures[0];
  const retried = await other.call('POST', '/failures/retry', { ids: [failure.id] });
  expect(retried.body).toEqual({ retried: 0 });
  expect((await other.get('/failures')).body.total).toBe(0);
  expect((await other.get('/activity')).body.activity).not.toContainEqual(
    expect.objectContaining({ message: expect.stringContaining('1,200') }),
  );
});

test('the same customer in two stores has two contact keys: a leaked table joins nobody', async () => {
  await using app = await startConnectedApp();
  const other = await install(app, 'boreal2');
  await other.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.german });
  const shop = app.bigcommerce.stores.get('boreal2')?.shop;
  shop?.editCustomer(1, { email: 'ada.whitfield@example.com' });
  await other.call('POST', '/syncs', { resources: ['customers'] });
  await syncOnce(app);

  const keys = await app.db('ledger_entries').where({ entity_id: '1' }).pluck('contact_key');
  expect(new Set(keys).size).toBe(2);
});
