import { Router } from 'express';
import type { Platform } from '../platform.ts';
import type { Category } from '../shop/catalog/category.ts';
import { usualError } from './api-error.ts';
import { callerOf, limitConcurrency } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { sendV3Slice } from './pages.ts';
import { everyId } from './product-query.ts';
import { fieldChoice, numberTest, textTest } from './row-filters.ts';

/** Trees and categories, in the new form and in the deprecated one that still works (reference §6.3). */
export function categoryRoutes(platform: Platform): Router {
  const router = Router();
  const { switches } = platform;
  const catalogOf = (request: Parameters<typeof callerOf>[0]) =>
    callerOf(request).store.shop.catalog;
  const windowOf = (query: ListQuery) => ({ limit: query.limit(250), page: query.page() });
  const matching = (request: Parameters<typeof callerOf>[0], query: ListQuery, idField: string) => {
    const tests = {
      id: numberTest(query, idField),
      tree: numberTest(query, 'tree_id'),
      parent: numberTest(query, 'parent_id'),
      name: textTest(query, 'name'),
      uuid: textTest(query, 'category_uuid'),
      keyword: query.text('keyword')?.toLowerCase(),
      isVisible: query.flag('is_visible'),
    };
    return [...catalogOf(request).categories.values()].filter(
      (row) =>
        (tests.id?.(row.id) ?? true) &&
        (tests.tree?.(row.tree_id) ?? true) &&
        (tests.parent?.(row.parent_id) ?? true) &&
        (tests.name?.(row.name) ?? true) &&
        (tests.uuid?.(row.uuid) ?? true) &&
        (tests.keyword === undefined || row.name.toLowerCase().includes(tests.keyword)) &&
        (tests.isVisible === undefined || row.is_visible === tests.isVisible),
    );
  };

  router.get('/trees', (request, response) => {
    const query = new ListQuery(request, switches);
    const channels = query.integers('channel_id:in');
    const ids = query.integers('id:in');
    const rows = catalogOf(request).trees.filter(
      (tree) =>
        (ids?.includes(tree.id) ?? true) &&
        (!channels || tree.channels.some((id) => channels.includes(id))),
    );
    sendV3Slice(request, response, rows, windowOf(query));
  });

  router.get('/trees/categories', (request, response) => {
    const query = new ListQuery(request, switches);
    const rows = matching(request, query, 'category_id').map(({ id, uuid, url, ...row }) => ({
      ...{ category_id: id, category_uuid: uuid, ...row, ...UNUSED },
      url: { path: url, is_customized: false },
    }));
    sendV3Slice(request, response, rows.map(fieldChoice(query, 'category_id')), windowOf(query));
  });

  router.get('/trees/:id/categories', limitConcurrency(platform, 1), (request, response) => {
    const { trees, categories } = catalogOf(request);
    const tree = trees.find(({ id }) => String(id) === request.params.id);
    if (!tree) throw usualError(404);
    const rows = [...categories.values()].filter(({ tree_id }) => tree_id === tree.id);
    const query = new ListQuery(request, switches);
    response.json({ data: nest(rows, 0, query.integer('depth') ?? 9), meta: {} });
  });

  router.get('/categories', limitConcurrency(platform, 40), (request, response) => {
    const query = new ListQuery(request, switches);
    const rows = matching(request, query, 'id').map(({ uuid, url, ...row }) => ({
      ...{ ...row, category_uuid: uuid, ...UNUSED },
      custom_url: { url, is_customized: false },
    }));
    sendV3Slice(request, response, rows.map(fieldChoice(query)), windowOf(query));
  });

  router.get('/categories/:id/products/sort-order', (request, response) => {
    const catalog = catalogOf(request);
    const category = catalog.categories.get(Number(request.params.id));
    if (!category) throw usualError(404);
    const rows = [...everyId(catalog.products.lastId)]
      .filter((id) => catalog.products.find(id)?.categories.includes(category.id))
      .map((product_id, place) => ({ product_id, sort_order: place % 3 === 2 ? null : place }));
    sendV3Slice(request, response, rows, windowOf(new ListQuery(request, switches)));
  });

  return router;
}

const UNUSED = {
  ...{ views: 0, page_title: '', meta_keywords: [], meta_description: '', layout_file: '' },
  ...{ search_keywords: '', default_product_sort: 'use_store_settings' },
};

function nest(rows: readonly Category[], parent: number, depth: number): object[] {
  if (depth <= 0) return [];
  return rows
    .filter(({ parent_id }) => parent_id === parent)
    .map(({ id, uuid, parent_id, name, is_visible, url }) => ({
      ...{ id, uuid, parent_id, depth, path: [], name, is_visible, url },
      children: nest(rows, id, depth - 1),
    }));
}
