import { Router } from 'express';
import type { Platform } from '../platform.ts';
import type { SandboxStore } from '../sandbox-store.ts';
import { FIRST_PLAIN_ID } from '../shop/people/awkward-people.ts';
import {
  type Address,
  type AttributeValue,
  type Customer,
  customerOfAddress,
} from '../shop/people/customer.ts';
import { addressCountOf, attributeCountOf } from '../shop/people/customer-recipe.ts';
import { ATTRIBUTES } from '../shop/store-fields.ts';
import { callerOf } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { offsetMeta, sendV3Slice } from './pages.ts';

const DEFINED_AT = '2021-01-04T08:00:00Z';

/** What belongs to customers and has lists of its own: addresses, attributes and their values (reference §6.1). */
export function customerDetailRoutes(platform: Platform): Router {
  const router = Router();
  const { switches } = platform;
  const windowOf = (query: ListQuery) => ({
    limit: query.limit(switches.customersMaxLimit),
    page: query.page(),
  });

  router.get('/addresses', (request, response) => {
    const { store } = callerOf(request);
    const query = new ListQuery(request, switches);
    const withFields = query.words('include', ['formfields'] as const).length > 0;
    const ids = query.integers('id:in');
    const customerIds = query.integers('customer_id:in') ?? ids?.map(customerOfAddress);
    const [companies, names] = ['company:in', 'name:in'].map((name) => query.list(name));
    const accepts = (address: Address) =>
      (ids?.includes(address.id) ?? true) &&
      (companies?.includes(address.company) ?? true) &&
      (names?.includes(`${address.first_name} ${address.last_name}`) ?? true);
    const isFiltered = [ids, companies, names].some((filter) => filter !== undefined);
    const show = ({ form_fields, ...address }: Address) => ({
      ...address,
      ...(withFields && { form_fields }),
    });
    const { rows, total } = pageOfChildren(store, {
      ...windowOf(query),
      customerIds,
      rowsOf: ({ addresses }) => addresses,
      countOf: addressCountOf,
      accepts: isFiltered ? accepts : undefined,
    });
    const meta = { ...windowOf(query), total, count: rows.length };
    response.json({ data: rows.map(show), meta: { pagination: offsetMeta(request, meta) } });
  });

  router.get('/attributes', (request, response) => {
    const query = new ListQuery(request, switches);
    const [name, like, type] = ['name', 'name:like', 'type'].map((key) => query.text(key));
    const dates = [query.dateFilter('date_created'), query.dateFilter('date_modified')];
    const rows = ATTRIBUTES.filter(
      (attribute) =>
        (name === undefined || attribute.name === name) &&
        (like === undefined || attribute.name.toLowerCase().includes(like.toLowerCase())) &&
        (type === undefined || attribute.type === type) &&
        dates.every((accepts) => accepts?.(Date.parse(DEFINED_AT)) ?? true),
    ).map((attribute) => ({ ...attribute, date_created: DEFINED_AT, date_modified: DEFINED_AT }));
    sendV3Slice(request, response, rows, windowOf(query));
  });

  router.get('/attribute-values', (request, response) => {
    const { store } = callerOf(request);
    const query = new ListQuery(request, switches);
    const name = query.text('name');
    const attributeIds = query.integers('attribute_id:in');
    const created = query.dateFilter('date_created');
    const modified = query.dateFilter('date_modified');
    const named = ATTRIBUTES.filter((attribute) => attribute.name === name).map(({ id }) => id);
    const accepts = (value: AttributeValue) =>
      (name === undefined || (named as number[]).includes(value.attribute_id)) &&
      (attributeIds?.includes(value.attribute_id) ?? true) &&
      (created?.(Date.parse(value.date_created)) ?? true) &&
      (modified?.(Date.parse(value.date_modified)) ?? true);
    const isFiltered = [name, attributeIds, created, modified].some((it) => it !== undefined);
    const { rows, total } = pageOfChildren(store, {
      ...windowOf(query),
      customerIds: query.integers('customer_id:in'),
      rowsOf: ({ attributes }) => attributes,
      countOf: attributeCountOf,
      accepts: isFiltered ? accepts : undefined,
    });
    const meta = { ...windowOf(query), total, count: rows.length };
    response.json({ data: rows, meta: { pagination: offsetMeta(request, meta) } });
  });

  return router;
}

/**
 * A page of what belongs to customers, in the order of their ids. Pristine customers before and after the page are only
 * counted, never made.
 */
function pageOfChildren<Child>(
  { shop: { customers } }: SandboxStore,
  {
    customerIds,
    rowsOf,
    countOf,
    accepts,
    limit,
    page,
  }: {
    customerIds: number[] | undefined;
    rowsOf: (customer: Customer) => Child[];
    countOf: (pristineId: number) => number;
    accepts: ((child: Child) => boolean) | undefined;
    limit: number;
    page: number;
  },
): { rows: Child[]; total: number } {
  const skip = (page - 1) * limit;
  const rows: Child[] = [];
  let total = 0;
  for (const id of customerIds
    ? [...new Set(customerIds)].sort((a, b) => a - b)
    : idsOf(customers)) {
    if (!customers.has(id)) continue;
    const isOutside = total >= skip + limit || total + countOf(id) <= skip;
    if (isOutside && !accepts && id >= FIRST_PLAIN_ID && customers.isPristine(id)) {
      total += countOf(id);
      continue;
    }
    for (const child of rowsOf(customers.get(id))) {
      if (accepts && !accepts(child)) continue;
      if (total >= skip && total < skip + limit) rows.push(child);
      total += 1;
    }
  }
  return { rows, total };
}

function* idsOf({ lastId }: { lastId: number }): Generator<number> {
  for (let id = 1; id <= lastId; id += 1) yield id;
}
