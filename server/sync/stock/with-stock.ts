import type { BigCommerceClient } from '../../clients/bigcommerce/bigcommerce-client.ts';
import type { StockLevels } from '../../clients/bigcommerce/inventory.ts';
import type { Product } from '../../clients/bigcommerce/product.ts';

/**
 * These products with what can be sold of them at all locations together. The catalogue's own number may be that of the
 * default location alone: BigCommerce's pages disagree (reference/bigcommerce.md §6.5).
 */
export async function withStock(
  { inventory }: Pick<BigCommerceClient, 'inventory'>,
  products: readonly Product[],
  signal: AbortSignal,
): Promise<Product[]> {
  const counted = products.filter(({ inventoryTracking }) => isCounted(inventoryTracking));
  const levels = await inventory.levelsOf(
    counted.map(({ id }) => id),
    { signal },
  );
  return products.map((product) => withLevels(product, levels.get(product.id)));
}

/** Pure. Where the store counts the product as a whole, its stock has one row; several would be something else. */
export function withLevels(product: Product, levels: StockLevels | undefined): Product {
  const { inventoryTracking, variants } = product;
  if (!levels || !isCounted(inventoryTracking)) return product;
  if (inventoryTracking === 'product' && levels.size !== 1) return product;
  const total = [...levels.values()].reduce((sum, level) => sum + Math.max(0, level), 0);
  return {
    ...product,
    inventoryLevel: total,
    variants: variants.map((variant) => ({
      ...variant,
      inventoryLevel: levels.get(variant.id) ?? variant.inventoryLevel,
    })),
  };
}

function isCounted(inventoryTracking: string): boolean {
  return inventoryTracking === 'product' || inventoryTracking === 'variant';
}
