import type { Knex } from 'knex';
import { contactKeyPieces } from './contact-key-pieces.ts';

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

interface Person {
  contactKey: string;
  channelIds: number[];
}

type Source = 'order_facts' | 'carts' | 'subscribers';

const WRITTEN = ['synced', 'pending'];
const PEOPLE = ['customers', 'guests', 'newsletter'];

/** Counts whom the rules of the lists are about. People are told apart by contact key; nothing else of them is known. */
export class ListPeopleRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Whoever placed an order that counts. `notPlaced` are the statuses of those that do not. */
  async buyers(
    storeHash: string,
    { notPlaced, offChannels }: { notPlaced: readonly number[]; offChannels: readonly number[] },
  ): Promise<CountByChannel> {
    return this.#count(storeHash, 'order_facts', offChannels, (rows) =>
      rows.where({ is_archived: false }).whereNotIn('status_id', notPlaced),
    );
  }

  async abandonedCarts(storeHash: string, offChannels: readonly number[]): Promise<CountByChannel> {
    return this.#count(storeHash, 'carts', offChannels, (rows) =>
      rows.where({ state: 'abandoned' }),
    );
  }

  async newsletter(storeHash: string, offChannels: readonly number[]): Promise<CountByChannel> {
    return this.#count(storeHash, 'subscribers', offChannels, (rows) =>
      rows.where({ newsletter: 'subscribed' }),
    );
  }

  async #count(
    storeHash: string,
    source: Source,
    offChannels: readonly number[],
    narrow: (rows: Knex.QueryBuilder) => Knex.QueryBuilder,
  ): Promise<CountByChannel> {
    const all = { people: 0, inBrevo: 0 };
    const byChannel = new Map<number, PeopleCount>();
    const off = new Set(offChannels);
    for await (const people of this.#walk(storeHash, source, narrow)) {
      const written = await this.#written(storeHash, people);
      for (const { contactKey, channelIds } of people) {
        const isWritten = written.has(contactKey);
        if (channelIds.some((id) => !off.has(id))) add(all, isWritten);
        for (const id of channelIds) {
          const count = byChannel.get(id) ?? { people: 0, inBrevo: 0 };
          byChannel.set(id, count);
          add(count, isWritten);
        }
      }
    }
    return { all, byChannel };
  }

  /** Everybody once, in the order of their keys, some hundred at a time. */
  async *#walk(
    storeHash: string,
    source: Source,
    narrow: (rows: Knex.QueryBuilder) => Knex.QueryBuilder,
  ): AsyncGenerator<Person[]> {
    const all = () => narrow(this.#db(source).where({ store_hash: storeHash }));
    for await (const keys of contactKeyPieces(all)) {
      const rows: Array<{ contact_key: string; channel_id: number }> = await all()
        .whereIn('contact_key', keys)
        .distinct('contact_key', 'channel_id');
      const channels = Map.groupBy(rows, (row) => row.contact_key);
      yield keys.map((contactKey) => ({
        contactKey,
        channelIds: (channels.get(contactKey) ?? []).map((row) => row.channel_id),
      }));
    }
  }

  async #written(storeHash: string, people: readonly Person[]): Promise<Set<string>> {
    const keys = people.map(({ contactKey }) => contactKey);
    const found: string[] = await this.#db('ledger_entries')
      .where({ store_hash: storeHash })
      .whereIn('kind', PEOPLE)
      .whereIn('contact_key', keys)
      .whereIn('state', WRITTEN)
      .pluck('contact_key');
    return new Set(found);
  }
}

function add(count: PeopleCount, isWritten: boolean): void {
  count.people += 1;
  if (isWritten) count.inBrevo += 1;
}
