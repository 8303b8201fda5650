import type { SandboxStore } from '../sandbox-store.ts';
import type { Customer } from '../shop/people/customer.ts';
import type { CustomerSort } from '../shop/people/customer-views.ts';
import { compare, type Position } from '../shop/sorted-view.ts';
import type { Switches } from '../switches.ts';
import { invalidParameter } from './api-error.ts';
import type { ListQuery } from './list-query.ts';
import { decodeCursor, encodeCursor } from './pages.ts';

export interface CustomerQuery {
  sort: CustomerSort;
  isDescending: boolean;
  /** Undefined: every customer. */
  accepts: ((id: number) => boolean) | undefined;
  /** The only rows that can match, if the filters tell. */
  candidates: number[] | undefined;
  /** Filters as text: what a total that was counted once is remembered by. */
  key: string;
}

const SORTS = ['date_created', 'last_name', 'date_modified'].flatMap((field) => [
  `${field}:asc`,
  `${field}:desc`,
]);

/** The filters and the order of `GET /v3/customers` (reference §6.1). */
export function readCustomerQuery(
  query: ListQuery,
  { shop }: SandboxStore,
  switches: Switches,
): CustomerQuery {
  const order = query.text('sort');
  if (order !== undefined && !SORTS.includes(order)) {
    throw invalidParameter('sort', `is not one of ${SORTS.join(', ')}`);
  }
  const [sort, direction] = (order ?? `${switches.customersDefaultSort}:asc`).split(':');

  const ids = query.integers('id:in');
  const byEmail = query.list('email:in')?.flatMap((email) => shop.customerIdsByEmail(email));
  const groups = query.integers('customer_group_id:in');
  const created = query.dateFilter('date_created');
  const modified = query.dateFilter('date_modified');
  const texts = textFilters(query);

  const tests: ((id: number) => boolean)[] = [];
  if (ids) tests.push(includes(new Set(ids)));
  if (byEmail) tests.push(includes(new Set(byEmail)));
  if (groups) tests.push((id) => groups.includes(shop.factsOf(id).groupId));
  if (created) tests.push((id) => created(shop.factsOf(id).createdMs));
  if (modified) tests.push((id) => modified(shop.factsOf(id).modifiedMs));
  for (const test of texts) tests.push((id) => test(shop.customers.get(id)));

  const candidates = (byEmail ?? ids)?.filter((id) => shop.customers.has(id));
  return {
    sort: sort as CustomerSort,
    isDescending: direction === 'desc',
    accepts: tests.length > 0 ? (id) => tests.every((test) => test(id)) : undefined,
    candidates: candidates && [...new Set(candidates)],
    key: FILTERS.map((name) => query.text(name) ?? '').join('\n'),
  };
}

const FILTERS = [
  ...['id:in', 'email:in', 'customer_group_id:in', 'company:in', 'name:in', 'name:like'],
  ...['phone:in', 'registration_ip_address:in', 'date_created', 'date_created:min'],
  ...['date_created:max', 'date_modified', 'date_modified:min', 'date_modified:max'],
];

function textFilters(query: ListQuery): ((customer: Customer) => boolean)[] {
  const isIn = (name: string, read: (customer: Customer) => string) => {
    const wanted = query.list(name)?.map((item) => item.toLowerCase());
    return wanted ? [(row: Customer) => wanted.includes(read(row).toLowerCase())] : [];
  };
  const fullName = (row: Customer) => `${row.first_name} ${row.last_name}`;
  const parts = query.list('name:like')?.map((item) => item.toLowerCase());
  return [
    ...isIn('company:in', (row) => row.company),
    ...isIn('name:in', fullName),
    ...isIn('phone:in', (row) => row.phone),
    ...isIn('registration_ip_address:in', (row) => row.registration_ip_address),
    ...(parts
      ? [(row: Customer) => parts.some((part) => fullName(row).toLowerCase().includes(part))]
      : []),
  ];
}

function includes(wanted: ReadonlySet<number>) {
  return (id: number) => wanted.has(id);
}

/** The ids that match, from a position onwards in the order asked for, or backwards from it. */
export function* matchingIds(
  { shop }: SandboxStore,
  { sort, isDescending, accepts, candidates }: CustomerQuery,
  from: Position | null = null,
  isBackwards = false,
): Generator<number> {
  const view = shop.view(sort);
  const descending = isDescending !== isBackwards;
  if (candidates) {
    const sign = descending ? -1 : 1;
    const positions = candidates
      .filter((id) => accepts?.(id) ?? true)
      .map((id) => view.positionOf(shop.customers.get(id)))
      .filter((position) => !from || compare(position, from) * sign > 0);
    yield* positions.sort((a, b) => compare(a, b) * sign).map(({ id }) => id);
    return;
  }
  for (const id of view.walk({ from, descending })) {
    if (accepts?.(id) ?? true) yield id;
  }
}

const totals = new WeakMap<SandboxStore, { version: number; byKey: Map<string, number> }>();

/** How many customers match. Counted once for the same filters and the same customers. */
export function countMatches(store: SandboxStore, query: CustomerQuery): number {
  const { customers } = store.shop;
  if (!query.accepts) return customers.count;
  let known = totals.get(store);
  if (known?.version !== customers.version) {
    known = { version: customers.version, byKey: new Map() };
    totals.set(store, known);
  }
  let total = known.byKey.get(query.key);
  if (total === undefined) {
    total = 0;
    for (const _id of matchingIds(store, { ...query, sort: 'id' })) total += 1;
    known.byKey.set(query.key, total);
  }
  return total;
}

export function toCursor({ sort }: CustomerQuery, { key, id }: Position): string {
  return encodeCursor([sort, key, id]);
}

/** The place a cursor names. One that was made for another order does not fit. */
export function fromCursor(
  name: 'after' | 'before',
  text: string,
  { sort }: CustomerQuery,
  switches: Switches,
): Position | null {
  const parts = decodeCursor(name, text, switches);
  if (!parts) return null;
  const [cursorSort, key, id] = parts;
  if (cursorSort === sort && key !== undefined && typeof id === 'number') return { key, id };
  if (switches.badCursor === 'first-page') return null;
  throw invalidParameter(name, 'is not a cursor of this list');
}
