import type { CatalogApi } from '../clients/bigcommerce/catalog.ts';
import type { Product } from '../clients/bigcommerce/product.ts';
import type { CartContent } from '../db/store/storefront-tokens.ts';

type Item = CartContent['items'][number];

/** What of a cart can be bought now, in the number that is left. */
export async function stillForSale(
  catalog: Pick<CatalogApi, 'listProducts'>,
  items: readonly Item[],
): Promise<Item[]> {
  const ids = [...new Set(items.map(({ productId }) => productId))];
  const products = await catalog.listProducts({ ids, include: ['variants'] });
  const byId = new Map(products.map((product) => [product.id, product]));
  return items.flatMap((item) => {
    const product = byId.get(item.productId);
    const quantity = product ? Math.min(item.quantity, leftOf(product, item.variantId)) : 0;
    return quantity > 0 ? [{ ...item, quantity }] : [];
  });
}

function leftOf(product: Product, variantId: number | null): number {
  const { availability, inventoryTracking, inventoryLevel, variants } = product;
  const variant = variants.find(({ id }) => id === variantId);
  const isGone = variantId !== null && !variant;
  if (isGone || availability === 'disabled') return 0;
  if (inventoryTracking === 'variant') return variant?.inventoryLevel ?? 0;
  return inventoryTracking === 'product' ? inventoryLevel : Number.POSITIVE_INFINITY;
}
