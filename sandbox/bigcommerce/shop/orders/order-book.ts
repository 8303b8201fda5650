import { LazyTable } from '../lazy-table.ts';
import { toApiDate } from '../people/customer.ts';
import type { ShopEvent, ShopEvents } from '../shop-events.ts';
import { SortedView } from '../sorted-view.ts';
import { LAST_AWKWARD_ORDER, makeOrderAwkward } from './awkward-orders.ts';
import { CustomerIndex } from './customer-index.ts';
import { emptyOrder, generateOrder, type OrderIngredients } from './generate-order.ts';
import { type Order, type Refund, refundedOf, refundId, STATUSES, totalsOf } from './order.ts';
import type { OrderFacts } from './order-plan.ts';

const SORTS = [
  'id',
  'customer_id',
  'date_created',
  'date_modified',
  'status_id',
  'channel_id',
] as const;
export type OrderSort = (typeof SORTS)[number];

/** The store's orders. Every change made here is told to hooks; one made in the table itself is heard by nobody. */
export class OrderBook {
  readonly table: LazyTable<Order>;
  readonly #ingredients: OrderIngredients;
  readonly #events: ShopEvents;
  readonly #lastPlaceApart: number;
  readonly #views = new Map<OrderSort, SortedView<Order>>();
  #byCustomer: CustomerIndex | undefined;

  constructor(
    ingredients: OrderIngredients,
    events: ShopEvents,
    { hasAwkwardGoods }: { hasAwkwardGoods: boolean },
  ) {
    const { plan } = ingredients;
    this.#ingredients = ingredients;
    this.#events = events;
    this.#lastPlaceApart = hasAwkwardGoods ? Math.min(LAST_AWKWARD_ORDER, plan.size) : 0;
    this.table = new LazyTable(plan.size, (id) => {
      const order = generateOrder(ingredients, id);
      return id <= this.#lastPlaceApart ? makeOrderAwkward(order, ingredients) : order;
    });
  }

  /** What filters ask of every order, without making it. */
  factsOf(id: number): OrderFacts {
    return this.isPlain(id) ? this.#ingredients.plan.factsOf(id) : toFacts(this.table.get(id));
  }

  isPlain(id: number): boolean {
    return id > this.#lastPlaceApart && this.table.isPristine(id);
  }

  /** Orders in an order of theirs, worked out when it is first asked for. */
  view(sort: OrderSort): SortedView<Order> {
    const known = this.#views.get(sort);
    if (known) return known;
    const pick = (facts: OrderFacts, id: number) =>
      ({
        id,
        customer_id: facts.customerId,
        date_created: facts.createdMs,
        date_modified: facts.modifiedMs,
        status_id: facts.statusId,
        channel_id: facts.channelId,
      })[sort];
    const { plan } = this.#ingredients;
    const view = new SortedView<Order>(
      this.table,
      (id) => {
        if (sort === 'id') return id;
        const isApart = id <= this.#lastPlaceApart;
        return pick(isApart ? this.factsOf(id) : plan.factsOf(id), id);
      },
      (order) => pick(toFacts(order), order.id),
      { isById: sort === 'id' },
    );
    this.#views.set(sort, view);
    return view;
  }

  /** Ids of a customer's orders, ascending. */
  idsOfCustomer(customerId: number): number[] {
    const pristine = this.#indexByCustomer().ordersOf(customerId);
    const apart = Array.from({ length: this.#lastPlaceApart }, (_, place) => place + 1);
    const candidates = new Set([...pristine, ...apart, ...this.table.changed.keys()]);
    return [...candidates]
      .filter((id) => this.table.has(id) && this.factsOf(id).customerId === customerId)
      .sort((a, b) => a - b);
  }

  /** Ids of the orders with that billing address, of guests too. `customerIds` are the customers who have it. */
  idsByEmail(email: string, customerIds: readonly number[]): number[] {
    const wanted = email.toLowerCase();
    const guest = Number(/\.guest(\d+)@/.exec(wanted)?.[1] ?? Number.NaN);
    const market = Number(/^buyer(\d+)@/.exec(wanted)?.[1] ?? 0);
    const candidates = new Set([
      ...customerIds.flatMap((id) => this.idsOfCustomer(id)),
      ...(Number.isNaN(guest) ? [] : this.#ingredients.plan.ordersOfGuest(guest)),
      ...Array.from({ length: this.#lastPlaceApart }, (_, place) => place + 1),
      ...[market, ...this.table.changed.keys()],
    ]);
    return [...candidates]
      .filter((id) => this.table.find(id)?.billing.email.toLowerCase() === wanted)
      .sort((a, b) => a - b);
  }

  #indexByCustomer(): CustomerIndex {
    const { plan, recipe } = this.#ingredients;
    this.#byCustomer ??= new CustomerIndex(
      recipe.size,
      this.#lastPlaceApart + 1,
      this.table.size,
      (id) => plan.customerOf(id),
    );
    return this.#byCustomer;
  }

  /** A new order, by default incomplete: the payment comes with a change of status (reference §4.4). */
  add(fields: Partial<Omit<Order, 'id' | 'lines'>> & { lines: (id: number) => Order['lines'] }) {
    const now = toApiDate(Date.now());
    const order = this.table.create((id) => ({
      ...emptyOrder(id),
      ...{ createdAt: now, modifiedAt: now },
      ...fields,
      lines: fields.lines(id),
      id,
    }));
    this.#tell('created', order);
    return order;
  }

  edit(id: number, fields: Partial<Omit<Order, 'id'>>): Order {
    const order = { modifiedAt: toApiDate(Date.now()), ...fields, id };
    const after = this.table.replace({ ...this.table.get(id), ...order });
    this.#tell('updated', after);
    return after;
  }

  /** Fires `updated` and `statusUpdated`. */
  changeStatus(id: number, statusId: number): Order {
    if (!STATUSES[statusId]) throw new Error(`There is no status ${statusId}.`);
    const before = this.table.get(id);
    const now = toApiDate(Date.now());
    const isShipped = [2, 10].includes(statusId);
    const order = this.edit(id, {
      statusId,
      shippedAt: isShipped ? (before.shippedAt ?? now) : before.shippedAt,
      lines: before.lines.map((line) => (isShipped ? { ...line, shipped: line.quantity } : line)),
    });
    const status = { previous_status_id: before.statusId, new_status_id: statusId };
    this.#tell('statusUpdated', order, { status });
    if (isShipped && !before.shippedAt && order.shippingTo.length > 0) {
      // The shipment of an order has its id, and there is one at most.
      const data = { type: 'shipment', id, orderId: id };
      this.#events.emit({ scope: 'store/shipment/created', data });
    }
    return order;
  }

  /** Gives money back: all that is left, or `amount` hundredths. Status 4 or 14 follows, as on the platform. */
  refund(
    id: number,
    {
      amount,
      reason = 'Returned',
      items = [],
    }: Partial<Pick<Refund, 'amount' | 'reason' | 'items'>>,
  ): { order: Order; refund: Refund } {
    const before = this.table.get(id);
    const left = totalsOf(before).total - refundedOf(before);
    const refund: Refund = {
      id: refundId(id, before.refunds.length),
      orderId: id,
      created: toApiDate(Date.now()),
      reason,
      amount: Math.min(amount ?? left, left),
      items,
    };
    if (refund.amount <= 0) throw new Error(`Nothing is left to refund of order ${id}.`);
    const back = new Map(items.map(({ lineId, quantity }) => [lineId, quantity]));
    this.table.replace({
      ...before,
      refunds: [...before.refunds, refund],
      lines: before.lines.map((line) => ({
        ...line,
        refunded: Math.min(line.quantity, line.refunded + (back.get(line.id) ?? 0)),
      })),
    });
    this.#tell('refund/created', before, { refund: { refund_id: refund.id } });
    return { order: this.changeStatus(id, refund.amount === left ? 4 : 14), refund };
  }

  /** Leaves the list; by its id it may still be read. */
  archive(id: number): Order {
    const order = { ...this.table.get(id), isDeleted: true, modifiedAt: toApiDate(Date.now()) };
    this.table.replace(order);
    this.#tell('archived', order);
    return order;
  }

  #tell(what: string, { id, channelId }: Order, more: Record<string, unknown> = {}): void {
    const event: ShopEvent = {
      scope: `store/order/${what}`,
      data: { type: 'order', id, ...more },
      channel: { id: channelId, data: { order_id: id, ...more } },
    };
    this.#events.emit(event);
  }
}

function toFacts(order: Order): OrderFacts {
  return {
    createdMs: Date.parse(order.createdAt),
    modifiedMs: Date.parse(order.modifiedAt),
    customerId: order.customerId,
    statusId: order.statusId,
    channelId: order.channelId,
  };
}
