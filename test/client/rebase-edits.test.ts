import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSame, rebaseEdits } from '../../client/components/settings/rebase-edits.ts';

test('what I changed is mine, what they changed is theirs, down to the single field', () => {
  const base = { sync: { orders: true, carts: true }, share: 0.7 };
  const mine = { sync: { orders: false, carts: true }, share: 0.7 };
  const theirs = { sync: { orders: true, carts: false }, share: 0.5 };

  expect(rebaseEdits(base, mine, theirs)).toEqual({
    sync: { orders: false, carts: false },
    share: 0.5,
  });
});

test('what either of us added is there, and what either of us took away is not', () => {
  const base = { a: '1', b: '2', c: '3' };
  const mine = { b: '2', c: '3', mine: 'x' };
  const theirs = { a: '1', c: '3', theirs: 'y' };

  expect(rebaseEdits<object>(base, mine, theirs)).toEqual({ c: '3', mine: 'x', theirs: 'y' });
});

test('what I changed and they took away comes back: I was asked, and chose mine', () => {
  expect(rebaseEdits<object>({ a: '1' }, { a: '2' }, {})).toEqual({ a: '2' });
});

test('a list is taken whole', () => {
  expect(rebaseEdits([1, 2], [1, 2, 3], [2])).toEqual([1, 2, 3]);
  expect(rebaseEdits([1, 2], [1, 2], [2])).toEqual([2]);
});

test('a field named as what every object has is a field like any other', () => {
  const odd: unknown = JSON.parse('{ "__proto__": null, "constructor": 1 }');

  expect(isSame(rebaseEdits<unknown>({}, {}, odd), odd)).toBe(true);
  expect(isSame(rebaseEdits<unknown>({}, odd, {}), odd)).toBe(true);
  expect(isSame({}, odd)).toBe(false);
});

const json = () => fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>;

test('nothing changed by me leaves theirs; nothing changed by them leaves mine', () => {
  fc.assert(
    fc.property(json(), json(), (one, other) => {
      expect(isSame(rebaseEdits(one, one, other), other)).toBe(true);
      expect(isSame(rebaseEdits(one, other, one), other)).toBe(true);
    }),
  );
});
