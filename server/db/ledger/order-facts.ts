import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';

/** What counts of an order, without the person. Amounts are decimals in text: sums of money must be exact. */
export interface OrderFacts {
  orderId: number;
  /** 0: a guest. */
  customerId: number;
  /** Of the billing e-mail; null where the order has none. */
  contactKey: string | null;
  channelId: number;
  statusId: number;
  isArchived: boolean;
  /** They ticked the newsletter's box at the checkout. */
  isOptIn: boolean;
  /** What was paid in. */
  currency: string;
  /** Paid in that currency, before refunds. */
  amount: string;
  refunded: string;
  /** `amount` less `refunded`, in the store's currency. */
  storeAmount: string;
  items: number;
  cartId: string | null;
  placedAt: number;
  modifiedAt: number;
}

/** Which events of an order Brevo has had. */
export interface ToldEvents {
  toldPlaced: boolean;
  toldCompleted: boolean;
  /** The status that the latest word of the order was about; null before the first. */
  toldStatusId: number | null;
  /** Digest of the order as the latest word of it was. */
  toldHash: string | null;
}

export type KnownOrder = OrderFacts & ToldEvents;

interface OrderFactsRow {
  store_hash: string;
  order_id: number;
  customer_id: number;
  contact_key: string | null;
  channel_id: number;
  status_id: number;
  is_archived: boolean | number;
  is_opt_in: boolean | number;
  currency: string;
  amount: string;
  refunded: string;
  store_amount: string;
  items: number;
  cart_id: string | null;
  placed_at: number;
  modified_at: number;
  told_placed: boolean | number;
  told_completed: boolean | number;
  told_status_id: number | null;
  told_hash: string | null;
}

const FACT_COLUMNS = [
  ...['customer_id', 'contact_key', 'channel_id', 'status_id', 'is_archived', 'is_opt_in'],
  ...['currency', 'amount', 'refunded', 'store_amount', 'items', 'cart_id'],
  ...['placed_at', 'modified_at'],
];

/** Orders as numbers: for the customers' metrics, for cohorts and channels, and to see what changed. */
export class OrderFactsRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Whether any order was placed since then (ms). */
  async hasAnySince(storeHash: string, since: number): Promise<boolean> {
    const row = await this.#rows()
      .where({ store_hash: storeHash })
      .where('placed_at', '>=', since)
      .first('order_id');
    return row !== undefined;
  }

  async list(storeHash: string, orderIds: readonly number[]): Promise<Map<number, KnownOrder>> {
    const found = await this.#listIn(storeHash, 'order_id', orderIds);
    return new Map(found.map((order) => [order.orderId, order]));
  }

  /** What was told of an order stays as it is. */
  async save(storeHash: string, facts: readonly OrderFacts[]): Promise<void> {
    for (const chunk of chunksOf(facts, 500)) {
      await this.#rows()
        .insert(chunk.map((one) => ({ store_hash: storeHash, ...toColumns(one) })))
        .onConflict(['store_hash', 'order_id'])
        .merge(FACT_COLUMNS as Array<keyof OrderFactsRow>);
    }
  }

  /** Orders that are history when we first hear of them: what has been is not told as news later. */
  async saveAsTold(
    storeHash: string,
    orders: ReadonlyArray<OrderFacts & ToldEvents>,
  ): Promise<void> {
    for (const chunk of chunksOf(orders, 500)) {
      await this.#rows()
        .insert(
          chunk.map((one) => ({ store_hash: storeHash, ...toColumns(one), ...toldColumns(one) })),
        )
        .onConflict(['store_hash', 'order_id'])
        .merge();
    }
  }

  /** Notes what Brevo has been told of an order. */
  async saveTold(storeHash: string, orderId: number, told: Partial<ToldEvents>): Promise<void> {
    const { toldPlaced, toldCompleted, toldStatusId, toldHash } = told;
    await this.#rows()
      .where({ store_hash: storeHash, order_id: orderId })
      .update({
        ...(toldPlaced !== undefined && { told_placed: toldPlaced }),
        ...(toldCompleted !== undefined && { told_completed: toldCompleted }),
        ...(toldStatusId !== undefined && { told_status_id: toldStatusId }),
        ...(toldHash !== undefined && { told_hash: toldHash }),
      });
  }

  /** Every order of these people, whether they were logged in or not. No order comes twice. */
  async listOf(
    storeHash: string,
    people: { contactKeys: readonly string[]; customerIds: readonly number[] },
  ): Promise<OrderFacts[]> {
    const found = new Map<number, OrderFacts>();
    for (const one of await this.#listIn(storeHash, 'contact_key', people.contactKeys))
      found.set(one.orderId, one);
    const customerIds = people.customerIds.filter((id) => id > 0);
    for (const one of await this.#listIn(storeHash, 'customer_id', customerIds))
      found.set(one.orderId, one);
    return [...found.values()];
  }

  /** The latest order of each of these people, by which what they are called can be read again. */
  async latestOrderIds(storeHash: string, contactKeys: readonly string[]): Promise<number[]> {
    const ids: number[] = [];
    for (const chunk of chunksOf(contactKeys, 500)) {
      const rows: Array<{ id: number }> = await this.#rows()
        .where({ store_hash: storeHash, is_archived: false })
        .whereIn('contact_key', chunk)
        .groupBy('contact_key')
        .max({ id: 'order_id' });
      ids.push(...rows.map(({ id }) => id));
    }
    return ids;
  }

  async #listIn(
    storeHash: string,
    column: 'order_id' | 'contact_key' | 'customer_id',
    values: readonly (string | number)[],
  ): Promise<KnownOrder[]> {
    const found: KnownOrder[] = [];
    for (const chunk of chunksOf([...new Set(values)], 500)) {
      const rows = await this.#rows().where({ store_hash: storeHash }).whereIn(column, chunk);
      found.push(...rows.map(toKnownOrder));
    }
    return found;
  }

  #rows() {
    return this.#db<OrderFactsRow>('order_facts');
  }
}

function toKnownOrder(row: OrderFactsRow): KnownOrder {
  return {
    orderId: row.order_id,
    customerId: row.customer_id,
    contactKey: row.contact_key,
    channelId: row.channel_id,
    statusId: row.status_id,
    isArchived: Boolean(row.is_archived),
    isOptIn: Boolean(row.is_opt_in),
    currency: row.currency,
    amount: row.amount,
    refunded: row.refunded,
    storeAmount: row.store_amount,
    items: row.items,
    cartId: row.cart_id,
    placedAt: row.placed_at,
    modifiedAt: row.modified_at,
    toldPlaced: Boolean(row.told_placed),
    toldCompleted: Boolean(row.told_completed),
    toldStatusId: row.told_status_id,
    toldHash: row.told_hash,
  };
}

function toColumns(facts: OrderFacts) {
  return {
    order_id: facts.orderId,
    customer_id: facts.customerId,
    contact_key: facts.contactKey,
    channel_id: facts.channelId,
    status_id: facts.statusId,
    is_archived: facts.isArchived,
    is_opt_in: facts.isOptIn,
    currency: facts.currency,
    amount: facts.amount,
    refunded: facts.refunded,
    store_amount: facts.storeAmount,
    items: facts.items,
    cart_id: facts.cartId,
    placed_at: facts.placedAt,
    modified_at: facts.modifiedAt,
  };
}

function toldColumns({ toldPlaced, toldCompleted, toldStatusId, toldHash }: ToldEvents) {
  return {
    told_placed: toldPlaced,
    told_completed: toldCompleted,
    told_status_id: toldStatusId,
    told_hash: toldHash,
  };
}
