import { expect, test } from 'vitest';
import {
  startConnectedApp,
  syncOnce,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

/** A clock that a test moves on, and a way to save a mode. */
async function startShop(options: Parameters<typeof startConnectedApp>[0] = {}) {
  let ahead = 0;
  const app = await startConnectedApp({ ...options, now: () => Date.now() + ahead });
  const save = async (mode: string) => {
    const { version, consent } = (await app.merchant.get('/settings')).body;
    const changed = { version, consent: { ...consent, mode } };
    expect((await app.merchant.call('PUT', '/settings', changed)).status).toBe(200);
  };
  const minutesLater = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      await app.settle();
      ahead += 60_000;
    }
  };
  return Object.assign(app, { save, minutesLater });
}

test('who travels in an import while a stricter mode is followed is taken back once they are there', async () => {
  await using app = await startShop({ bigcommerce: smallShop(5) });
  const { email } = app.shop.simulator.createCustomer();
  await syncOnce(app);
  // What follows the looser mode arrives, and nobody hears of it before the stricter one is followed instead.
  app.brevo.switches.notifyUrlCalls = 'never';
  await app.save('everyone');
  await app.runDueJobs();
  await app.brevo.idle();
  expect(app.account.contact(email)?.listIds).toHaveLength(1);

  await app.save('subscribers');
  await app.minutesLater(8);

  expect(app.account.contact(email)?.listIds).toEqual([]);
  const { customers } = (await app.merchant.get('/status')).body.resources;
  expect(customers.pending).toBe(0);
});

test('of two records with one address, the one that is left out takes nothing from the one that is on its way', async () => {
  await using app = await startShop({
    bigcommerce: { ...WITHOUT_WEBHOOKS, ...smallShop(5) },
  });
  const email = 'two@example.com';
  const [one] = [1, 2].map((channel) =>
    app.shop.addCustomer({ email, origin_channel_id: channel, channel_ids: [channel] }),
  );
  app.shop.addSubscriber({ email, channel_id: 1 });
  await app.save('everyone');
  await syncOnce(app);
  const lists = app.account.contact(email)?.listIds;
  expect(lists).toHaveLength(1);

  app.brevo.switches.notifyUrlCalls = 'never';
  app.shop.editCustomer(one?.id ?? 0, { company: 'Two Ltd' });
  await app.save('subscribers');
  await app.minutesLater(8);

  expect(app.account.contact(email)).toMatchObject({
    ...{ listIds: lists, attributes: { COMPANY: 'Two Ltd' } },
  });
});
