import type { Knex } from 'knex';

/** What counts of an order for its channel's figures. Amounts are decimals in text. */
export interface ChannelOrder {
  channelId: number;
  currency: string;
  /** Paid in that currency, before refunds. */
  amount: string;
  refunded: string;
  /** `amount` less `refunded`, in the store's currency. */
  storeAmount: string;
  placedAt: number;
}

interface ChannelOrderRow {
  order_id: number;
  channel_id: number;
  currency: string;
  amount: string;
  refunded: string;
  store_amount: string;
  placed_at: number;
}

const PIECE = 5_000;

/** The store's orders by channel, out of the order facts: no call to BigCommerce. */
export class ChannelOrderRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Of whatever status. */
  async count(storeHash: string): Promise<number> {
    const row = await this.#db('order_facts')
      .where({ store_hash: storeHash })
      .count({ orders: '*' })
      .first();
    return Number(row?.orders ?? 0);
  }

  /** When the newest order of these statuses was placed, ms; null if there is none. */
  async newest(storeHash: string, statusIds: readonly number[]): Promise<number | null> {
    const row = await this.#rows(storeHash, statusIds).max({ at: 'placed_at' }).first();
    return row?.at == null ? null : Number(row.at);
  }

  /** Those placed from `from` up to, and not at, `to`; a piece at a time, so that a large store is never all in memory. */
  async *pieces(
    storeHash: string,
    { from, to, statusIds }: { from: number; to: number; statusIds: readonly number[] },
  ): AsyncGenerator<ChannelOrder[]> {
    let after = 0;
    for (;;) {
      const rows: ChannelOrderRow[] = await this.#rows(storeHash, statusIds)
        .where('order_id', '>', after)
        .where('placed_at', '>=', from)
        .where('placed_at', '<', to)
        .orderBy('order_id')
        .limit(PIECE);
      if (rows.length > 0) yield rows.map(toChannelOrder);
      if (rows.length < PIECE) return;
      after = rows.at(-1)?.order_id ?? after;
    }
  }

  #rows(storeHash: string, statusIds: readonly number[]) {
    return this.#db('order_facts')
      .where({ store_hash: storeHash, is_archived: false })
      .whereIn('status_id', [...statusIds]);
  }
}

function toChannelOrder(row: ChannelOrderRow): ChannelOrder {
  return {
    ...{ channelId: row.channel_id, currency: row.currency, amount: row.amount },
    ...{ refunded: row.refunded, storeAmount: row.store_amount, placedAt: row.placed_at },
  };
}
