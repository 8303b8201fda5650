import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spansOf } from '../../server/clients/bigcommerce/orders.ts';

test('orders placed close to each other come in one call', () => {
  expect(spansOf([300, 7, 256, 257, 9000])).toEqual([
    [7, 256],
    [257, 300],
    [9000, 9000],
  ]);
  expect(spansOf([])).toEqual([]);
});

test('every order is in a span, and no span is longer than a page', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5000 })), (ids) => {
      const spans = spansOf(ids);
      for (const id of ids)
        expect(spans.filter(([least, greatest]) => id >= least && id <= greatest)).toHaveLength(1);
      for (const [least, greatest] of spans) expect(greatest - least).toBeLessThan(250);
    }),
  );
});
