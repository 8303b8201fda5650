import { expect, test } from 'vitest';
import { startConnectedApp } from '../../helpers/stores/connected-store.ts';
import { manyStorefronts, saveSettings } from '../../helpers/stores/many-storefronts.ts';

const TWO_SMALL = manyStorefronts(2, { customers: 60, orders: 60, products: 20 });
const OFF = { storefronts: { 2: { enabled: false } } };

async function startSynced() {
  const app = await startConnectedApp({ bigcommerce: TWO_SMALL });
  await app.merchant.call('POST', '/syncs', { resources: ['customers', 'orders'] });
  await app.settle();
  return app;
}

test('a guest who agreed only where it is switched off leaves, though they bought elsewhere before', async () => {
  await using app = await startSynced();
  const email = 'guest.of.both@example.com';
  app.shop.simulator.placeOrder({ email, channelId: 1 });
  app.shop.simulator.placeOrder({ email, channelId: 2, isEmailOptIn: true });
  await app.settle();
  expect(app.account.contact(email)?.listIds).toHaveLength(1);

  await saveSettings(app, OFF);
  await app.settle();

  expect(app.account.contact(email)?.listIds).toEqual([]);
});

test('what a customer spent where it is switched off is nothing', async () => {
  await using app = await startSynced();
  const { id: customerId, email } = app.shop.addCustomer({ email: 'spender@example.com' });
  app.shop.addSubscriber({ email, channel_id: 1 });
  const { id } = app.shop.simulator.placeOrder({ customerId, channelId: 2 });
  await app.settle();
  app.shop.simulator.changeStatus(id, 10);
  await app.settle();
  expect(app.account.contact(email)?.attributes).toMatchObject({ ORDER_COUNT: 1 });

  await saveSettings(app, OFF);
  await app.settle();

  expect(app.account.contact(email)?.attributes).toMatchObject({ ORDER_COUNT: 0, TOTAL_SPENT: 0 });
});
