import { expect, test } from 'vitest';
import { startConnectedApp, syncOnce } from '../../helpers/stores/connected-store.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

test('who is looked at while a stricter mode is saved and followed is not written by the one before', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(5) });
  const save = async (mode: string) => {
    const { version, consent } = (await app.merchant.get('/settings')).body;
    const changed = { version, consent: { ...consent, mode } };
    expect((await app.merchant.call('PUT', '/settings', changed)).status).toBe(200);
  };
  await save('everyone');
  await syncOnce(app);
  const { email } = app.shop.simulator.createCustomer();
  await app.bigcommerce.hooks('acme1').idle();
  const { faults } = app.bigcommerce;
  const match = { method: 'GET', path: /\/v3\/customers$/ };
  faults.add({ kind: 'slow', ms: 2_000, times: 1, match });

  const draining = app.runDueJobs();
  await expect.poll(() => faults.list()).toEqual([]);
  await save('subscribers');
  // Beside it, as another of the workers would.
  await app.runDueJobs();
  await draining;
  await app.settle();

  expect(app.account.contact(email)?.listIds ?? []).toEqual([]);
});
