import { expect, test } from 'vitest';
import { drainJob } from '../../../server/sync/drain/drain-job.ts';
import { movableClock } from '../../helpers/clocks/movable-clock.ts';
import { startKinds } from '../../helpers/models/catalogue-model.ts';
import {
  startConnectedApp,
  startSync,
  syncOnce,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

/** Has the newsletter, and no other contact has her phone. */
const ADA = { id: 1, email: 'ada.whitfield@example.com' };

test('a change of address that only a check of changes finds moves the contact, and empties what it filled', async () => {
  await using app = await startConnectedApp({
    bigcommerce: { ...WITHOUT_WEBHOOKS, ...smallShop(1) },
  });
  app.shop.editCustomer(ADA.id, { company: 'Ada Ltd' });
  await syncOnce(app);
  const before = structuredClone(app.account.contact(ADA.email));
  const email = 'ada.new@example.com';
  app.shop.simulator.changeEmail(ADA.id, email);
  app.shop.editCustomer(ADA.id, { company: '' });
  app.shop.simulator.subscribe(email);
  for (const { id } of app.shop.subscribersByEmail(ADA.email)) app.shop.deleteSubscriber(id);

  const run = await syncOnce(app, 'changes');

  expect(run).toMatchObject({ state: 'succeeded' });
  expect(before?.attributes).toMatchObject({ COMPANY: 'Ada Ltd' });
  expect(app.account.contact(email)?.id).toBe(before?.id);
  expect(app.account.contact(email)?.attributes).not.toHaveProperty('COMPANY');
  expect(app.account.contact(ADA.email)).toBeUndefined();
});

test('who says no while an import carries them is blocked once it has arrived', async () => {
  const clock = movableClock();
  await using app = await startConnectedApp({
    ...{ now: clock.now, bigcommerce: smallShop(1), brevo: { importDelayMs: 400 } },
  });
  await app.settle();
  await startSync(app.merchant);
  await app.runDueJobs();
  expect(app.account.contact(ADA.email)).toBeUndefined();

  app.shop.simulator.unsubscribe(ADA.email);
  await app.bigcommerce.hooks('acme1').idle();
  await app.runDueJobs();
  for (let round = 0; round < 3; round += 1) {
    await app.settle();
    clock.advance(10_000);
  }
  await app.settle();

  expect(app.account.contact(ADA.email)).toMatchObject({ emailBlacklisted: true });
});

test('orders that were left out follow a customer who comes in, whichever is looked at first', async () => {
  const clock = movableClock();
  await using app = await startConnectedApp({ now: clock.now, bigcommerce: smallShop(5) });
  await startKinds(app.merchant, ['customers', 'orders']);
  await app.settle();
  const { id, email } = app.shop.simulator.createCustomer();
  await app.settle();
  const order = app.shop.simulator.placeOrder({ customerId: id });
  await app.settle();
  expect(app.account.order(String(order.id))).toBeUndefined();

  // Brevo does not take him for a while: his order is looked at before he is there.
  const match = { method: 'POST', path: /\/v3\/contacts$/ };
  app.brevo.faults.add({ kind: 'status', status: 503, times: 4, match });
  // On another storefront than that of the order: a guest would not count as subscribed.
  app.shop.simulator.subscribe(email, { channelId: 2 });
  for (let round = 0; round < 4; round += 1) {
    await app.settle();
    clock.advance(20_000);
  }
  await app.settle();

  const contact = app.account.contact(email);
  expect(contact).toBeDefined();
  expect(app.account.order(String(order.id))?.contactId).toBe(contact?.id);
});

test('an order of somebody who is still on their way waits for them, also where a sync comes across it', async () => {
  const clock = movableClock();
  await using app = await startConnectedApp({
    now: clock.now,
    bigcommerce: { ...WITHOUT_WEBHOOKS, ...smallShop(5) },
  });
  // So many that they travel together; one of them will be refused for a number that is Ada's, and sent again without it.
  const people = Array.from({ length: 25 }, () => app.shop.simulator.createCustomer());
  const [customer] = people;
  app.shop.editCustomer(customer?.id ?? 0, { phone: app.shop.customers.get(ADA.id).phone });
  const { id: orderId } = app.shop.simulator.placeOrder({ customerId: customer?.id });
  const held = () => app.account.order(String(orderId));
  await startKinds(app.merchant, ['customers', 'orders']);
  await app.settle();
  expect(held()).toBeUndefined();

  app.brevo.switches.notifyUrlCalls = 'never';
  const records = people.map(({ email }) => app.shop.simulator.subscribe(email));
  const { pending, queue, now } = app.context;
  await pending.mark(
    records.map(({ id }) => ({ storeHash: 'acme1', kind: 'subscribers', entityId: String(id) })),
    now(),
  );
  await queue.enqueue(drainJob('acme1', 'subscribers'));
  await app.runDueJobs();
  await startKinds(app.merchant, ['orders']);
  await app.runDueJobs();
  expect(app.account.contact(customer?.email ?? '')).toBeUndefined();
  for (let round = 0; round < 4; round += 1) {
    await app.settle();
    clock.advance(10_000);
  }

  const contact = app.account.contact(customer?.email ?? '');
  expect(contact).toBeDefined();
  expect(held()?.contactId).toBe(contact?.id);
});
