import { Router } from 'express';
import type { Platform } from '../platform.ts';
import { type Customer, customerOfAddress } from '../shop/customer.ts';
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
    const { customers } = callerOf(request).store.shop;
    const query = new ListQuery(request, switches);
    const limit = query.limit(switches.customersMaxLimit);
    const addressId = query.integer('address_id');
    const only = query.integer('customer_id') ?? (addressId && customerOfAddress(addressId));
    const name = query.text('field_name');
    const types = query.words('field_type', TYPES);
    const names = FORM_FIELDS.filter(({ type }) => types.includes(type)).map((field) => field.name);
    const accepts = (value: Value) =>
      (addressId === undefined || ('address_id' in value && value.address_id === addressId)) &&
      (name === undefined || value.name === name) &&
      (types.length === 0 || (names as string[]).includes(value.name));

    function* placed(): Generator<Placed> {
      const [first, last] = only ? [only, only] : [1, customers.lastId];
      for (let customerId = first; customerId <= last; customerId += 1) {
        const customer = customers.find(customerId);
        if (!customer) continue;
        for (const [nth, value] of valuesOf(customer).entries()) {
          if (accepts(value)) yield { customerId, nth, value };
        }
      }
    }

    const [after, before] = [query.text('after'), query.text('before')];
    if (after && before) throw invalidParameter('before', 'cannot be used together with after');
    const all = [...placed()];
    const text = after ?? before;
    const cursor = text && decodeCursor(after ? 'after' : 'before', text, switches);
    if (!cursor) {
      const page = query.page();
      const rows = all.slice((page - 1) * limit, page * limit);
      const meta = { total: all.length, count: rows.length, limit, page };
      const cursors = query.text('page') === undefined && {
        cursor_pagination: toCursorMeta(rows, false, all.length > limit),
      };
      const pagination = offsetMeta(request, meta);
      return void response.json({
        data: rows.map(({ value }) => value),
        meta: { pagination, ...cursors },
      });
    }

    const order = (row: Placed) =>
      row.customerId - Number(cursor[0]) || row.nth - Number(cursor[1]);
    const side = all.filter((row) => (after ? order(row) > 0 : order(row) < 0));
    const rows = after ? side.slice(0, limit) : side.slice(-limit);
    const hasMore = side.length > rows.length;
    response.json({
      data: rows.map(({ value }) => value),
      meta: {
        cursor_pagination: toCursorMeta(rows, after ? true : hasMore, after ? hasMore : true),
      },
    });

    function toCursorMeta(page: readonly Placed[], hasPrevious: boolean, hasNext: boolean) {
      const cursorOf = (row: Placed | undefined) => row && encodeCursor([row.customerId, row.nth]);
      const [start, end] = [cursorOf(page[0]) ?? null, cursorOf(page.at(-1)) ?? null];
      return cursorMeta(request, { count: page.length, limit, start, end, hasPrevious, hasNext });
    }
  });

  return router;
}

function valuesOf({ id, form_fields, addresses }: Customer): Value[] {
  return [
    ...form_fields.map((field) => ({ ...field, customer_id: id })),
    ...addresses.flatMap((address) =>
      address.form_fields.map((field) => ({ ...field, address_id: address.id })),
    ),
  ];
}
