import type { Knex } from 'knex';

/** `inBrevo`: of those, the ones whom consent lets be written and whom Brevo has, or is about to have. */
export interface PeopleCount {
  people: number;
  inBrevo: number;
}

/** By channel, each person once a channel; `all` has each person once. */
export interface CountByChannel {
  all: PeopleCount;
  byChannel: ReadonlyMap<number, PeopleCount>;
}

type CountRow = { channel_id?: number; people: number | string; in_brevo: number | string };

const WRITTEN = ['synced', 'pending'];
const PEOPLE = ['customers', 'guests', 'newsletter'];

/** Counts whom the rules of the lists are about. People are told apart by contact key; nothing else of them is known. */
export class ListPeopleRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Customers and guests with an address. */
  async customers(storeHash: string): Promise<PeopleCount> {
    const count = async (states?: string[]) => {
      const query = this.#db('ledger_entries')
        .where({ store_hash: storeHash })
        .whereIn('kind', ['customers', 'guests'])
        .whereNotNull('contact_key');
      if (states) query.whereIn('state', states);
      const [row] = await query.countDistinct({ count: 'contact_key' });
      return Number(row?.count ?? 0);
    };
    return { people: await count(), inBrevo: await count(WRITTEN) };
  }

  /** Whoever placed an order that counts. `notPlaced` are the statuses of those that do not. */
  async buyers(
    storeHash: string,
    { notPlaced, offChannels }: { notPlaced: readonly number[]; offChannels: readonly number[] },
  ): Promise<CountByChannel> {
    return this.#count(storeHash, 'order_facts', offChannels, (rows) =>
      rows.where('p.is_archived', false).whereNotIn('p.status_id', notPlaced),
    );
  }

  async abandonedCarts(storeHash: string, offChannels: readonly number[]): Promise<CountByChannel> {
    return this.#count(storeHash, 'carts', offChannels, (rows) =>
      rows.where('p.state', 'abandoned'),
    );
  }

  async newsletter(storeHash: string, offChannels: readonly number[]): Promise<CountByChannel> {
    return this.#count(storeHash, 'subscribers', offChannels, (rows) =>
      rows.where('p.newsletter', 'subscribed'),
    );
  }

  async #count(
    storeHash: string,
    table: 'order_facts' | 'carts' | 'subscribers',
    offChannels: readonly number[],
    narrow: (rows: Knex.QueryBuilder) => Knex.QueryBuilder,
  ): Promise<CountByChannel> {
    const people = () =>
      narrow(
        this.#db({ p: table })
          .leftJoin({ l: 'ledger_entries' }, (join) =>
            join
              .on('l.store_hash', 'p.store_hash')
              .andOn('l.contact_key', 'p.contact_key')
              .andOnIn('l.kind', PEOPLE)
              .andOnIn('l.state', WRITTEN),
          )
          .where('p.store_hash', storeHash)
          .whereNotNull('p.contact_key')
          .countDistinct({ people: 'p.contact_key', in_brevo: 'l.contact_key' }),
      );
    const [all]: CountRow[] = await people().whereNotIn('p.channel_id', offChannels);
    const rows: CountRow[] = await people().groupBy('p.channel_id').select('p.channel_id');
    return {
      all: toCount(all),
      byChannel: new Map(rows.map((row) => [Number(row.channel_id), toCount(row)])),
    };
  }
}

function toCount(row: CountRow | undefined): PeopleCount {
  return { people: Number(row?.people ?? 0), inBrevo: Number(row?.in_brevo ?? 0) };
}
