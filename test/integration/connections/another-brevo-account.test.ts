import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { startConnectedApp, startSync, syncOnce } from '../../helpers/stores/connected-store.ts';

test('another Brevo account gets everything, in lists of its own', async () => {
  await using app = await startConnectedApp();
  await app.merchant.call('PUT', '/settings', {
    version: 1,
    lists: { allCustomers: 2, buyers: null, abandonedCart: null, newsletter: null },
    quotaShare: 0.5,
  });
  const before = await syncOnce(app);
  await app.merchant.call('DELETE', '/connections/brevo');

  await app.merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.french });

  const settings = (await app.merchant.get('/settings')).body;
  expect(settings).toMatchObject({ lists: { allCustomers: null }, quotaShare: 0.5 });
  expect((await app.merchant.get('/status')).body.resources.customers).toMatchObject({
    total: 0,
    synced: 0,
  });
  const run = await syncOnce(app, 'changes');
  expect(run.synced).toBe(before.synced);
  const french = app.brevo.account('french');
  expect(french.contacts.size).toBe(app.account.contacts.size);
});

test('another key of the same account changes nothing', async () => {
  await using app = await startConnectedApp();
  const run = await syncOnce(app);
  await app.merchant.call('DELETE', '/connections/brevo');
  await app.merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  const { synced } = (await app.merchant.get('/status')).body.resources.customers;
  expect(synced).toBe(run.synced);
});

test('a sync that was under way into the other account is over', async () => {
  await using app = await startConnectedApp();
  const runId = await startSync(app.merchant);
  await app.merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.french });
  await app.settle();
  expect((await app.merchant.get(`/syncs/${runId}`)).body.state).toBe('cancelled');
  expect(app.account.contacts.size).toBe(0);
  expect(app.brevo.account('french').contacts.size).toBe(0);
});
