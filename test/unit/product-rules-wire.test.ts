import { expect, test } from 'vitest';
import { MetafieldWire, toMetafield } from '../../server/clients/bigcommerce/metafield.ts';
import {
  ComplexRuleWire,
  ModifiersWire,
  toComplexRule,
  toModifiers,
} from '../../server/clients/bigcommerce/product-rules.ts';

test('a rule of which nothing is said does nothing', () => {
  expect(toComplexRule(ComplexRuleWire.parse({}))).toEqual({
    ...{ isEnabled: true, sortOrder: 0, isNotForSale: false, isHidden: false },
    ...{ price: null, conditions: [] },
  });
});

test.each([
  [
    { adjuster: 'relative', adjuster_value: 4.5 },
    { isPercentage: false, amount: 4.5 },
  ],
  [
    { adjuster: 'percentage', adjuster_value: '-10.00' },
    { isPercentage: true, amount: -10 },
  ],
  [{}, { isPercentage: false, amount: 0 }],
  [null, null],
])('a price adjuster of %j', (price_adjuster, price) => {
  expect(toComplexRule(ComplexRuleWire.parse({ price_adjuster })).price).toEqual(price);
});

test('a condition names a variant, or a modifier and its value', () => {
  const conditions = [
    { rule_id: 1, modifier_id: null, modifier_value_id: null, variant_id: 7 },
    { rule_id: 1, modifier_id: 9, modifier_value_id: 92, variant_id: null },
  ];
  expect(toComplexRule(ComplexRuleWire.parse({ conditions })).conditions).toEqual([
    { variantId: 7, modifierId: null, valueId: null },
    { variantId: null, modifierId: 9, valueId: 92 },
  ]);
});

test('modifiers are read without their values, and products without modifiers', () => {
  const modifiers = [{ id: 8, display_name: 'Your text', required: true, option_values: null }];
  expect(toModifiers(ModifiersWire.parse({ id: 1, modifiers }))).toEqual([
    { id: 8, name: 'Your text', isRequired: true, values: [] },
  ]);
  expect(toModifiers(ModifiersWire.parse({ id: 1 }))).toEqual([]);
});

test('a metafield knows whose it is, be the number text or not', () => {
  const fields = { id: 3, namespace: 'shop', key: 'care', value: null };
  for (const resource_id of [118, '118'])
    expect(toMetafield(MetafieldWire.parse({ ...fields, resource_id }))).toEqual({
      ...{ id: 3, ownerId: 118, namespace: 'shop', key: 'care', value: '' },
    });
});
