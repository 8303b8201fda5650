import { expect } from 'vitest';
import { productLevel, variantLevel } from '../../../sandbox/bigcommerce/api/product-answer.ts';
import {
  hasOptions,
  type Product,
  type Variant,
} from '../../../sandbox/bigcommerce/shop/catalog/product.ts';
import type { ConnectedApp } from '../stores/connected-store.ts';
import type { Merchant } from '../stores/merchant.ts';

type App = Pick<ConnectedApp, 'bigcommerce' | 'shop' | 'account'>;

/** Starts syncs of these kinds, lets everything finish, and answers how each run ended. */
export async function syncKinds(
  app: ConnectedApp,
  resources: string[],
  mode: 'full' | 'changes' = 'full',
) {
  const runs = await startKinds(app.merchant, resources, mode);
  await app.settle();
  return Promise.all(runs.map(async (id) => (await app.merchant.get(`/syncs/${id}`)).body));
}

export async function startKinds(
  merchant: Merchant,
  resources: string[],
  mode: 'full' | 'changes' = 'full',
): Promise<string[]> {
  const started = await merchant.call('POST', '/syncs', { resources, mode });
  expect(started.status).toBe(202);
  return started.body.runs.map(({ id }: { id: string }) => id);
}

/** Brevo holds exactly what the shop sells, worked out from the shop by other means than the app's. */
export function expectSameCatalogue(app: App): void {
  const { products, categories } = app.account.catalogue;
  const held = [...products.values()].filter(({ isDeleted }) => !isDeleted);
  const expected = productsOf(app).flatMap((product) => itemsOf(app, product));
  expect(held.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
  for (const item of expected) {
    const {
      id,
      name,
      sku,
      price,
      alternativePrice,
      categories: ids,
      brand,
      stock,
      url,
      parentId,
    } = products.get(item.id) ?? fail(item.id);
    // Brevo has no way to forget a sale or a brand: they are the price itself, and nothing.
    const sale = alternativePrice === price ? undefined : alternativePrice;
    const own = { id, name, sku: sku ?? '', price, sale, categories: ids, brand: brand ?? '' };
    expect({ ...own, stock, url, parentId }).toEqual(item);
  }

  const alive = [...categories.values()].filter(({ isDeleted }) => !isDeleted);
  expect(alive.map(({ id, name, url }) => ({ id, name, url })).sort(byId)).toEqual(
    [...app.shop.catalog.categories.values()]
      .map(({ id, name, url, tree_id }) => ({
        id: String(id),
        name,
        url: siteOf(app, channelOfTree(app, tree_id)) + encodeURI(url),
      }))
      .sort(byId),
  );
}

export function productsOf({ shop }: Pick<App, 'shop'>): Product[] {
  const found: Product[] = [];
  for (let id = 1; id <= shop.catalog.products.lastId; id += 1) {
    const product = shop.catalog.products.find(id);
    if (product) found.push(product);
  }
  return found;
}

function itemsOf(app: App, product: Product) {
  const { id, name, brand_id, categories, channels, is_price_hidden, inventory_tracking } = product;
  const brand = app.shop.catalog.brands.find((one) => one.id === brand_id)?.name ?? '';
  const channel = [1, 2, 3].find((one) => channels.includes(one));
  const shared = {
    categories: categories.map(String),
    brand,
    url: channel === undefined ? undefined : siteOf(app, channel) + encodeURI(product.url),
  };
  const prices = (variant?: Variant) => {
    if (is_price_hidden) return { price: undefined, sale: undefined };
    const price = variant?.price ?? product.price;
    const inherited = variant?.price == null ? product.sale_price : 0;
    const sale = variant?.sale_price ?? inherited;
    return { price, sale: sale > 0 && sale < price ? sale : undefined };
  };
  const base = {
    ...{ id: String(id), name: name.trim(), sku: product.sku, ...prices(), ...shared },
    stock:
      inventory_tracking === 'none' ? undefined : productLevel(product, app.bigcommerce.switches),
    parentId: undefined,
  };
  if (!hasOptions(product)) return [base];
  return [
    base,
    ...product.variants.map((variant) => ({
      id: `v${variant.id}`,
      name: `${base.name} – ${variant.option_values.map(({ label }) => label).join(' / ')}`,
      ...{ sku: variant.sku, ...prices(variant), ...shared },
      stock:
        inventory_tracking === 'variant'
          ? variantLevel(variant, app.bigcommerce.switches)
          : undefined,
      parentId: base.id,
    })),
  ];
}

function channelOfTree({ shop }: App, treeId: number): number {
  return shop.catalog.trees.find(({ id }) => id === treeId)?.channels[0] ?? 0;
}

function siteOf({ shop }: App, channelId: number): string {
  return shop.channels.find(({ id }) => id === channelId)?.siteUrl ?? '';
}

function byId(a: { id: string }, b: { id: string }): number {
  return Number(a.id) - Number(b.id);
}

function fail(id: string): never {
  throw new Error(`Brevo does not hold ${id}`);
}
