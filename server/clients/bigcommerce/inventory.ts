import { z } from 'zod';
import type { RemoteHttp } from '../remote-http.ts';
import { chunksOf, offsetPages } from './lists.ts';

/** More than elsewhere (reference/bigcommerce.md §6.5). */
const INVENTORY_PAGE = 1_000;

/** What can be sold of each variant, by variant id: all locations that sell, added up. */
export type StockLevels = ReadonlyMap<number, number>;

const ItemWire = z.object({
  identity: z.object({ product_id: z.number(), variant_id: z.number() }),
  locations: z
    .array(
      z.object({
        available_to_sell: z.coerce.number().catch(0),
        location_enabled: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

/** Stock of one store, counted per location. Source: reference/bigcommerce.md §6.5. */
export class InventoryApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  /** Levels of these products, by product id. What the store does not count is not among them. */
  async levelsOf(
    productIds: readonly number[],
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<Map<number, StockLevels>> {
    const levels = new Map<number, Map<number, number>>();
    for (const ids of chunksOf(productIds)) {
      const query = { 'product_id:in': ids, limit: INVENTORY_PAGE };
      const pages = offsetPages(this.#http, '/v3/inventory/items', ItemWire, { query, signal });
      for await (const { items } of pages) {
        for (const { identity, locations } of items) {
          const ofProduct = levels.get(identity.product_id) ?? new Map<number, number>();
          levels.set(identity.product_id, ofProduct.set(identity.variant_id, sumOf(locations)));
        }
      }
    }
    return levels;
  }
}

/** A place that is oversold, or short of its safety stock, takes nothing from what others can sell. */
function sumOf(locations: z.output<typeof ItemWire>['locations']): number {
  return (locations ?? [])
    .filter((place) => place.location_enabled !== false)
    .reduce((sum, place) => sum + Math.max(0, place.available_to_sell), 0);
}
