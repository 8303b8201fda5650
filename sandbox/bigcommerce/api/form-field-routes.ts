import { Router } from 'express';
import type { Platform } from '../platform.ts';
import type { SandboxStore } from '../sandbox-store.ts';
import { FIRST_PLAIN_ID } from '../shop/people/awkward-people.ts';
import { type Customer, customerOfAddress } from '../shop/people/customer.ts';
import { addressNoteCountOf, formFieldCountOf } from '../shop/people/customer-recipe.ts';
import { FORM_FIELDS } from '../shop/store-fields.ts';
import { invalidParameter } from './api-error.ts';
import { callerOf } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { cursorMeta, decodeCursor, encodeCursor, offsetMeta } from './pages.ts';

type Value = { name: string; value: unknown } & ({ customer_id: number } | { address_id: number });
/** A value and its place: whose it is, and the how manieth of theirs. */
interface Placed {
  customerId: number;
  nth: number;
  value: Value;
}

const TYPES = [
  ...(['checkboxes', 'date', 'multiline', 'numbers', 'password'] as const),
  ...(['radiobuttons', 'text', 'picklist'] as const),
];

/** `GET /v3/customers/form-field-values` (reference §6.1): values of customers and of their addresses, by page or cursor. */
export function formFieldRoutes(platform: Platform): Router {
  const router = Router();
  const { switches } = platform;

  router.get('/form-field-values', (request, response) => {
    const { store } = callerOf(request);
    const query = new ListQuery(request, switches);
    const limit = query.limit(switches.customersMaxLimit);
    const wanted = readFilters(query);
    const [after, before] = [query.text('after'), query.text('before')];
    if (after && before) throw invalidParameter('before', 'cannot be used together with after');
    const metaOf = (rows: readonly Placed[], hasPrevious: boolean, hasNext: boolean) => {
      const cursorOf = (row: Placed | undefined) => row && encodeCursor([row.customerId, row.nth]);
      const [start, end] = [cursorOf(rows[0]) ?? null, cursorOf(rows.at(-1)) ?? null];
      return cursorMeta(request, { count: rows.length, limit, start, end, hasPrevious, hasNext });
    };
    const send = (rows: readonly Placed[], meta: object) =>
      void response.json({ data: rows.map(({ value }) => value), meta });

    const text = after ?? before;
    const cursor = text && decodeCursor(after ? 'after' : 'before', text, switches);
    if (!cursor) {
      const page = query.page();
      const { rows, total } = pageOf(store, wanted, (page - 1) * limit, limit);
      const pagination = offsetMeta(request, { total, count: rows.length, limit, page });
      const cursors = query.text('page') === undefined && {
        cursor_pagination: metaOf(rows, false, total > limit),
      };
      return send(rows, { pagination, ...cursors });
    }

    const from = { customerId: Number(cursor[0]), nth: Number(cursor[1]) };
    const found: Placed[] = [];
    for (const row of placed(store, wanted, from, before !== undefined)) {
      found.push(row);
      if (found.length > limit) break;
    }
    const hasMore = found.length > limit;
    const rows = found.slice(0, limit);
    if (before) send(rows.reverse(), { cursor_pagination: metaOf(rows, hasMore, true) });
    else send(rows, { cursor_pagination: metaOf(rows, true, hasMore) });
  });

  return router;
}

interface Filters {
  /** Only this customer's. */
  customerId: number | undefined;
  accepts: ((value: Value) => boolean) | undefined;
}

function readFilters(query: ListQuery): Filters {
  const addressId = query.integer('address_id');
  const name = query.text('field_name');
  const types = query.words('field_type', TYPES);
  const names: string[] = FORM_FIELDS.filter(({ type }) => types.includes(type)).map(
    (field) => field.name,
  );
  const isFiltered = addressId !== undefined || name !== undefined || types.length > 0;
  const accepts = (value: Value) =>
    (addressId === undefined || ('address_id' in value && value.address_id === addressId)) &&
    (name === undefined || value.name === name) &&
    (types.length === 0 || names.includes(value.name));
  const ofAddress = addressId === undefined ? undefined : customerOfAddress(addressId);
  return {
    customerId: query.integer('customer_id') ?? ofAddress,
    accepts: isFiltered ? accepts : undefined,
  };
}

/** Values after `from`, or before it and backwards. */
function* placed(
  { shop: { customers } }: SandboxStore,
  { customerId: only, accepts }: Filters,
  from: { customerId: number; nth: number },
  isBackwards: boolean,
): Generator<Placed> {
  const step = isBackwards ? -1 : 1;
  for (let id = from.customerId; id >= 0 && id <= customers.lastId; id += step) {
    if (only !== undefined && id !== only) continue;
    const customer = customers.find(id);
    if (!customer) continue;
    const values = valuesOf(customer).map((value, nth) => ({ customerId: id, nth, value }));
    for (const row of isBackwards ? values.reverse() : values) {
      if (id === from.customerId && (row.nth - from.nth) * step <= 0) continue;
      if (accepts?.(row.value) ?? true) yield row;
    }
  }
}

/** A page by number. Customers outside it whom nobody changed are counted, not made. */
function pageOf(
  { shop: { customers } }: SandboxStore,
  { customerId: only, accepts }: Filters,
  skip: number,
  limit: number,
): { rows: Placed[]; total: number } {
  const rows: Placed[] = [];
  let total = 0;
  for (let id = only ?? 1; id <= (only ?? customers.lastId); id += 1) {
    if (!customers.has(id)) continue;
    const isCountable = !accepts && id >= FIRST_PLAIN_ID && customers.isPristine(id);
    const count = isCountable ? formFieldCountOf(id) + addressNoteCountOf(id) : 0;
    if (isCountable && (total >= skip + limit || total + count <= skip)) {
      total += count;
      continue;
    }
    for (const [nth, value] of valuesOf(customers.get(id)).entries()) {
      if (accepts && !accepts(value)) continue;
      if (total >= skip && total < skip + limit) rows.push({ customerId: id, nth, value });
      total += 1;
    }
  }
  return { rows, total };
}

function valuesOf({ id, form_fields, addresses }: Customer): Value[] {
  return [
    ...form_fields.map((field) => ({ ...field, customer_id: id })),
    ...addresses.flatMap((address) =>
      address.form_fields.map((field) => ({ ...field, address_id: address.id })),
    ),
  ];
}
