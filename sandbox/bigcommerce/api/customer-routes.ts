import { type Request, Router } from 'express';
import type { Platform } from '../platform.ts';
import type { Customer } from '../shop/people/customer.ts';
import type { Position } from '../shop/sorted-view.ts';
import { invalidParameter } from './api-error.ts';
import {
  type CustomerQuery,
  countMatches,
  fromCursor,
  matchingIds,
  readCustomerQuery,
  toCursor,
} from './customer-query.ts';
import { callerOf } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { cursorMeta, offsetMeta } from './pages.ts';
import { storeZoneS } from './store-profile.ts';

const INCLUDES = [
  'addresses',
  'storecredit',
  'attributes',
  'formfields',
  'shopper_profile_id',
  'segment_ids',
] as const;
type Include = (typeof INCLUDES)[number];

/** How many addresses and attributes an answer shows of one customer, however many there are. */
const MAX_INCLUDED = 10;

/** `GET /v3/customers` (reference §6.1): by page, or by cursor, which neither skips nor repeats a row while others change. */
export function customerRoutes(platform: Platform): Router {
  const router = Router();

  router.get('/', (request, response) => {
    const { switches } = platform;
    const { store } = callerOf(request);
    const query = new ListQuery(request, switches, storeZoneS(store));
    const limit = query.limit(switches.customersMaxLimit);
    const include = query.words('include', INCLUDES);
    const wanted = readCustomerQuery(query, store, switches);
    const show = (id: number) => toAnswer(store.shop.customers.get(id), include);

    const [after, before] = [query.text('after'), query.text('before')];
    if (after && before) throw invalidParameter('before', 'cannot be used together with after');
    const isByCursor = after !== undefined || before !== undefined;

    if (!isByCursor) {
      const page = query.page();
      const total = countMatches(store, wanted);
      const ids = take(matchingIds(store, wanted), (page - 1) * limit, limit);
      const data = ids.map(show);
      const pagination = offsetMeta(request, { total, count: data.length, limit, page });
      // Cursors are offered on the first page only, to callers who did not ask for pages by number.
      const cursors =
        query.text('page') === undefined
          ? { cursor_pagination: metaOf(request, wanted, ids, limit, total > limit, false) }
          : {};
      return void response.json({ data, meta: { pagination, ...cursors } });
    }

    const isBackwards = before !== undefined;
    const name = isBackwards ? 'before' : 'after';
    const from: Position | null = fromCursor(name, before ?? after ?? '', wanted, switches);
    const found = take(matchingIds(store, wanted, from, isBackwards), 0, limit + 1);
    const hasMore = found.length > limit;
    const ids = isBackwards ? found.slice(0, limit).reverse() : found.slice(0, limit);
    const hasNext = isBackwards ? from !== null : hasMore;
    const hasPrevious = isBackwards ? hasMore : from !== null;
    response.json({
      data: ids.map(show),
      meta: {
        ...(switches.offsetMetaBesideCursor && {
          pagination: offsetMeta(request, {
            ...{ total: countMatches(store, wanted), count: ids.length, limit, page: 1 },
          }),
        }),
        cursor_pagination: metaOf(request, wanted, ids, limit, hasNext, hasPrevious),
      },
    });
  });

  return router;
}

function metaOf(
  request: Request,
  query: CustomerQuery,
  ids: readonly number[],
  limit: number,
  hasNext: boolean,
  hasPrevious: boolean,
) {
  const { shop } = callerOf(request).store;
  const cursorOf = (id: number | undefined) =>
    id === undefined
      ? null
      : toCursor(query, shop.view(query.sort).positionOf(shop.customers.get(id)));
  const [start, end] = [cursorOf(ids[0]), cursorOf(ids.at(-1))];
  return cursorMeta(request, { count: ids.length, limit, start, end, hasNext, hasPrevious });
}

function take(ids: Iterable<number>, skip: number, count: number): number[] {
  const taken: number[] = [];
  let place = 0;
  for (const id of ids) {
    if (place++ < skip) continue;
    taken.push(id);
    if (taken.length >= count) break;
  }
  return taken;
}

function toAnswer(customer: Customer, include: readonly Include[]) {
  const { addresses, attributes, form_fields, store_credit, ...rest } = customer;
  const { shopper_profile_id, segment_ids, force_password_reset, ...fields } = rest;
  const has = (name: Include) => include.includes(name);
  const owned = form_fields.map((field) => ({ ...field, customer_id: customer.id }));
  return {
    ...fields,
    address_count: addresses.length,
    attribute_count: attributes.length,
    authentication: { force_password_reset },
    ...(has('addresses') && {
      addresses: addresses.slice(0, MAX_INCLUDED).map(({ form_fields: ofAddress, ...address }) => ({
        ...address,
        ...(has('formfields') && { form_fields: ofAddress }),
      })),
    }),
    ...(has('attributes') && { attributes: attributes.slice(0, MAX_INCLUDED) }),
    ...(has('formfields') && { form_fields: owned }),
    ...(has('storecredit') && { store_credit_amounts: [{ amount: store_credit }] }),
    ...(has('shopper_profile_id') && { shopper_profile_id }),
    ...(has('segment_ids') && { segment_ids }),
  };
}
