import { Router } from 'express';
import type { Platform } from '../platform.ts';
import type { Catalog } from '../shop/catalog/catalog.ts';
import { productOfVariant, type Variant } from '../shop/catalog/product.ts';
import { categoryRoutes } from './category-routes.ts';
import { callerOf, requireScope } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { metafieldRoutes } from './metafield-routes.ts';
import { offsetMeta, sendV3Slice } from './pages.ts';
import { toVariantAnswer } from './product-answer.ts';
import { everyId } from './product-query.ts';
import { productRoutes } from './product-routes.ts';
import { fieldChoice, numberTest, pageOfAll, textTest } from './row-filters.ts';

const READ = ['store_v2_products_read_only', 'store_v2_products'];

/** `/v3/catalog` (reference §6.3). */
export function catalogRoutes(platform: Platform): Router {
  const router = Router();
  const { switches } = platform;
  router.use(requireScope(platform, ...READ));
  router.use(metafieldRoutes(platform), categoryRoutes(platform));
  const catalogOf = (request: Parameters<typeof callerOf>[0]) =>
    callerOf(request).store.shop.catalog;

  router.get('/variants', (request, response) => {
    const { products } = catalogOf(request);
    const counting = { ...switches, places: callerOf(request).store.shop.locations };
    const query = new ListQuery(request, switches);
    const window = { limit: query.limit(250), page: query.page() };
    const tests = [
      numberTest(query, 'id'),
      textTest(query, 'sku'),
      textTest(query, 'upc'),
    ] as const;
    const accepts = ({ id, sku, upc }: Variant) =>
      (tests[0]?.(id) ?? true) && (tests[1]?.(sku) ?? true) && (tests[2]?.(upc) ?? true);
    const ids = query.integers('id:in')?.map(productOfVariant) ?? query.integers('product_id:in');
    const variants = (function* () {
      for (const id of productIds(products, ids)) {
        const product = products.get(id);
        for (const variant of product.variants) if (accepts(variant)) yield { product, variant };
      }
    })();
    const { items, total } = pageOfAll(variants, window);
    const choose = fieldChoice(query);
    const data = items.map(({ product, variant }) =>
      choose(toVariantAnswer(product, variant, counting)),
    );
    const pagination = offsetMeta(request, { ...window, total, count: data.length });
    response.json({ data, meta: { pagination } });
  });

  router.get('/brands', (request, response) => {
    const query = new ListQuery(request, switches);
    const [id, name] = [numberTest(query, 'id'), textTest(query, 'name')];
    const rows = catalogOf(request)
      .brands.filter((brand) => (id?.(brand.id) ?? true) && (name?.(brand.name) ?? true))
      .map(({ url, ...brand }) => ({
        ...{ ...brand, page_title: '', meta_keywords: [], meta_description: '' },
        ...{ search_keywords: '', custom_url: { url, is_customized: false } },
      }));
    const window = { limit: query.limit(250), page: query.page() };
    sendV3Slice(request, response, rows.map(fieldChoice(query)), window);
  });

  for (const [path, partsOf] of [
    ['channel', (catalog: Catalog, id: number) => catalog.products.get(id).channels],
    ['category', (catalog: Catalog, id: number) => catalog.products.get(id).categories],
  ] as const) {
    router.get(`/products/${path}-assignments`, (request, response) => {
      const catalog = catalogOf(request);
      const query = new ListQuery(request, switches);
      const window = { limit: query.limit(250), page: query.page() };
      const wanted = query.integers(`${path}_id:in`);
      const ids = productIds(catalog.products, query.integers('product_id:in'));
      const pairs = (function* () {
        for (const product_id of ids) {
          for (const part of partsOf(catalog, product_id)) {
            if (wanted?.includes(part) ?? true) yield { product_id, [`${path}_id`]: part };
          }
        }
      })();
      const { items, total } = pageOfAll(pairs, window);
      const pagination = offsetMeta(request, { ...window, total, count: items.length });
      response.json({ data: items, meta: { pagination } });
    });
  }

  router.get('/summary', (request, response) => {
    response.json({ data: summarize(catalogOf(request)), meta: {} });
  });

  router.use('/products', productRoutes(platform));
  return router;
}

function productIds(products: Catalog['products'], ids: number[] | undefined): number[] {
  const candidates = ids ? [...new Set(ids)].sort((a, b) => a - b) : everyId(products.lastId);
  return [...candidates].filter((id) => products.has(id));
}

/** Cheap on the platform, dear here: every product is made once. */
function summarize({ products, categories }: Catalog) {
  let [inventory_count, inventory_value, variant_count, sum] = [0, 0, 0, 0];
  let [highest, lowest] = [0, Number.POSITIVE_INFINITY];
  for (const id of productIds(products, undefined)) {
    const { variants, price, inventory_tracking } = products.get(id);
    for (const variant of variants) {
      const cost = variant.price ?? price;
      const onHand = variant.onHand.reduce((total, units) => total + units, 0);
      if (inventory_tracking !== 'none') {
        inventory_count += onHand;
        inventory_value += onHand * cost;
      }
      variant_count += 1;
      sum += cost;
      highest = Math.max(highest, cost);
      lowest = Math.min(lowest, cost);
    }
  }
  const [primary] = categories.values();
  return {
    inventory_count,
    inventory_value,
    primary_category_id: primary?.id ?? 0,
    primary_category_name: primary?.name ?? '',
    variant_count,
    highest_variant_price: highest,
    average_variant_price: variant_count > 0 ? sum / variant_count : 0,
    // The one price here that is text (reference §6.3).
    lowest_variant_price: String(variant_count > 0 ? lowest : 0),
    oldest_variant_date: '2021-01-04T08:00:00+00:00',
    newest_variant_date: '2025-10-31T20:00:00+00:00',
  };
}
