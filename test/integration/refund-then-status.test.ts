import { expect, test } from 'vitest';
import { startKinds } from '../helpers/catalogue-model.ts';
import { startConnectedApp } from '../helpers/connected-store.ts';
import { expectedAmount } from '../helpers/order-model.ts';
import { smallShop } from '../helpers/small-shop.ts';

test('a refund is heard of though the status is changed again before anybody looks', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(5) });
  await startKinds(app.merchant, ['customers', 'orders']);
  await app.settle();
  const { id } = app.shop.simulator.placeOrder({ customerId: 1 });
  await app.settle();

  app.shop.simulator.refund(id, { amount: 100 });
  app.shop.simulator.changeStatus(id, 2);
  await app.settle();

  const order = app.shop.orders.table.get(id);
  expect(app.account.order(String(id))?.amount).toBeCloseTo(expectedAmount(order), 1);
});
