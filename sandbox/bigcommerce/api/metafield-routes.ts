import express, { type Request, type Response, Router } from 'express';
import type { Platform } from '../platform.ts';
import type { Metafield, MetafieldOwner, Metafields } from '../shop/catalog/metafields.ts';
import { productOfVariant } from '../shop/catalog/product.ts';
import { toApiDate } from '../shop/people/customer.ts';
import { ApiError, usualError } from './api-error.ts';
import { callerOf, requireScope } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { cursorMeta, decodeCursor, encodeCursor, offsetMeta } from './pages.ts';
import { fieldChoice, textTest } from './row-filters.ts';

const KINDS = {
  products: 'product',
  variants: 'variant',
  categories: 'category',
  brands: 'brand',
} as const satisfies Record<string, MetafieldOwner>;
const PERMISSIONS = ['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access'];

/** Metafields of one entity and of all of a kind, by page or by cursor; written in batches (reference §6.3). */
export function metafieldRoutes(platform: Platform): Router {
  const router = Router();
  const { clientId } = platform.app;
  const modify = requireScope(platform, 'store_v2_products');
  const body = express.json({ limit: '5mb' });

  for (const [path, kind] of Object.entries(KINDS)) {
    const catalogOf = (request: Request) => callerOf(request).store.shop.catalog;
    const of = (request: Request) => catalogOf(request).metafields[kind];

    router.get(`/${path}/metafields`, (request, response) => {
      sendMetafields(platform, request, response, of(request).visible(clientId));
    });
    router.get(`/${path}/:id/metafields`, (request, response) => {
      const id = Number(request.params.id);
      if (!exists(request, kind, id)) throw usualError(404);
      sendMetafields(platform, request, response, of(request).visible(clientId, id));
    });
    router.post(`/${path}/metafields`, modify, body, (request, response) => {
      const data = rowsIn(request).map((row) => create(of(request), kind, row, clientId));
      for (const row of data) catalogOf(request).tellMetafield('created', row);
      response.json({ data, errors: [], meta: { total: data.length, success: data.length } });
    });
    router.put(`/${path}/metafields`, modify, body, (request, response) => {
      const data = rowsIn(request).map((row) => edit(of(request), row, clientId));
      for (const row of data) catalogOf(request).tellMetafield('updated', row);
      response.json({ data, errors: [], meta: { total: data.length, success: data.length } });
    });
    router.delete(`/${path}/metafields`, modify, body, (request, response) => {
      const ids: unknown[] = Array.isArray(request.body) ? request.body : [];
      const data = ids.filter((id) => {
        const row = of(request).table.find(Number(id));
        if (row) catalogOf(request).tellMetafield('deleted', row);
        return of(request).table.delete(Number(id));
      });
      const failed = ids.filter((id) => !data.includes(id));
      const errors = failed.map((id) => ({ status: 404, title: `Metafield ${id} not found` }));
      const meta = { total: ids.length, success: data.length, failed: failed.length };
      response.json({ data, errors, meta });
    });
  }
  router.get('/products/:productId/variants/:id/metafields', (request, response) => {
    const id = Number(request.params.id);
    const { variant } = callerOf(request).store.shop.catalog.metafields;
    if (!exists(request, 'variant', id)) throw usualError(404);
    sendMetafields(platform, request, response, variant.visible(clientId, id));
  });
  return router;
}

function exists(request: Request, kind: MetafieldOwner, id: number): boolean {
  const { products, categories, brands } = callerOf(request).store.shop.catalog;
  if (kind === 'product') return products.has(id);
  if (kind === 'category') return categories.has(id);
  if (kind === 'brand') return brands.some((brand) => brand.id === id);
  return !!products.find(productOfVariant(id))?.variants.some((variant) => variant.id === id);
}

function sendMetafields(
  { switches }: Platform,
  request: Request,
  response: Response,
  all: Iterable<Metafield>,
): void {
  const query = new ListQuery(request, switches);
  const [key, namespace] = [textTest(query, 'key'), textTest(query, 'namespace')];
  const modified = query.dateFilter('date_modified');
  const rows = [...all].filter(
    (row) =>
      (key?.(row.key) ?? true) &&
      (namespace?.(row.namespace) ?? true) &&
      (modified?.(Date.parse(row.date_modified)) ?? true),
  );
  const limit = query.limit(250);
  const after = query.text('after');
  const [from] = after ? (decodeCursor('after', after, switches) ?? [0]) : [0];
  const left = rows.filter(({ id }) => id > Number(from));
  const page = after ? 1 : query.page();
  const data = left.slice((page - 1) * limit, page * limit);
  const cursorOf = (row: Metafield | undefined) => (row ? encodeCursor([row.id]) : null);
  const cursor = cursorMeta(request, {
    ...{ count: data.length, limit, start: cursorOf(data[0]), end: cursorOf(data.at(-1)) },
    hasPrevious: after !== undefined,
    hasNext: left.length > page * limit,
  });
  response.json({
    data: data.map(fieldChoice(query)),
    meta: {
      ...(!after && {
        pagination: offsetMeta(request, { total: rows.length, count: data.length, limit, page }),
      }),
      ...(query.text('page') === undefined && { cursor_pagination: cursor }),
    },
  });
}

function rowsIn({ body }: Request): Record<string, unknown>[] {
  if (Array.isArray(body) && body.length > 0) return body;
  throw new ApiError(422, 'Input is invalid', { body: 'must be a list with at least one item' });
}

function create(
  { table }: Metafields,
  resource_type: MetafieldOwner,
  row: Record<string, unknown>,
  owner_client_id: string,
): Metafield {
  const missing = ['permission_set', 'namespace', 'key', 'value', 'resource_id'].filter(
    (name) => row[name] === undefined,
  );
  if (!PERMISSIONS.includes(String(row.permission_set))) missing.push('permission_set');
  if (missing.length > 0) {
    const errors = Object.fromEntries(missing.map((name) => [name, 'error.path.missing']));
    throw new ApiError(422, 'JSON data is missing or invalid', errors);
  }
  const now = toApiDate(Date.now());
  return table.create((id) => ({
    id,
    key: String(row.key),
    value: String(row.value),
    namespace: String(row.namespace),
    permission_set: String(row.permission_set),
    description: String(row.description ?? ''),
    ...{ resource_type, resource_id: Number(row.resource_id), owner_client_id },
    ...{ date_created: now, date_modified: now },
  }));
}

function edit({ table }: Metafields, row: Record<string, unknown>, clientId: string): Metafield {
  const known = table.find(Number(row.id));
  if (!known) throw usualError(404);
  if (known.owner_client_id !== clientId && !known.permission_set.startsWith('write')) {
    throw usualError(403);
  }
  const { key, value, namespace, permission_set, description } = { ...known, ...row };
  const changes = { key, value, namespace, permission_set, description };
  return table.replace({ ...known, ...changes, date_modified: toApiDate(Date.now()) });
}
