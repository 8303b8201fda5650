import { expect, test } from 'vitest';
import { startKinds } from '../../helpers/models/catalogue-model.ts';
import { startConnectedApp, WITHOUT_WEBHOOKS } from '../../helpers/stores/connected-store.ts';
import { manyStorefronts } from '../../helpers/stores/many-storefronts.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';

test('a guest whose account was perhaps written, and is left out again, is a guest as before', async () => {
  await using app = await startConnectedApp({
    bigcommerce: { ...WITHOUT_WEBHOOKS, ...manyStorefronts(2, { customers: 60, orders: 60 }) },
  });
  const email = 'both@example.com';
  const { id } = app.shop.addCustomer({ email, origin_channel_id: 1, channel_ids: [1] });
  app.shop.addSubscriber({ email, channel_id: 2 });
  app.shop.simulator.placeOrder({ email, channelId: 2 });
  await startKinds(app.merchant, ['customers', 'orders']);
  await app.settle();
  const lists = app.account.contact(email)?.listIds;
  expect(lists).toHaveLength(1);

  const record = app.shop.addSubscriber({ email, channel_id: 1 });
  const heal = app.brevo.faults.add({ kind: 'reset', when: 'after', match: { method: 'POST' } });
  await markChanged(app, 'subscribers', record.id);
  await markChanged(app, 'customers', id);
  heal();
  app.shop.deleteSubscriber(record.id);
  await markChanged(app, 'subscribers', record.id);
  await markChanged(app, 'customers', id);
  await startKinds(app.merchant, ['customers', 'orders'], 'changes');
  await app.settle();

  expect(app.account.contact(email)?.listIds).toEqual(lists);
});
