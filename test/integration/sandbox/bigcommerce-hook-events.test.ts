import { expect, test } from 'vitest';
import { receiveHooks } from '../../helpers/calls/hook-receiver.ts';
import { delivered, listen } from '../../helpers/calls/listen-to-shop.ts';
import { openShop } from '../../helpers/calls/shop-client.ts';

test('addresses, attributes and form fields do not count as the customer', async () => {
  await using receiver = await receiveHooks();
  await using shop = await openShop();
  await listen(shop, 'store/customer/*', receiver.url);
  const { addresses, attributes } = shop.shop.customers.get(10);
  const [first, ...rest] = addresses;
  const heardOf = async (work: () => void) => {
    work();
    await delivered(shop);
    return receiver.received.splice(0).map(({ body }) => body);
  };
  if (!first) throw new Error('Customer 10 has addresses.');

  const edited = await heardOf(() =>
    shop.shop.editCustomer(10, { addresses: [{ ...first, city: 'Oslo' }, ...rest] }),
  );
  expect(edited).toMatchObject([
    {
      scope: 'store/customer/address/updated',
      data: { type: 'customer', id: first.id, address: { customer_id: 10 } },
    },
  ]);
  expect(await heardOf(() => shop.shop.editCustomer(10, { attributes: [] }, 'api'))).toEqual([]);
  const [value] = shop.shop.customers.get(21).attributes;
  if (!value) throw new Error('Customer 21 has attributes.');
  const inPanel = await heardOf(() =>
    shop.shop.editCustomer(10, { attributes: [...attributes, value] }),
  );
  expect(inPanel).toMatchObject([{ scope: 'store/customer/updated', data: { id: 10 } }]);
});

test('stock of a product, of a variant, and none of what is not tracked', async () => {
  await using receiver = await receiveHooks();
  await using shop = await openShop();
  for (const scope of ['store/product/*', 'store/sku/*']) await listen(shop, scope, receiver.url);
  const { catalog } = shop.shop;

  catalog.setStock({ variantId: 2000, place: 0, level: 500 });
  catalog.setStock({ variantId: 1001, place: 0, level: 500 });
  catalog.setStock({ variantId: 11_000, place: 0, level: 500 });
  await delivered(shop);

  expect(receiver.scopes().sort()).toEqual([
    'store/product/inventory/updated',
    'store/product/updated',
    'store/sku/inventory/updated',
  ]);
  expect(receiver.of('store/sku/inventory/updated')[0]?.body.data).toMatchObject({
    type: 'sku',
    id: 1001,
    inventory: { product_id: 1, method: 'absolute', variant_id: 1001 },
  });
});

test('custom fields and second images are no news; total sold and the review count are', async () => {
  await using receiver = await receiveHooks();
  await using shop = await openShop();
  await listen(shop, 'store/product/updated', receiver.url);
  const { catalog } = shop.shop;
  const { images } = catalog.products.get(1);

  catalog.editProduct(1, { custom_fields: [] });
  catalog.editProduct(1, { images: images.slice(0, 2) });
  catalog.editProduct(2, { total_sold: 99_999 });
  catalog.editProduct(3, { reviews_count: 77 });
  await delivered(shop);

  expect(receiver.received.map(({ body }) => body.data.id).toSorted()).toEqual([2, 3]);
});

test('shipping an order, and another owner of the store', async () => {
  await using receiver = await receiveHooks();
  await using shop = await openShop();
  await listen(shop, 'store/shipment/*', receiver.url);
  await listen(shop, 'store/information/updated', receiver.url);
  const { id } = shop.shop.simulator.placeOrder({ customerId: 1 });

  shop.shop.simulator.changeStatus(id, 2);
  shop.shop.simulator.changeStatus(id, 10);
  shop.bigcommerce.changeOwnerEmail('acme1', 'new.owner@example.com');
  await delivered(shop);

  expect(receiver.received.map(({ body }) => body.data)).toEqual([
    { type: 'shipment', id, orderId: id },
    { type: 'store' },
  ]);
});

test('newsletter records that are written by the API', async () => {
  await using receiver = await receiveHooks();
  await using shop = await openShop({ scopes: ['store_v2_customers'] });
  await listen(shop, 'store/subscriber/*', receiver.url);
  const path = '/v3/customers/subscribers';

  const made = await shop.call('POST', path, { email: 'api@example.com', consents: [] });
  const again = await shop.call('POST', path, { email: 'api@example.com' });
  const { id } = made.body.data;
  const changed = await shop.call('PUT', `${path}/${id}`, { consents: ['abandoned_cart'] });
  const gone = await shop.call('DELETE', `${path}/${id}`);
  await delivered(shop);

  expect([made.status, again.status, changed.status, gone.status]).toEqual([200, 409, 200, 204]);
  expect(changed.body.data.consents).toEqual(['abandoned_cart']);
  expect((await shop.call('PUT', `${path}/${id}`, {})).status).toBe(404);
  expect((await shop.call('POST', path, { email: 'none' })).status).toBe(422);
  expect(receiver.scopes()).toEqual([
    ...['store/subscriber/created', 'store/subscriber/updated', 'store/subscriber/deleted'],
  ]);
});

test('categories name their tree to the channel', async () => {
  await using receiver = await receiveHooks();
  await using shop = await openShop();
  await listen(shop, 'store/category/*', receiver.url);
  await listen(shop, 'store/channel/1/category/updated', receiver.url);

  shop.shop.catalog.editCategory(1, { name: 'Other' });
  await delivered(shop);

  expect(receiver.received.map(({ body }) => body.data)).toEqual([
    { type: 'category', id: 1 },
    { category_id: 1, tree_id: 1 },
  ]);
});

test('a price on a price list, of one variant or of several together, and a list that is assigned', async () => {
  await using receiver = await receiveHooks();
  await using shop = await openShop();
  await listen(shop, 'store/priceList/*', receiver.url);
  const { simulator, catalog } = shop.shop;
  const several = catalog.products.get(1).variants;
  const single = [2, 3, 4, 5, 6, 7, 8].find((id) => catalog.products.get(id).variants.length === 1);

  simulator.setListPrice(2, single ?? 0, { price: 12, salePrice: 0 });
  simulator.setListPrice(2, 1, null);
  simulator.assignPriceList(2);
  await delivered(shop);

  expect(receiver.received.map(({ body }) => [body.scope, body.data])).toEqual([
    ['store/priceList/record/updated', expect.objectContaining({ price_list_id: 2 })],
    [
      'store/priceList/records/deleted',
      several.map(({ id }) => expect.objectContaining({ price_list_id: 2, variant_id: id })),
    ],
    ['store/priceList/assignment/updated', expect.objectContaining({ channel_id: 2 })],
  ]);
});
