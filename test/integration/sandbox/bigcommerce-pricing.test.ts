import { expect, test } from 'vitest';
import { openShop } from '../../helpers/calls/shop-client.ts';

const PATH = '/v3/pricing/products';

function asking(...ids: number[]) {
  return { channel_id: 2, currency_code: 'EUR', items: ids.map((id) => ({ product_id: id })) };
}

test('prices are those of the channel’s price list, else the store’s, converted', async () => {
  await using shop = await openShop();
  shop.shop.priceLists.set(2, 2, { price: 18.5, salePrice: 12 });
  shop.shop.priceLists.set(2, 4, null);
  const { price } = shop.shop.catalog.editProduct(4, { price: 50, sale_price: 0 });

  const { status, body } = await shop.call('POST', PATH, asking(2, 4));

  expect(status).toBe(200);
  expect(body.data).toMatchObject([
    {
      ...{ product_id: 2, reference_request: { product_id: 2 } },
      price: { as_entered: 18.5, entered_inclusive: false },
      ...{ sale_price: { as_entered: 12 }, calculated_price: { as_entered: 12 } },
    },
    { product_id: 4, price: { as_entered: price * 0.92 } },
  ]);
  expect(body.data[1]).not.toHaveProperty('sale_price');
  const inDollars = await shop.call('POST', PATH, { ...asking(4), currency_code: 'USD' });
  expect(inDollars.body.data[0].price.as_entered).toBe(50);
});

test('one storefront has prices of its own without anybody’s doing', async () => {
  await using shop = await openShop();
  const ids = [26, 28, 32];
  const { body } = await shop.call('POST', PATH, asking(...ids));
  const made = body.data.map((item: { price: { as_entered: number } }) => item.price.as_entered);
  expect(made.every((price: number) => /\.95$/.test(String(price)))).toBe(true);
});

test('what is wrong with a request is refused, by the field', async () => {
  await using shop = await openShop();
  const refusal = async (body: object) => {
    const answer = await shop.call('POST', PATH, body);
    expect(answer.status).toBe(422);
    return Object.keys(answer.body.errors);
  };

  const { currency_code: _, ...nameless } = asking(1);
  expect(await refusal(nameless)).toEqual(['currency_code']);
  expect(await refusal({ ...asking(1), channel_id: 99 })).toEqual(['channel_id']);
  expect(await refusal({ ...asking(1), currency_code: 'XXX' })).toEqual(['currency_code']);
  expect(await refusal(asking(...Array.from({ length: 51 }, (_one, nth) => nth + 1)))).toEqual([
    'items',
  ]);
  expect((await shop.call('POST', PATH, asking(1, 99_999))).body.data).toHaveLength(1);
  shop.bigcommerce.switches.pricingUnknownProduct = 'refused';
  expect(await refusal(asking(1, 99_999))).toEqual(['items']);
});

test('it needs the scope of the catalogue', async () => {
  await using shop = await openShop({ scopes: ['store_v2_customers_read_only'] });
  expect((await shop.call('POST', PATH, asking(1))).status).toBe(403);
});
