import { expect, test } from 'vitest';
import type { BrevoProduct } from '../../server/clients/brevo/catalogue-item.ts';
import { compareStock, toStockEvent } from '../../server/sync/stock/stock-changes.ts';

const TENT: BrevoProduct = { id: '205', name: 'Tent', sku: 'T', stock: 5, isDeleted: false };
const RED: BrevoProduct = { ...TENT, id: 'v510', name: 'Tent – Red', sku: 'T-R', parentId: '205' };
const BLUE: BrevoProduct = { ...RED, id: 'v511', name: 'Tent – Blue', stock: 0 };

function compare(items: BrevoProduct[], told: Array<[itemId: string, level: number]>, toldAt = 1) {
  return compareStock(
    [{ productId: '205', items, readAt: 5 }],
    told.map(([itemId, level]) => ({ itemId, productId: '205', level, toldAt })),
  );
}

test('what is counted for the first time is no news', () => {
  expect(compare([TENT], [])).toEqual({
    ...{ changed: [], gone: [] },
    fresh: [{ itemId: '205', productId: '205', level: 5 }],
  });
});

test('a product that is counted by variant has news of its variants only', () => {
  const { changed, gone } = compare(
    [{ ...TENT, stock: 3 }, { ...RED, stock: 3 }, BLUE],
    [
      ['v510', 5],
      ['v511', 0],
    ],
  );
  expect(changed).toMatchObject([{ itemId: 'v510', before: 5, level: 3 }]);
  expect(gone).toEqual([]);
});

test('a product whose variants are not counted has news of its own', () => {
  const { changed } = compare([TENT, { ...RED, stock: undefined }], [['205', 4]]);
  expect(changed).toMatchObject([{ itemId: '205', before: 4, level: 5 }]);
});

test('what was told after this was read is newer', () => {
  expect(compare([TENT], [['205', 9]], 6).changed).toEqual([]);
  expect(compare([TENT], [['205', 9]], 5).changed).toHaveLength(1);
});

test('what is not counted any more is forgotten', () => {
  const { changed, gone } = compare([{ ...TENT, stock: undefined }], [['205', 9]]);
  expect([changed, gone]).toEqual([[], ['205']]);
});

test.each([
  [5, 0, 'sold_out'],
  [0, 2, 'back_in_stock'],
  [7, 2, 'in_stock'],
])('from %d to %d is %s', (before, level, status) => {
  const change = { itemId: 'v510', productId: '205', before, level, item: RED, product: TENT };
  expect(toStockEvent(change)).toEqual({
    ...{ product_id: '205', variant_id: 'v510', name: 'Tent – Red', product_name: 'Tent' },
    ...{ sku: 'T-R', status, stock: level, stock_before: before, change: level - before },
  });
});
