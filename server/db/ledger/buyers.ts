import type { Knex } from 'knex';
import { contactKeyPieces } from './contact-key-pieces.ts';

/** What somebody's orders add up to. Who they are is not known here, and not told: only that it is one person. */
export interface Buyer {
  orders: number;
  /** Hundredths of the store's currency, less refunds. */
  cents: number;
  /** ms */
  firstAt: number;
  lastAt: number;
  /** Orders by channel. */
  channels: ReadonlyMap<number, number>;
}

interface BuyerRow {
  contact_key: string;
  channel_id: number;
  orders: number | string;
  cents: number | string;
  first_at: number | string;
  last_at: number | string;
}

/** Amounts have two decimals (`toStoreMoney`): whole hundredths add up without loss. */
const CENTS = 'sum(cast(round(cast(store_amount as numeric) * 100) as bigint)) as cents';

/** Everybody who has bought, guests among them, out of the order facts. An order without an e-mail address is nobody's. */
export class BuyerRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Each person once, some hundred at a time, over their orders of these statuses on channels that are on. */
  async *pieces(
    storeHash: string,
    { statusIds, offChannels }: { statusIds: readonly number[]; offChannels: readonly number[] },
  ): AsyncGenerator<Buyer[]> {
    const orders = () =>
      this.#db('order_facts')
        .where({ store_hash: storeHash, is_archived: false })
        .whereIn('status_id', [...statusIds])
        .whereNotIn('channel_id', [...offChannels]);
    for await (const keys of contactKeyPieces(orders)) {
      const rows: BuyerRow[] = await orders()
        .whereIn('contact_key', keys)
        .groupBy('contact_key', 'channel_id')
        .select('contact_key', 'channel_id')
        .count({ orders: '*' })
        .select(this.#db.raw(CENTS))
        .min({ first_at: 'placed_at' })
        .max({ last_at: 'placed_at' });
      yield [...Map.groupBy(rows, (row) => row.contact_key).values()].map(toBuyer);
    }
  }
}

function toBuyer(rows: readonly BuyerRow[]): Buyer {
  const sum = (of: (row: BuyerRow) => number | string) =>
    rows.reduce((total, row) => total + Number(of(row)), 0);
  return {
    orders: sum((row) => row.orders),
    cents: sum((row) => row.cents),
    firstAt: Math.min(...rows.map((row) => Number(row.first_at))),
    lastAt: Math.max(...rows.map((row) => Number(row.last_at))),
    channels: new Map(rows.map((row) => [row.channel_id, Number(row.orders)])),
  };
}
