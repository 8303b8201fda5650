import { expect, test } from 'vitest';
import { ProductWire, toProduct } from '../../server/clients/bigcommerce/product.ts';

function read(fields: object) {
  return toProduct(ProductWire.parse({ id: 7, ...fields }));
}

test.each([
  ['a number', 12.5, 12.5],
  ['text', '12.50', 12.5],
  ['empty text', '', null],
  ['null', null, null],
  ['missing', undefined, null],
  ['no number at all', 'call us', null],
  ['nothing', 0, 0],
])('a price that is %s', (_what, price, expected) => {
  expect(read({ price }).price).toBe(expected);
});

test('a sale price of 0, "" or null is none', () => {
  for (const sale_price of [0, '', null]) expect(read({ sale_price }).salePrice).toBeNull();
});

test('a product of which nothing but its id is known can be read', () => {
  expect(read({})).toEqual({
    ...{ id: 7, name: '', sku: '', description: '', price: null, salePrice: null },
    ...{ isPriceHidden: false, categoryIds: [], brandId: null, inventoryTracking: '' },
    ...{ inventoryLevel: 0, isVisible: true, availability: '', path: '', dateModified: '' },
    ...{ channelIds: [], images: [], customFields: [], variants: [] },
    ...{ bulkPrices: [], videos: [], reviewsCount: 0, reviewsRatingSum: 0 },
  });
});

test('channels are read in either shape, and passed over in any other', () => {
  expect(read({ channels: [1, 2] }).channelIds).toEqual([1, 2]);
  expect(read({ channels: [{ channel_id: 3 }] }).channelIds).toEqual([3]);
  expect(read({ channels: ['web'] }).channelIds).toEqual([]);
});

test('a variant inherits what is null, and a base variant has no options', () => {
  const { variants } = read({
    variants: [{ id: 1, price: null, sale_price: '', option_values: null, image_url: null }],
  });
  expect(variants).toEqual([
    { id: 1, sku: '', price: null, salePrice: null, imageUrl: '', inventoryLevel: 0, options: [] },
  ]);
});
