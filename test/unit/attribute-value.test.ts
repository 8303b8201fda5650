import { expect, test } from 'vitest';
import {
  toAttributeValue,
  UnfitValue,
} from '../../server/sync/customers/mapping/attribute-value.ts';

test.each([
  ['  Ada ', 'text', 'Ada'],
  [12, 'text', '12'],
  [['a', 'b'], 'text', 'a, b'],
  ['12.50', 'float', 12.5],
  [0, 'float', 0],
  ['2024-05-14', 'date', '2024-05-14'],
  ['2018-05-07T20:14:17+00:00', 'date', '2018-05-07'],
  ['2018-05-07T23:30:00-05:00', 'date', '2018-05-08'],
  ['2018-05-07T20:14:17Z', 'date', '2018-05-07'],
  ['Wed, 10 Jan 2018 21:05:30 +0000', 'date', '2018-01-10'],
  ['2023-07-17 06:30:41', 'date', '2023-07-17'],
  ['Yes', 'boolean', true],
  [false, 'boolean', false],
  ['red', 'multiple-choice', ['red']],
  ['', 'text', undefined],
  ['   ', 'text', undefined],
  [[], 'text', undefined],
  [undefined, 'float', undefined],
] as const)('%j as %s is %j', (value, type, expected) => {
  const given = Array.isArray(value) ? [...value] : value;
  expect(toAttributeValue(given as string | undefined, type)).toEqual(expected);
});

test.each([
  ['a dozen', 'float'],
  ['soon', 'date'],
  ['perhaps', 'boolean'],
  ['1e999', 'float'],
] as const)('%j does not fit %s, and says so instead of vanishing in Brevo', (value, type) => {
  expect(() => toAttributeValue(value, type)).toThrow(UnfitValue);
});
