import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';

/** What one person said to the newsletter on one storefront, known by contact key. */
export interface Subscription {
  contactKey: string;
  channelId: number;
  newsletter: 'subscribed' | 'unsubscribed' | 'not_asked';
}

/** The same, with the id by which a webhook speaks of it. */
export interface SubscriberRecord extends Subscription {
  subscriberId: number;
}

interface SubscriberRow {
  store_hash: string;
  contact_key: string;
  channel_id: number;
  newsletter: Subscription['newsletter'];
  subscriber_id: number;
  seen_at: number;
}

/**
 * One short statement, whatever their number. Two readings may overlap: what the later one has seen, the earlier one must not make
 * look old.
 */
const SAVE = `
  insert into subscribers (store_hash, seen_at, contact_key, channel_id, newsletter, subscriber_id)
  select ?, ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(?)
  where true
  on conflict (store_hash, contact_key, channel_id) do update set
    newsletter = excluded.newsletter,
    subscriber_id = excluded.subscriber_id,
    seen_at = max(excluded.seen_at, subscribers.seen_at)`;

/** Who opted in where. A copy of the store's subscribers, without their addresses. */
export class SubscriberRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async save(storeHash: string, subscriptions: SubscriberRecord[], seenAt: number): Promise<void> {
    if (subscriptions.length === 0) return;
    // The same person twice in one statement would be refused: the last one counts.
    const unique = new Map(subscriptions.map((one) => [`${one.contactKey}:${one.channelId}`, one]));
    const values = [...unique.values()].map(
      ({ contactKey, channelId, newsletter, subscriberId }) =>
        [contactKey, channelId, newsletter, subscriberId] as const,
    );
    await this.#db.raw(SAVE, [storeHash, seenAt, JSON.stringify(values)]);
  }

  /** The subscriptions of these people, by contact key. */
  async listOf(
    storeHash: string,
    contactKeys: readonly string[],
  ): Promise<Map<string, Subscription[]>> {
    const found = new Map<string, Subscription[]>();
    for (const chunk of chunksOf(contactKeys, 500)) {
      const rows = await this.#rows()
        .where({ store_hash: storeHash })
        .whereIn('contact_key', chunk);
      for (const row of rows) {
        const one = {
          contactKey: row.contact_key,
          channelId: row.channel_id,
          newsletter: row.newsletter,
        };
        const known = found.get(one.contactKey);
        if (known) known.push(one);
        else found.set(one.contactKey, [one]);
      }
    }
    return found;
  }

  /** The ids of a person's records. */
  async idsOf(storeHash: string, contactKey: string): Promise<number[]> {
    return this.#rows()
      .where({ store_hash: storeHash, contact_key: contactKey })
      .pluck('subscriber_id');
  }

  /**
   * Forgets these records, which are gone or about to be saved anew. Answers whose they were: an address may have changed,
   * and whoever had it before is concerned as well.
   */
  async forget(storeHash: string, subscriberIds: readonly number[]): Promise<string[]> {
    const keys: string[] = [];
    for (const chunk of chunksOf(subscriberIds, 500)) {
      const known = () =>
        this.#rows().where({ store_hash: storeHash }).whereIn('subscriber_id', chunk);
      keys.push(...(await known().pluck('contact_key')));
      await known().delete();
    }
    return keys;
  }

  /** After a whole reading: forgets those that it did not come across. */
  async deleteUnseen(storeHash: string, seenBefore: number): Promise<void> {
    await this.#rows().where({ store_hash: storeHash }).where('seen_at', '<', seenBefore).delete();
  }

  #rows() {
    return this.#db<SubscriberRow>('subscribers');
  }
}
