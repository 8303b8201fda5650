import { expect, test } from 'vitest';
import { startConnectedApp, syncOnce } from '../../helpers/stores/connected-store.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

test('who travels in an import while a stricter mode is followed is taken back once they are there', async () => {
  let ahead = 0;
  await using app = await startConnectedApp({
    bigcommerce: smallShop(5),
    now: () => Date.now() + ahead,
  });
  const save = async (mode: string) => {
    const { version, consent } = (await app.merchant.get('/settings')).body;
    const changed = { version, consent: { ...consent, mode } };
    expect((await app.merchant.call('PUT', '/settings', changed)).status).toBe(200);
  };
  const { email } = app.shop.simulator.createCustomer();
  await syncOnce(app);
  // What follows the looser mode arrives, and nobody hears of it before the stricter one is followed instead.
  app.brevo.switches.notifyUrlCalls = 'never';
  await save('everyone');
  await app.runDueJobs();
  await app.brevo.idle();
  expect(app.account.contact(email)?.listIds).toHaveLength(1);

  await save('subscribers');
  for (let minute = 0; minute < 8; minute += 1) {
    await app.settle();
    ahead += 60_000;
  }

  expect(app.account.contact(email)?.listIds).toEqual([]);
  const { customers } = (await app.merchant.get('/status')).body.resources;
  expect(customers.pending).toBe(0);
});
