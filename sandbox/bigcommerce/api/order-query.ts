import type { Order } from '../shop/orders/order.ts';
import { totalsOf } from '../shop/orders/order.ts';
import type { OrderSort } from '../shop/orders/order-book.ts';
import type { OrderFacts } from '../shop/orders/order-plan.ts';
import type { Shop } from '../shop/shop.ts';
import { compare } from '../shop/sorted-view.ts';
import type { Switches } from '../switches.ts';
import type { ListQuery } from './list-query.ts';

const SORTS = [
  ...(['id', 'customer_id', 'date_created', 'date_modified', 'status_id', 'channel_id'] as const),
  'external_id',
] as const;

/** The ids of `GET /v2/orders` in the order asked for (reference §6.2). */
export function matchingOrders(
  query: ListQuery,
  shop: Shop,
  switches: Switches,
  { countsIncomplete = false } = {},
): Iterable<number> {
  const { orders } = shop;
  const [sort = 'id', direction = 'asc'] = (query.text('sort') ?? 'id:asc').split(':');
  const known = (SORTS as readonly string[]).includes(sort) ? sort : 'id';
  const view = orders.view((known === 'external_id' ? 'id' : known) as OrderSort);
  const isDescending = direction === 'desc';
  const [byFacts, byRow] = readTests(query, switches, countsIncomplete);
  const accepts = (id: number) => {
    if (byFacts.length > 0) {
      const facts = orders.factsOf(id);
      if (!byFacts.every((test) => test(facts))) return false;
    }
    // A generated order is archived only where the awkward ones are.
    if (byRow.length === 0 && orders.isPlain(id)) return !wantsArchived(query, switches);
    const order = orders.table.get(id);
    return order.isDeleted === wantsArchived(query, switches) && byRow.every((test) => test(order));
  };

  const minId = query.integer('min_id') ?? 1;
  const maxId = query.integer('max_id') ?? Number.POSITIVE_INFINITY;
  const candidates = readCandidates(query, shop);
  function* matches(): Generator<number> {
    if (candidates) {
      const sign = isDescending ? -1 : 1;
      const positions = candidates.map((id) => view.positionOf(orders.table.get(id)));
      for (const { id } of positions.sort((a, b) => compare(a, b) * sign)) {
        if (id >= minId && id <= maxId && accepts(id)) yield id;
      }
      return;
    }
    const isById = known === 'id' && !isDescending;
    // A walk by id or by date starts where it has to: far into a million orders it would take long otherwise.
    const minMs =
      known.startsWith('date_') && !isDescending ? query.moment(`min_${known}`) : undefined;
    const from =
      minMs !== undefined
        ? { key: minMs - 1, id: Number.MAX_SAFE_INTEGER }
        : isById && minId > 1
          ? { key: minId - 1, id: minId - 1 }
          : null;
    for (const id of view.walk({ from, descending: isDescending })) {
      if (isById && id > maxId) return;
      if (id >= minId && id <= maxId && accepts(id)) yield id;
    }
  }
  return matches();
}

function wantsArchived(query: ListQuery, { isDeletedFilter }: Switches): boolean {
  return isDeletedFilter === 'works' && query.flag('is_deleted') === true;
}

function readCandidates(query: ListQuery, shop: Shop): number[] | undefined {
  const customerId = query.integer('customer_id');
  const email = query.text('email');
  if (email !== undefined) return shop.orders.idsByEmail(email, shop.customerIdsByEmail(email));
  // Guests are too many to be looked up; the walk finds them.
  return customerId ? shop.orders.idsOfCustomer(customerId) : undefined;
}

type Tests = [((facts: OrderFacts) => boolean)[], ((order: Order) => boolean)[]];

function readTests(query: ListQuery, switches: Switches, countsIncomplete: boolean): Tests {
  const byFacts: Tests[0] = [];
  const byRow: Tests[1] = [];
  const [customerId, statusId, channelId] = ['customer_id', 'status_id', 'channel_id'].map((name) =>
    query.integer(name),
  );
  if (customerId !== undefined) byFacts.push((facts) => facts.customerId === customerId);
  if (statusId !== undefined) byFacts.push((facts) => facts.statusId === statusId);
  else if (!switches.incompleteOrdersListed && !countsIncomplete) {
    byFacts.push((facts) => facts.statusId !== 0);
  }
  if (channelId !== undefined) byFacts.push((facts) => facts.channelId === channelId);
  const created = query.v2DateFilter('date_created');
  const modified = query.v2DateFilter('date_modified');
  if (created) byFacts.push((facts) => created(facts.createdMs));
  if (modified) byFacts.push((facts) => modified(facts.modifiedMs));

  const cartId = query.text('cart_id');
  if (cartId !== undefined) byRow.push((order) => order.cartId === cartId);
  const external = query.text('external_order_id');
  if (external !== undefined) byRow.push((order) => order.externalId === external);
  const method = query.text('payment_method');
  if (method)
    byRow.push(({ source }) => (source === 'manual' ? 'Manual' : 'Credit Card') === method);
  for (const [name, sign] of [
    ['min_total', 1],
    ['max_total', -1],
  ] as const) {
    const bound = query.text(name);
    if (bound === undefined) continue;
    byRow.push((order) => sign * (totalsOf(order).total / 100 - Number(bound)) >= 0);
  }
  return [byFacts, byRow];
}
