import { type Request, Router } from 'express';
import type { Platform } from '../platform.ts';
import type { Product } from '../shop/catalog/product.ts';
import { usualError } from './api-error.ts';
import { callerOf } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { offsetMeta, sendV3Slice } from './pages.ts';
import {
  type Counting,
  PRODUCT_INCLUDES,
  toComplexRules,
  toImage,
  toModifiers,
  toOptions,
  toProductAnswer,
  toReview,
  toVariantAnswer,
  toVideo,
} from './product-answer.ts';
import { matchingProducts } from './product-query.ts';
import { fieldChoice, pageOfAll } from './row-filters.ts';

const MAX_LIMIT = 250;
/** With options or modifiers a page holds no more, whatever was asked for (reference §6.3). */
const MAX_WITH_OPTIONS = 10;

/** `GET /v3/catalog/products`, one of them, and the lists that belong to one. */
export function productRoutes(platform: Platform): Router {
  const router = Router();
  const { switches } = platform;
  const countingIn = (request: Request): Counting => ({
    ...switches,
    places: callerOf(request).store.shop.locations,
  });

  router.get('/', (request, response) => {
    const { catalog } = callerOf(request).store.shop;
    const counting = countingIn(request);
    const query = new ListQuery(request, switches);
    const include = query.words('include', PRODUCT_INCLUDES);
    const isHeavy = include.includes('options') || include.includes('modifiers');
    const limit = Math.min(query.limit(MAX_LIMIT), isHeavy ? MAX_WITH_OPTIONS : MAX_LIMIT);
    const window = { limit, page: query.page() };
    const { items, total } = pageOfAll(matchingProducts(query, catalog, counting), window);
    const choose = fieldChoice(query);
    const data = items.map((id) =>
      choose(toProductAnswer(catalog.products.get(id), include, counting)),
    );
    const pagination = offsetMeta(request, { ...window, total, count: data.length });
    response.json({ data, meta: { pagination } });
  });

  router.get('/:id', (request, response) => {
    const query = new ListQuery(request, switches);
    const answer = toProductAnswer(
      productOf(request),
      query.words('include', PRODUCT_INCLUDES),
      countingIn(request),
    );
    response.json({ data: fieldChoice(query)(answer), meta: {} });
  });

  /** A list below a product. Images and reviews answer 204 when there are none (reference §5.4). */
  const list = (
    path: string,
    rowsOf: (product: Product, query: ListQuery, counting: Counting) => readonly object[],
    { is204WhenEmpty = false } = {},
  ) =>
    router.get(`/:id/${path}`, (request, response) => {
      const query = new ListQuery(request, switches);
      const rows = rowsOf(productOf(request), query, countingIn(request));
      const window = { limit: query.limit(MAX_LIMIT), page: query.page() };
      if (rows.length === 0 && is204WhenEmpty && switches.emptyProductPart === '204') {
        return void response.status(204).end();
      }
      sendV3Slice(request, response, rows.map(fieldChoice(query)), window);
    });

  const images = (product: Product) => product.images.map((row) => toImage(product, row));
  list('images', images, { is204WhenEmpty: true });
  list('videos', (product) => product.videos.map((video) => toVideo(product, video)));
  list('custom-fields', ({ custom_fields }) => custom_fields);
  list('bulk-pricing-rules', ({ bulk_pricing_rules }) => bulk_pricing_rules);
  list('complex-rules', toComplexRules);
  list('modifiers', toModifiers);
  list('options', toOptions);
  list('variants', (product, _query, counting) =>
    product.variants.map((variant) => toVariantAnswer(product, variant, counting)),
  );
  const reviews = ({ reviews: rows }: Product, query: ListQuery) => {
    const wanted = query.integer('status');
    const status = wanted === undefined ? undefined : wanted === 1 ? 'approved' : 'pending';
    return rows.filter((row) => status === undefined || row.status === status).map(toReview);
  };
  list('reviews', reviews, { is204WhenEmpty: true });

  return router;
}

export function productOf(request: Request): Product {
  const { products } = callerOf(request).store.shop.catalog;
  const product = products.find(Number(request.params.id));
  if (!product) throw usualError(404);
  return product;
}
