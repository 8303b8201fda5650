import { expect, test } from 'vitest';
import { BigCommerceClient } from '../../../server/clients/bigcommerce/bigcommerce-client.ts';
import { Pacing } from '../../../server/clients/pacing.ts';
import {
  readAllMetafields,
  readMetafieldsOf,
} from '../../../server/sync/products/read-metafields.ts';
import { openShop } from '../../helpers/calls/shop-client.ts';

const { signal } = new AbortController();

/** Every fifth of three hundred products has a metafield that we may see; one more has two long ones. */
async function openDetail() {
  const shop = await openShop();
  const { catalogDetail } = new BigCommerceClient({
    apiUrl: shop.bigcommerce.apiUrl,
    storeHash: 'acme1',
    accessToken: shop.token,
    pacer: new Pacing().forStore('acme1'),
  });
  for (const key of ['long', 'longer'])
    shop.shop.simulator.noteMetafield('product', 7, { key, value: 'word '.repeat(10_000) });
  return { detail: catalogDetail, ...shop };
}

test('one by one or all together, a product has the same metafields', async () => {
  await using shop = await openDetail();
  const all = await readAllMetafields(shop.detail, 'products', signal);
  const before = shop.bigcommerce.requests.total;
  const few = await readMetafieldsOf(shop.detail, 'products', [5, 7], signal);
  expect(shop.bigcommerce.requests.total - before).toBe(2);
  const many = await readMetafieldsOf(shop.detail, 'products', [5, 7, 8, 9, 10], signal);
  expect(shop.bigcommerce.requests.total - before).toBe(3);

  expect(all?.size).toBe(61);
  for (const id of [5, 7]) {
    expect(few.get(id)).toEqual(all?.get(id));
    expect(many.get(id)).toEqual(all?.get(id));
  }
  expect(few.get(7)?.map(({ value }) => value.length)).toEqual([2_000, 2_000]);
  expect(few.get(8)).toBeUndefined();
});

test('where all would take more calls than one for each, each is asked for', async () => {
  await using shop = await openDetail();
  for (let nth = 0; nth < 1_000; nth += 1)
    shop.shop.simulator.noteMetafield('product', 9, { key: `note-${nth}`, value: 'x' });
  const before = shop.bigcommerce.requests.total;

  const found = await readMetafieldsOf(shop.detail, 'products', [5, 7, 8], signal);

  // The look that says how many there are, and three.
  expect(shop.bigcommerce.requests.total - before).toBe(4);
  expect([...found.keys()]).toEqual([5, 7]);
});

test('more than can be held is not held', async () => {
  await using shop = await openDetail();
  expect(await readAllMetafields(shop.detail, 'products', signal, 4_000)).toBeUndefined();
});

test('a product that is gone has none', async () => {
  await using shop = await openDetail();
  expect(await readMetafieldsOf(shop.detail, 'products', [999_999], signal)).toEqual(new Map());
});
