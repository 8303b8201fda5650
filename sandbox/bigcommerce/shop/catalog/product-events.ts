import type { ShopEvent } from '../shop-events.ts';
import { hasOptions, type Product } from './product.ts';

export function productEvent(scope: string, { id }: { id: number }): ShopEvent {
  return { scope: `store/product/${scope}`, data: { type: 'product', id } };
}

/** Changes of these alone do not fire `store/product/updated` (reference §4.4). */
const SILENT = new Set<keyof Product>([
  ...(['id', 'date_created', 'date_modified', 'custom_fields', 'videos', 'modifiers'] as const),
  ...(['bulk_pricing_rules', 'complex_rules', 'reviews', 'reviews_rating_sum'] as const),
  ...(['options', 'variants', 'images', 'channels'] as const),
]);

/** What an edit of a product fires. `by` an order, stock changes have a scope of their own and count down. */
export function productEvents(
  before: Product,
  after: Product,
  by: 'shop' | 'order' = 'shop',
): ShopEvent[] {
  const changed = (Object.keys(after) as (keyof Product)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const stock = stockEvents(before, after, by);
  const isNews =
    changed.some((field) => !SILENT.has(field)) ||
    before.images[0]?.url !== after.images[0]?.url ||
    (stock.length > 0 && !hasOptions(after));
  return [
    ...(isNews ? [productEvent('updated', after)] : []),
    ...skuEvents(before, after),
    ...stock,
    ...assignmentEvents(before, after),
  ];
}

/** Only tracked stock is told: of the product, or of each variant (reference §4.4). */
function stockEvents(before: Product, after: Product, by: 'shop' | 'order'): ShopEvent[] {
  if (after.inventory_tracking === 'none') return [];
  const scope = by === 'order' ? 'inventory/order/updated' : 'inventory/updated';
  const method = by === 'order' ? 'relative' : 'absolute';
  const levels = new Map(before.variants.map((variant) => [variant.id, sum(variant.onHand)]));
  const isBySku = after.inventory_tracking === 'variant' && hasOptions(after);
  return after.variants.flatMap(({ id, onHand }): ShopEvent[] => {
    const value = sum(onHand) - (levels.get(id) ?? 0);
    if (value === 0) return [];
    const inventory = { product_id: after.id, method, value };
    return [
      isBySku
        ? {
            scope: `store/sku/${scope}`,
            data: { type: 'sku', id, inventory: { ...inventory, variant_id: id } },
          }
        : {
            scope: `store/product/${scope}`,
            data: { type: 'product', id: after.id, inventory },
          },
    ];
  });
}

function skuEvents(before: Product, after: Product): ShopEvent[] {
  if (!hasOptions(after)) return [];
  const shown = ({ onHand: _onHand, ...variant }: Product['variants'][number]) =>
    JSON.stringify(variant);
  const old = new Map(before.variants.map((variant) => [variant.id, shown(variant)]));
  const event = (what: string, id: number): ShopEvent => ({
    scope: `store/sku/${what}`,
    data: { type: 'sku', id, sku: { product_id: after.id, variant_id: id } },
  });
  const events = after.variants.flatMap((variant) => {
    const known = old.get(variant.id);
    old.delete(variant.id);
    if (known === undefined) return [event('created', variant.id)];
    return known === shown(variant) ? [] : [event('updated', variant.id)];
  });
  return [...events, ...[...old.keys()].map((id) => event('deleted', id))];
}

/** Told to hooks on a channel only: there is no unscoped form. */
function assignmentEvents(before: Product, after: Product): ShopEvent[] {
  const event = (what: string, id: number): ShopEvent => ({
    scope: `store/channel/${id}/product/${what}`,
    data: { product_id: after.id },
  });
  return [
    ...after.channels
      .filter((id) => !before.channels.includes(id))
      .map((id) => event('assigned', id)),
    ...before.channels
      .filter((id) => !after.channels.includes(id))
      .map((id) => event('unassigned', id)),
  ];
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
