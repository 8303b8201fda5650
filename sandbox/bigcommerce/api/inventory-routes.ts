import { type Request, Router } from 'express';
import type { Platform } from '../platform.ts';
import {
  hasOptions,
  type Product,
  productOfVariant,
  type Variant,
} from '../shop/catalog/product.ts';
import { availableToSell, type Location } from '../shop/locations.ts';
import { usualError } from './api-error.ts';
import { callerOf, limitConcurrency, requireScope } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { offsetMeta, sendV3Slice } from './pages.ts';
import { everyId } from './product-query.ts';
import { pageOfAll } from './row-filters.ts';

const READ = ['store_inventory_read_only', 'store_inventory'];
const READ_LOCATIONS = ['store_locations_read_only', 'store_locations', ...READ];
const MAX_LIMIT = 1000;

/** Stock of every variant at every location (reference §6.5). */
export function inventoryRoutes(platform: Platform): Router {
  const router = Router();
  const { switches } = platform;

  const read = requireScope(platform, ...READ);
  const wanted = (request: Request) => {
    const { shop } = callerOf(request).store;
    const query = new ListQuery(request, switches);
    const [skus, codes] = [query.list('sku:in'), query.list('location_code:in')];
    const variantIds = query.integers('variant_id:in');
    const locationIds = query.integers('location_id:in');
    const ids = query.integers('product_id:in') ?? variantIds?.map(productOfVariant);
    const locations = shop.locations.filter(
      ({ id, code }) => (locationIds?.includes(id) ?? true) && (codes?.includes(code) ?? true),
    );
    const { products } = shop.catalog;
    const rows = (function* () {
      for (const id of ids ? new Set(ids) : everyId(products.lastId)) {
        const product = products.find(id);
        if (!product || product.inventory_tracking === 'none') continue;
        for (const variant of product.variants) {
          if (variantIds && !variantIds.includes(variant.id)) continue;
          if (skus?.includes(variant.sku) ?? true) yield { product, variant };
        }
      }
    })();
    const window = { limit: query.limit(MAX_LIMIT), page: query.page() };
    return { rows, window, locations, all: shop.locations };
  };

  router.get('/items', read, (request, response) => {
    const { rows, window, locations, all } = wanted(request);
    const { items, total } = pageOfAll(rows, window);
    const data = items.map(({ product, variant }) => ({
      identity: toIdentity(product, variant),
      locations: locations.map((place) => ({
        location_id: place.id,
        location_code: place.code,
        location_name: place.label,
        location_enabled: place.enabled,
        ...levelAt(product, variant, place, all),
      })),
    }));
    const pagination = offsetMeta(request, { ...window, total, count: data.length });
    response.json({ data, meta: { pagination } });
  });

  router.get(
    '/locations',
    requireScope(platform, ...READ_LOCATIONS),
    limitConcurrency(platform, 50),
    (request, response) => {
      const query = new ListQuery(request, switches);
      const rows = callerOf(request).store.shop.locations.map(
        ({ safetyStock: _stock, ...place }) => ({
          ...{ ...place, description: '', managed_by_external_source: false, type_id: 'PHYSICAL' },
          ...{ time_zone: 'Etc/UTC', created_at: '2021-01-04T08:00:00Z', address: null },
          ...{ updated_at: '2021-01-04T08:00:00Z', storefront_visibility: true },
        }),
      );
      sendV3Slice(request, response, rows, { limit: query.limit(MAX_LIMIT), page: query.page() });
    },
  );

  router.get('/locations/:id/items', read, (request, response) => {
    const { rows, window, all } = wanted(request);
    const place = all.find(({ id }) => String(id) === request.params.id);
    if (!place) throw usualError(404);
    const { items, total } = pageOfAll(rows, window);
    const data = items.map(({ product, variant }) => ({
      identity: toIdentity(product, variant),
      ...levelAt(product, variant, place, all),
    }));
    const pagination = offsetMeta(request, { ...window, total, count: data.length });
    response.json({ data, meta: { pagination } });
  });

  return router;
}

function toIdentity(product: Product, { id, sku }: Variant) {
  const sku_id = hasOptions(product) ? id : null;
  return { sku, variant_id: id, product_id: product.id, sku_id };
}

function levelAt(product: Product, { onHand }: Variant, place: Location, all: readonly Location[]) {
  const units = onHand[all.indexOf(place)] ?? 0;
  const available = availableToSell(units, place);
  return {
    available_to_sell: available,
    total_inventory_onhand: units,
    settings: {
      safety_stock: place.safetyStock,
      is_in_stock: available > 0,
      warning_level: product.inventory_warning_level,
      bin_picking_number: '',
    },
  };
}
