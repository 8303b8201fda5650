import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startKinds, syncKinds } from '../../helpers/models/catalogue-model.ts';
import {
  type ConnectedApp,
  importsOf,
  startConnectedApp,
} from '../../helpers/stores/connected-store.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

/** A synced store with guests of the past, of whose orders no webhook has told, and a clock that goes on. */
async function startShop(guests: number, brevo = {}) {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const app = await startConnectedApp({ bigcommerce: smallShop(5), brevo, now });
  await syncKinds(app, ['customers']);
  const { simulator, orders } = app.shop;
  app.bigcommerce.switches.hookLostShare = 1;
  const emails = Array.from({ length: guests }, (_, nth) => `guest${nth}@example.com`);
  for (const email of emails) {
    const { id } = simulator.placeOrder({ email, channelId: 1, isEmailOptIn: true });
    orders.table.get(id).createdAt = '2024-03-01T10:00:00Z';
  }
  await app.bigcommerce.hooks('acme1').idle();
  app.bigcommerce.switches.hookLostShare = 0;
  const later = async (ms: number) => {
    ahead += ms;
    await app.settle();
  };
  return Object.assign(app, { emails, later });
}

/** They say so while the walk over the orders is under way, and everybody else gets on with their work. */
async function sayNoMeanwhile(app: ConnectedApp, email: string, isUnderWay: () => boolean) {
  await startKinds(app.merchant, ['orders']);
  const walk = app.runDueJobs();
  while (!isUnderWay()) await pause(5);
  app.shop.simulator.unsubscribe(email);
  await app.bigcommerce.hooks('acme1').idle();
  await app.runDueJobs();
  await walk;
  await app.settle();
}

test('a no that a guest says before they are written, and after they were decided, blocks them', async () => {
  await using app = await startShop(2);
  const [first = '', second = ''] = app.emails;
  const single = { method: 'POST', path: /^\/v3\/contacts$/ };
  app.brevo.faults.add({ kind: 'slow', ms: 600, match: single, times: 1 });

  await sayNoMeanwhile(app, second, () => app.brevo.faults.list().length === 0);

  expect(app.account.contact(first)).toMatchObject({ emailBlacklisted: false });
  expect(app.account.contact(second)).toMatchObject({ emailBlacklisted: true });
});

test('a no that a guest says while an import carries them blocks them once it has arrived', async () => {
  await using app = await startShop(25, { importDelayMs: 600 });
  const [first = '', second = ''] = app.emails;
  const before = importsOf(app).length;

  await sayNoMeanwhile(app, second, () => importsOf(app).length > before);
  await app.later(10_000);

  expect(app.account.contact(first)).toMatchObject({ emailBlacklisted: false });
  expect(app.account.contact(second)).toMatchObject({ emailBlacklisted: true });
});
