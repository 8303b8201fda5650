import { expect, test } from 'vitest';
import type { Product } from '../../server/clients/bigcommerce/product.ts';
import type { ComplexRule } from '../../server/clients/bigcommerce/product-rules.ts';
import { SettingsDocument } from '../../server/contract/settings.ts';
import { detailFields, metafieldFields } from '../../server/sync/products/detail-fields.ts';
import { toMetaInfo } from '../../server/sync/products/meta-info.ts';
import {
  type DetailChoices,
  NO_DETAIL,
  type ProductDetail,
  toDetailChoices,
} from '../../server/sync/products/product-detail.ts';
import { aProduct, aVariant } from '../fixtures/product.ts';

const NOTHING = toDetailChoices(SettingsDocument.parse({}));
const ENGRAVING = {
  ...{ id: 9, name: 'Engraving', isRequired: false },
  values: [
    { id: 91, label: 'None' },
    { id: 92, label: 'Initials' },
  ],
};
const TENTS = { name: 'Tents', sortOrder: 3, metafields: [] };

function fields(
  choices: Partial<DetailChoices>,
  product: Partial<Product> = {},
  detail: Partial<ProductDetail> = {},
) {
  const all = { ...NO_DETAIL, ...detail };
  return detailFields(aProduct(product), all, { ...NOTHING, ...choices }).filter(
    ([, value]) => value !== '',
  );
}

function aRule(changes: Partial<ComplexRule> = {}): ComplexRule {
  return {
    ...{ isEnabled: true, sortOrder: 0, isNotForSale: false, isHidden: false },
    price: { isPercentage: false, amount: 4.5 },
    conditions: [{ variantId: null, modifierId: 9, valueId: 92 }],
    ...changes,
  };
}

function aMetafield(key: string, value: string) {
  return { id: 1, ownerId: 1, namespace: 'shop', key, value };
}

test('nothing of it is there until it is switched on', () => {
  const product = { reviewsCount: 3, videos: [{ title: '', type: 'youtube', videoId: 'x' }] };
  expect(fields({}, product, { categories: [TENTS], modifiers: [ENGRAVING] })).toEqual([]);
  const metafields = [aMetafield('care', 'Wash')];
  expect(metafieldFields({ ...NO_DETAIL, metafields }, NOTHING)).toEqual([]);
});

test.each([
  [{ reviewsCount: 3, reviewsRatingSum: 13 }, [3, 4.33]],
  [{ reviewsCount: 1, reviewsRatingSum: 5 }, [1, 5]],
  [{ reviewsCount: 0, reviewsRatingSum: 0 }, [0]],
])('reviews of %j', (product, expected) => {
  expect(fields({ reviewsSummary: true }, product).map(([, value]) => value)).toEqual(expected);
});

test('bulk prices in words, but for a price that is hidden', () => {
  const bulkPrices = [
    { from: 2, to: 4, type: 'price', amount: 1.5 },
    { from: 5, to: 9, type: 'percent', amount: 5 },
    { from: 10, to: 0, type: 'fixed', amount: 12 },
  ];
  expect(fields({ bulkPricing: true }, { bulkPrices })).toEqual([
    ['bulk_pricing', '2–4: 1.5 off each; 5–9: 5 % off; 10+: 12 each'],
  ]);
  expect(fields({ bulkPricing: true }, { bulkPrices, isPriceHidden: true })).toEqual([]);
});

test.each([
  ['a choice', aRule(), 'Engraving = Initials: +4.5'],
  [
    'a choice of any value',
    aRule({ conditions: [{ variantId: null, modifierId: 9, valueId: null }] }),
    'Engraving: +4.5',
  ],
  [
    'a variant that costs less',
    aRule({
      price: { isPercentage: true, amount: -10 },
      conditions: [{ variantId: 510, modifierId: null, valueId: null }],
    }),
    'Red / M: -10 %',
  ],
  [
    'two conditions, one of which nobody knows',
    aRule({
      conditions: [
        { variantId: 7, modifierId: null, valueId: null },
        { variantId: null, modifierId: 8, valueId: 1 },
      ],
    }),
    'variant 7 and modifier 8: +4.5',
  ],
  ['none', aRule({ conditions: [], price: null, isNotForSale: true }), 'always: not for sale'],
  ['one that does nothing', aRule({ price: null }), undefined],
  ['one that is switched off', aRule({ isEnabled: false }), undefined],
])('a rule with %s', (_what, rule, expected) => {
  const detail = { complexRules: [rule], modifiers: [ENGRAVING] };
  const [field] = fields({ complexRules: true }, { variants: [aVariant()] }, detail);
  expect(field?.[1]).toBe(expected);
});

test('rules keep their order, and hide what a hidden price would tell', () => {
  const complexRules = [
    aRule({ sortOrder: 2, isHidden: true }),
    aRule({ sortOrder: 1, isNotForSale: true }),
  ];
  const detail = { complexRules, modifiers: [ENGRAVING] };
  expect(fields({ complexRules: true }, { isPriceHidden: true }, detail)).toEqual([
    ['complex_rules', 'Engraving = Initials: not for sale; Engraving = Initials: hidden'],
  ]);
});

test('options are those of the variants, each value once', () => {
  const variants = [aVariant(), aVariant({ options: [{ name: 'Colour', label: 'Blue' }] })];
  expect(fields({ options: true }, { variants })).toEqual([
    ['options', 'Colour: Red, Blue; Size: M'],
  ]);
});

test('modifiers, videos and categories by their names', () => {
  const typed = { id: 8, name: 'Text', isRequired: true, values: [] };
  const video = { title: 'Pitching', type: 'youtube', videoId: 'abc' };
  const categories = [TENTS, { ...TENTS, name: 'Sale', sortOrder: 0 }];
  const choices = { modifiers: true, videos: true, categoryAssignments: true };
  expect(
    fields(
      { ...choices, categorySortOrder: true },
      { videos: [video, { ...video, videoId: 'def' }] },
      { modifiers: [ENGRAVING, typed], categories },
    ),
  ).toEqual([
    ['modifiers', 'Engraving: None, Initials; Text (required)'],
    ['videos', 'https://www.youtube.com/watch?v=abc https://www.youtube.com/watch?v=def'],
    ['category_names', 'Tents, Sale'],
    ['category_sort_order', 'Tents: 3, Sale: 0'],
  ]);
});

test('other storefronts come last of ours, and what does not fit is left out', () => {
  const other = (channelId: number, price: string | null) => ({
    ...{ channelId, url: `https://s${channelId}.example.com/tent/`, price },
  });
  const storefronts = [other(2, '19.95 EUR'), other(3, null)];
  const choices = { reviewsSummary: true, storefrontDetail: true };
  const own = fields(choices, {}, { storefronts });
  expect(own).toEqual([
    ['reviews_count', 0],
    ['url_2', 'https://s2.example.com/tent/'],
    ['price_2', '19.95 EUR'],
    ['url_3', 'https://s3.example.com/tent/'],
  ]);

  const many = Array.from({ length: 20 }, (_, nth) => other(nth + 2, '9 EUR'));
  const { metaInfo, isCut } = toMetaInfo(fields(choices, {}, { storefronts: many }), [
    ['Material', 'Nylon'],
  ]);
  expect(isCut).toBe(true);
  expect(Object.keys(metaInfo)).toHaveLength(20);
  expect(Object.keys(metaInfo).slice(0, 3)).toEqual(['reviews_count', 'url_2', 'price_2']);
  expect(metaInfo).not.toHaveProperty('Material');
});

test('metafields go by namespace and key, those of categories apart', () => {
  const detail = {
    ...NO_DETAIL,
    metafields: [aMetafield('care', 'Wash')],
    categories: [{ ...TENTS, metafields: [aMetafield('season', 'Summer')] }],
  };
  expect(metafieldFields(detail, { ...NOTHING, metafields: true })).toEqual([
    ['shop.care', 'Wash'],
  ]);
  expect(metafieldFields(detail, { ...NOTHING, categoryMetafields: true })).toEqual([
    ['category.shop.season', 'Summer'],
  ]);
});
