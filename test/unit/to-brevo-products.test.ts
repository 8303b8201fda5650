import { expect, test } from 'vitest';
import type { Product } from '../../server/clients/bigcommerce/product.ts';
import { SettingsDocument } from '../../server/contract/settings.ts';
import { StorefrontUrls } from '../../server/sync/catalogue/storefront-urls.ts';
import { toMetaInfo } from '../../server/sync/products/meta-info.ts';
import { toPlainText } from '../../server/sync/products/plain-text.ts';
import { toDetailChoices } from '../../server/sync/products/product-detail.ts';
import {
  type ProductMapping,
  toBrevoProducts,
} from '../../server/sync/products/to-brevo-products.ts';
import { aProduct, aVariant } from '../fixtures/product.ts';

const SITES = [
  { id: 1000, channelId: 1, url: 'https://shop.example.com' },
  { id: 1001, channelId: 2, url: 'https://eu.example.com/' },
];
const { products, categories } = SettingsDocument.parse({});
const ALL = toDetailChoices({ products, categories });

function urls(storefronts = {}) {
  return new StorefrontUrls(SITES, { primaryUrl: 'https://shop.example.com', storefronts });
}

function map(changes: Partial<Product> = {}, mapping: Partial<ProductMapping> = {}) {
  const brandNames = new Map([[7, 'Northridge']]);
  return toBrevoProducts(aProduct(changes), { urls: urls(), brandNames, choices: ALL, ...mapping })
    .items;
}

function base(changes: Partial<Product> = {}, mapping: Partial<ProductMapping> = {}) {
  return map(changes, mapping)[0];
}

test('a product without options is one product in Brevo', () => {
  expect(map()).toEqual([
    {
      id: '205',
      name: 'Ridge Tent',
      url: 'https://shop.example.com/ridge-tent/',
      categories: ['4', '11'],
      brand: 'Northridge',
      isDeleted: false,
      imageUrl: 'https://cdn.example.com/front.jpg',
      sku: 'TENT-205',
      price: 249.95,
      description: 'For two.',
      stock: 12,
      metaInfo: { availability: 'available', visibility: 'visible', Material: 'Nylon' },
    },
  ]);
});

test('variants are products of their own below it, with ids that no product can have', () => {
  const variants = [
    aVariant(),
    aVariant({
      id: 511,
      price: 260,
      salePrice: 199,
      imageUrl: 'https://cdn.example.com/blue.webp',
      inventoryLevel: -2,
      options: [{ name: 'Colour', label: 'Blue' }],
    }),
  ];

  const [parent, red, blue] = map({ inventoryTracking: 'variant', salePrice: 220, variants });

  expect(parent).toMatchObject({ id: '205', stock: 3, price: 249.95, alternativePrice: 220 });
  expect(red).toEqual({
    id: 'v510',
    parentId: '205',
    name: 'Ridge Tent – Red / M',
    url: 'https://shop.example.com/ridge-tent/',
    categories: ['4', '11'],
    brand: 'Northridge',
    isDeleted: false,
    imageUrl: 'https://cdn.example.com/front.jpg',
    sku: 'TENT-205-R',
    price: 249.95,
    alternativePrice: 220,
    stock: 3,
    metaInfo: { Colour: 'Red', Size: 'M' },
  });
  expect(blue).toMatchObject({
    ...{ id: 'v511', price: 260, alternativePrice: 199, stock: 0 },
    imageUrl: 'https://cdn.example.com/blue.webp',
  });
});

test.each([
  ['none is set', { price: null }, {}],
  ['it costs nothing', { price: 0, salePrice: 5 }, { price: 0 }],
  ['the sale is dearer', { price: 10, salePrice: 15 }, { price: 10 }],
  ['the sale is the same', { price: 10, salePrice: 10 }, { price: 10 }],
  ['it is on sale', { price: 10, salePrice: 7.5 }, { price: 10, alternativePrice: 7.5 }],
  ['the store hides it', { price: 10, salePrice: 7.5, isPriceHidden: true }, {}],
  ['a variant has its own, without a sale', { price: 10, salePrice: 7.5 }, { price: 12 }, 12],
])('the price when %s', (_when, prices, expected, own?: number) => {
  const variants = [aVariant({ price: own ?? null })];
  const [parent, variant] = map({ ...prices, variants });
  const { price, alternativePrice } = (own === undefined ? parent : variant) ?? {};
  expect(JSON.parse(JSON.stringify({ price, alternativePrice }))).toEqual(expected);
});

test.each([
  ['is counted for the product', { inventoryTracking: 'product', inventoryLevel: 4 }, 4],
  ['is not counted', { inventoryTracking: 'none', inventoryLevel: 0 }, undefined],
  [
    'is counted for variants that were not read',
    { inventoryTracking: 'variant', variants: [] },
    12,
  ],
  ['is below nothing', { inventoryTracking: 'product', inventoryLevel: -3 }, 0],
])('stock that %s', (_how, changes, expected) => {
  expect(base(changes)?.stock).toBe(expected);
});

test.each([
  [
    'the default storefront, if it is sold there',
    [2, 1],
    {},
    'https://shop.example.com/ridge-tent/',
  ],
  ['another one, if only that sells it', [2, 4], {}, 'https://eu.example.com/ridge-tent/'],
  ['nowhere, if no web site sells it', [4], {}, undefined],
  ['the default one, if nothing is said', [], {}, 'https://shop.example.com/ridge-tent/'],
  [
    'one that is switched on',
    [1, 2],
    { 1: { enabled: false } },
    'https://eu.example.com/ridge-tent/',
  ],
])('the address is at %s', (_where, channelIds, storefronts, expected) => {
  expect(base({ channelIds }, { urls: urls(storefronts) })?.url).toBe(expected);
});

test('what the settings leave out is left out', () => {
  const choices = { ...ALL, variants: false, images: false, customFields: false };
  const [product, ...others] = map({ variants: [aVariant()] }, { choices });
  expect(others).toEqual([]);
  expect(product).toMatchObject({ metaInfo: { availability: 'available', visibility: 'visible' } });
  expect(product?.metaInfo).not.toHaveProperty('Material');
  expect(product?.imageUrl).toBeUndefined();
});

test('an image that Brevo would not fetch is passed over', () => {
  const image = (url: string, sortOrder: number) => ({ isThumbnail: false, sortOrder, url });
  const images = [
    image('https://cdn.example.com/a.svg?v=1', 0),
    image('', 1),
    image('/relative.jpg', 2),
    image('https://cdn.example.com/b.png', 3),
  ];
  expect(base({ images })?.imageUrl).toBe('https://cdn.example.com/b.png');
});

test('an invisible product that is not for sale is written, and says so', () => {
  expect(base({ isVisible: false, availability: 'disabled' })).toMatchObject({
    isDeleted: false,
    metaInfo: { availability: 'disabled', visibility: 'hidden' },
  });
});

test('metaInfo keeps to 20 keys and 20,000 characters, always the same ones, and says so', () => {
  const many = Array.from({ length: 200 }, (_, nth) => [`Field ${nth}`, 'é'.repeat(255)] as const);
  const first = toMetaInfo([['reviews_count', 4]], many);
  expect(Object.keys(first.metaInfo)).toHaveLength(20);
  expect(first).toMatchObject({ isCut: true, metaInfo: { reviews_count: 4 } });
  const long = Array.from({ length: 15 }, (_, nth) => [`${nth}`, '"'.repeat(1_000)] as const);
  const kept = toMetaInfo([], long);
  expect(JSON.stringify(kept.metaInfo).length).toBeLessThanOrEqual(20_000);
  expect(toMetaInfo([], long)).toEqual(kept);
});

test('fields of one name share a key, but none of our own', () => {
  const twice = [['Twice', 'a'] as const, [' Twice ', 'b'] as const];
  const odd = [['', 'c'] as const, ['Empty', ' '] as const, ['visibility', 'foggy'] as const];
  expect(toMetaInfo([['visibility', 'visible']], [...twice, ...odd])).toEqual({
    metaInfo: { visibility: 'visible', Twice: 'a, b' },
    isCut: false,
  });
});

test('a text of any length ends at 1,000 characters, and never in the middle of one', () => {
  for (const text of ['x'.repeat(1_001), '😀'.repeat(600), `x${'😀'.repeat(600)}`]) {
    const { metaInfo, isCut } = toMetaInfo([], [['Long', text]]);
    expect(String(metaInfo.Long).length).toBeLessThanOrEqual(1_000);
    expect(String(metaInfo.Long).isWellFormed()).toBe(true);
    expect(isCut).toBe(true);
  }
  expect(toMetaInfo([], [['Long', 'x'.repeat(1_000)]]).isCut).toBe(false);
});

test.each([
  ['<p>Nice</p><script>alert("x")</script><img src=x onerror=alert(1)>', 'Nice'],
  ['<ul><li>Light</li><li>Tough</li></ul>', 'Light\nTough'],
  [
    'Fish &amp; chips&nbsp;&#8211; 5 &lt; 6 &#x1F600; &unknown; &#0;',
    'Fish & chips – 5 < 6 😀 &unknown;',
  ],
  ['5 < 6 and <3', '5 < 6 and <3'],
  ['<!-- hidden --><style>p { color: red }</style>Shown<br>below', 'Shown\nbelow'],
  ['<table><tr><td>Weight</td><td>2 kg</td></tr></table>', 'Weight 2 kg'],
  ['', ''],
  ['<script>never closed', ''],
])('%j reads %j', (html, text) => {
  expect(toPlainText(html)).toBe(text);
});

test('a description of any length and shape is read at once', () => {
  const started = Date.now();
  for (const bad of ['<a', '<script', '<!--', '&#', '<a href="', ' \n']) {
    expect(toPlainText(bad.repeat(60_000)).length).toBeLessThanOrEqual(5_000);
  }
  expect(toPlainText('😀'.repeat(6_000))).toBe('😀'.repeat(5_000));
  expect(Date.now() - started).toBeLessThan(2_000);
});
