import { expect, test } from 'vitest';
import { startConnectedApp, syncOnce } from '../../helpers/stores/connected-store.ts';
import { manyStorefronts } from '../../helpers/stores/many-storefronts.ts';

test('the preview knows what customers ordered and whether they subscribed, as Brevo will', async () => {
  const small = manyStorefronts(1, { customers: 30, orders: 60, products: 20 });
  await using app = await startConnectedApp({ bigcommerce: small });
  const customerMapping = [
    { source: 'orders_count', attribute: 'ORDER_COUNT' },
    { source: 'accepts_marketing', attribute: 'NEWSLETTER' },
  ];
  const { version } = (await app.merchant.get('/settings')).body;
  await app.merchant.call('PUT', '/settings', { version, customerMapping });
  const preview = async () =>
    (await app.merchant.call('POST', '/mapping/preview', { customerMapping })).body.customers;
  for (const { attributes } of await preview()) expect(attributes).toEqual({ NEWSLETTER: false });

  await syncOnce(app);
  await app.merchant.call('POST', '/syncs', { resources: ['orders'] });
  await app.settle();

  const shown: Array<{ email: string; attributes: Record<string, unknown> }> = await preview();
  const written = shown.flatMap(({ email, attributes }) => {
    const contact = app.account.contact(email);
    return contact ? [{ shown: attributes, has: contact.attributes }] : [];
  });
  expect(written.length).toBeGreaterThan(0);
  for (const one of written) expect(one.has).toMatchObject(one.shown);
  const { fields } = (await app.merchant.get('/fields')).body;
  const exampleOf = (wanted: string) =>
    fields.find(({ source }: { source: string }) => source === wanted).example;
  expect(Number(exampleOf('orders_count'))).toBeGreaterThan(0);
});
