import { expect, test } from 'vitest';
import { startKinds } from '../../helpers/models/catalogue-model.ts';
import { startConnectedApp, WITHOUT_WEBHOOKS } from '../../helpers/stores/connected-store.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

test('an order that was left out, and archived unheard, does not count for whoever comes in', async () => {
  await using app = await startConnectedApp({
    bigcommerce: { ...WITHOUT_WEBHOOKS, ...smallShop(5) },
  });
  const sync = async (mode: 'full' | 'changes') => {
    await startKinds(app.merchant, ['customers', 'orders'], mode);
    await app.settle();
  };
  const { id: customerId, email } = app.shop.simulator.createCustomer();
  const [, gone] = [1, 2].map(() =>
    app.shop.simulator.placeOrder({ customerId, channelId: 1, statusId: 10 }),
  );
  await sync('full');
  expect(app.account.contact(email)).toBeUndefined();

  app.shop.simulator.archiveOrder(gone?.id ?? 0);
  app.shop.simulator.subscribe(email, { channelId: 1 });
  await sync('changes');

  expect(app.account.contact(email)?.attributes).toMatchObject({ ORDER_COUNT: 1 });
});
