import { expect, test } from 'vitest';
import { install } from '../../helpers/stores/merchant.ts';
import { startTestApp } from '../../helpers/stores/start-test-app.ts';

test('the statuses of the store are told by the names it gave them, with what each is to Brevo', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);

  const { status, body } = await merchant.get('/order-statuses');

  expect(status).toBe(200);
  expect(body.statuses).toHaveLength(15);
  expect(body.statuses.map(({ id }: { id: number }) => id)).toEqual([...Array(15).keys()]);
  expect(body.statuses).toEqual(
    expect.arrayContaining([
      { id: 4, name: 'Refunded', defaultBrevoStatus: 'refunded' },
      { id: 5, name: 'Cancelled', defaultBrevoStatus: 'cancelled' },
      { id: 7, name: 'Awaiting Payment', defaultBrevoStatus: 'pending' },
      { id: 10, name: 'Completed', defaultBrevoStatus: 'completed' },
    ]),
  );
});

test('when BigCommerce does not answer, the merchant is told so', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  app.bigcommerce.faults.add({ kind: 'status', status: 503, times: 20 });

  const { status, body } = await merchant.get('/order-statuses');

  expect(status).toBe(502);
  expect(body.error.code).toBe('remote_failed');
});
