import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../../server/db/ledger/ledger.ts';
import { startKinds } from '../../helpers/models/catalogue-model.ts';
import { expectedAmount } from '../../helpers/models/order-model.ts';
import { startConnectedApp } from '../../helpers/stores/connected-store.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

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

test('a check of changes that comes across an order does not forget that it was refunded', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(1) });
  const { pending, journal } = app.context;
  const mark = { storeHash: 'acme1', kind: 'orders', entityId: '1' };
  await pending.mark([{ ...mark, hint: 'refunded' }], 1);

  const entry: LedgerEntry = {
    ...{ entityId: '1', contactKey: null, state: 'pending', reason: null, payloadHash: null },
    ...{ batchId: null, modifiedAt: 1, runNumber: 2, writtenAt: null },
  };
  await journal.setAside('acme1', 'orders', [entry], 2);

  expect(await pending.listDue('acme1', 'orders', 2, 10)).toMatchObject([{ hint: 'refunded' }]);
});
