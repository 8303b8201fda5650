import { expect, test } from 'vitest';
import type { Cart, CartItem } from '../../server/clients/bigcommerce/cart.ts';
import { contentHashOf, toCartContent } from '../../server/sync/carts/cart-content.ts';
import { recoveryToken } from '../../server/sync/carts/recovery-token.ts';
import { toCartDeleted, toCartEvent } from '../../server/sync/carts/to-cart-event.ts';

const ITEM: CartItem = {
  productId: 7,
  variantId: 71,
  name: 'Tent',
  sku: 'T-RED-L',
  url: 'https://shop.example/tent/',
  imageUrl: 'https://cdn.example/tent.jpg',
  quantity: 2,
  price: 99.5,
  listPrice: 120,
  options: [
    { id: 1, name: 'Colour', value: 'Red', valueId: 11 },
    { id: 2, name: 'Engraving', value: 'For Ada', valueId: null },
  ],
  isAutomatic: false,
};
const CART: Cart = {
  ...{ id: 'c-1', customerId: 3, channelId: 2, email: '', currency: 'EUR', locale: 'en' },
  ...{ baseAmount: 199, amount: 189.1, couponCodes: ['TEN'], items: [ITEM] },
  ...{ createdAt: 1, updatedAt: 2 },
};
const TO = {
  shopName: 'Acme',
  recoveryUrl: 'https://app.example/r/x',
  products: { variants: true },
};

test('a variant that the catalogue in Brevo does not have is not named', () => {
  const engraving = { id: 2, name: 'Engraving', value: 'For Ada', valueId: null };
  const plain = { ...ITEM, options: [engraving] };
  const itemsOf = (item: CartItem, products = TO.products) =>
    toCartEvent({ ...CART, items: [item] }, { ...TO, products }).items;
  expect(itemsOf(plain)).toMatchObject([{ id: '7', sku: 'T-RED-L', variant_name: 'For Ada' }]);
  for (const items of [itemsOf(plain), itemsOf(ITEM, { variants: false })]) {
    expect(items).not.toHaveProperty('0.variant_id');
    expect(items).not.toHaveProperty('0.variant_sku');
  }
});

test('a cart is told of in the shape that Brevo’s automations read', () => {
  expect(toCartEvent(CART, TO)).toEqual({
    id: 'cart:c-1',
    cart_id: 'c-1',
    affiliation: 'Acme',
    currency: 'EUR',
    subtotal: 199,
    discount: 9.9,
    total: 189.1,
    url: 'https://app.example/r/x',
    checkouturl: 'https://app.example/r/x',
    discount_codes: ['TEN'],
    item_count: 2,
    items: [
      {
        id: '7',
        name: 'Tent',
        sku: 'T-RED-L',
        variant_id: 'v71',
        variant_sku: 'T-RED-L',
        variant_name: 'Red,For Ada',
        quantity: 2,
        price: 99.5,
        image: 'https://cdn.example/tent.jpg',
        url: 'https://shop.example/tent/',
      },
    ],
  });
  expect(toCartDeleted('c-1')).toEqual({ id: 'cart:c-1', cart_id: 'c-1', items: [] });
});

test('what is not there is left out: a gift certificate has a name and a price', () => {
  const gift = {
    ...ITEM,
    ...{ productId: null, variantId: null, sku: '', url: '', imageUrl: '', options: [] },
  };
  const { items } = toCartEvent({ ...CART, items: [gift] }, TO);
  expect(items).toEqual([{ name: 'Tent', quantity: 2, price: 99.5 }]);
  expect(JSON.stringify(toCartEvent({ ...CART, items: [gift] }, TO))).not.toContain('null');
});

test('the largest cart stays below what Brevo takes', () => {
  const long = { ...ITEM, name: 'ü'.repeat(2_000), url: `https://shop.example/${'x'.repeat(900)}` };
  const event = toCartEvent({ ...CART, items: Array.from({ length: 300 }, () => long) }, TO);
  expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(50 * 1024);
  expect((event.items as unknown[]).length).toBeGreaterThan(10);
  expect(event.item_count).toBe(600);
});

test('a cart is changed by what is in it, and by nothing else', () => {
  const hash = contentHashOf(CART);
  expect(contentHashOf({ ...CART, email: 'a@b.example', updatedAt: 9, customerId: 0 })).toBe(hash);
  for (const change of [{ quantity: 3 }, { price: 1 }, { variantId: 72 }, { options: [] }])
    expect(contentHashOf({ ...CART, items: [{ ...ITEM, ...change }] })).not.toBe(hash);
  expect(contentHashOf({ ...CART, couponCodes: [] })).not.toBe(hash);
});

test('what it takes to fill it again: choices too, but nothing that comes by itself or has a price of its own', () => {
  const items = [ITEM, { ...ITEM, isAutomatic: true }, { ...ITEM, productId: null }];
  expect(toCartContent({ ...CART, items }, null)).toEqual({
    ...{ channelId: 2, currency: 'EUR', locale: 'en', shopUrl: 'https://shop.example' },
    items: [
      {
        ...{ productId: 7, variantId: 71, quantity: 2 },
        options: [
          { id: 1, value: 11 },
          { id: 2, value: 'For Ada' },
        ],
      },
    ],
  });
});

test('a link’s token is 256 bits that follow from nothing but the store’s secret', () => {
  const token = recoveryToken('c-1', 'secret');
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(new Set([token, recoveryToken('c-2', 'secret'), recoveryToken('c-1', 'other')]).size).toBe(
    3,
  );
});
