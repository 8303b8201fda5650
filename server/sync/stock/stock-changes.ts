import type { BrevoProduct } from '../../clients/brevo/catalogue-item.ts';
import type { StockLevel, ToldLevel } from '../../db/ledger/stock-levels.ts';

/** A product as it goes to Brevo, with its variants, and when its stock was read. */
export interface ReadStock {
  productId: string;
  items: readonly BrevoProduct[];
  readAt: number;
}

/** News of one product or variant that the store counts. */
export interface StockChange extends StockLevel {
  before: number;
  item: BrevoProduct;
  /** The product's own name and SKU, where the item is a variant. */
  product: BrevoProduct | undefined;
}

export interface ComparedStock {
  changed: StockChange[];
  /** Counted for the first time: nobody can say what is new about it. */
  fresh: StockLevel[];
  /** Not counted any more. */
  gone: string[];
}

/**
 * Pure. What is new against what was told. A product counted by variant has news of its variants only. What was told after
 * this stock was read is newer than it, and stays.
 */
export function compareStock(
  read: readonly ReadStock[],
  told: readonly ToldLevel[],
): ComparedStock {
  const known = new Map(told.map((one) => [one.itemId, one]));
  const compared: ComparedStock = { changed: [], fresh: [], gone: [] };
  for (const { productId, items, readAt } of read) {
    for (const item of countedOf(items)) {
      const before = known.get(item.id);
      known.delete(item.id);
      const now = { itemId: item.id, productId, level: item.stock ?? 0 };
      if (!before) compared.fresh.push(now);
      else if (before.level !== now.level && before.toldAt <= readAt)
        compared.changed.push({
          ...{ ...now, before: before.level, item },
          product: items.find(({ id }) => id === item.parentId),
        });
    }
  }
  compared.gone = [...known.keys()];
  return compared;
}

function countedOf(items: readonly BrevoProduct[]): BrevoProduct[] {
  const counted = items.filter(({ stock }) => stock !== undefined);
  const variants = counted.filter(({ parentId }) => parentId !== undefined);
  return variants.length > 0 ? variants : counted;
}

/** Pure. What the event says (docs/catalogue.md). Keys as Brevo allows them, and no nulls (reference/brevo.md §4.1). */
export function toStockEvent({ before, level, item, product }: StockChange) {
  const status = level === 0 ? 'sold_out' : before === 0 ? 'back_in_stock' : 'in_stock';
  const properties = {
    product_id: product?.id ?? item.id,
    variant_id: product && item.id,
    name: item.name,
    product_name: product?.name,
    sku: item.sku,
    url: item.url,
    image: item.imageUrl,
    ...{ status, stock: level, stock_before: before, change: level - before },
  };
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined && value !== ''),
  );
}
