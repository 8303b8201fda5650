import type { Shop } from '../../sandbox/bigcommerce/shop/shop.ts';
import type { Account } from '../../sandbox/brevo/account/account.ts';
import type { Random } from './random.ts';
import type { ShopMemory } from './shop-memory.ts';

/** What things happen to. */
export interface Life {
  shop: Shop;
  account: Account;
  random: Random;
  memory: ShopMemory;
}

/** Something happens, if there is anything it can happen to. */
export type Happening = (life: Life) => void;

/** The awkward people, products and orders at the low ids have tests of their own. */
export const FIRST_PLAIN_ID = 51;

/** Somebody with an account. */
export function someone({ shop, random }: Life) {
  const { lastId } = shop.customers;
  return shop.customers.find(FIRST_PLAIN_ID + random.below(lastId - FIRST_PLAIN_ID + 1));
}

/** An order that is not archived. */
export function someOrder({ shop, random }: Life) {
  const { table } = shop.orders;
  const order = table.find(FIRST_PLAIN_ID + random.below(table.lastId - FIRST_PLAIN_ID + 1));
  return order && !order.isDeleted ? order : undefined;
}

export function someProduct({ shop, random }: Life) {
  return shop.catalog.products.find(1 + random.below(shop.catalog.products.lastId));
}

/** A few things that can be bought. */
export function someItems(life: Life, count: number) {
  const items: { productId: number; variantId?: number; quantity: number }[] = [];
  for (let tries = 0; items.length < count && tries < count * 20; tries += 1) {
    const product = someProduct(life);
    if (!product || product.price <= 0 || product.availability !== 'available') continue;
    const variantId = life.random.of(product.variants)?.id;
    items.push({ productId: product.id, variantId, quantity: 1 + life.random.below(3) });
  }
  return items;
}

export function someStorefront({ shop, random }: Life): number {
  const storefronts = shop.channels.filter(({ type }) => type === 'storefront');
  return random.of(storefronts)?.id ?? 1;
}
