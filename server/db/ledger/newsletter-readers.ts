import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';
import type { Subscription } from './subscribers.ts';

/** Why somebody is left alone although an old order, or a newsletter record, still says yes. */
export const CUSTOMER_DELETED = 'customer_deleted';

/** Somebody who gets the newsletter and is neither a customer nor a guest. */
export interface Reader {
  contactKey: string;
  /** Their youngest record that says yes, by which their address is found again. */
  subscriberId: number;
}

/**
 * People who only read the newsletter, found by what we keep of newsletter records and of those who were written. Pages by
 * contact key, so that a store may have any number of them.
 */
export class NewsletterReaderRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Subscribed, and nobody else speaks for them: no customer has their address, and no guest with it was written. */
  async list(storeHash: string, after: string, limit: number): Promise<Reader[]> {
    const rows: Array<{ contact_key: string; subscriber_id: number }> = await this.#db(
      'subscribers',
    )
      .where({ store_hash: storeHash, newsletter: 'subscribed' })
      .where('contact_key', '>', after)
      .whereNotExists(this.#spokenFor(storeHash, 'subscribers.contact_key'))
      .groupBy('contact_key')
      .orderBy('contact_key')
      .limit(limit)
      .select('contact_key')
      .max({ subscriber_id: 'subscriber_id' });
    return rows.map((row) => ({
      contactKey: row.contact_key,
      subscriberId: row.subscriber_id,
    }));
  }

  /** For whom of these people a customer or a guest speaks, and whether as one who was written. */
  async listSpokenFor(
    storeHash: string,
    contactKeys: readonly string[],
  ): Promise<Map<string, 'written' | 'left_out'>> {
    const spoken = new Map<string, 'written' | 'left_out'>();
    for (const chunk of chunksOf(contactKeys, 500)) {
      const rows: Array<{ contact_key: string; state: string }> = await this.#spoken(storeHash)
        .whereIn('contact_key', chunk)
        .select('contact_key', 'state');
      for (const { contact_key: key, state } of rows)
        if (['synced', 'pending'].includes(state)) spoken.set(key, 'written');
        else if (!spoken.has(key)) spoken.set(key, 'left_out');
    }
    return spoken;
  }

  /**
   * Written as readers, and no longer subscribed anywhere, as far as we know; and those whose account was deleted, who have
   * said no, and of whose no nothing was written yet.
   */
  async listLapsed(storeHash: string, limit: number): Promise<string[]> {
    const said = (newsletter: Subscription['newsletter']) =>
      this.#db('subscribers')
        .where({ store_hash: storeHash, newsletter })
        .whereRaw('subscribers.contact_key = ledger_entries.entity_id');
    return this.#db('ledger_entries')
      .where({ store_hash: storeHash, kind: 'newsletter' })
      .whereNotExists(said('subscribed'))
      .where((row) =>
        row
          .where({ state: 'synced' })
          // As `mayBeInBrevo` says.
          .orWhere((perhaps) =>
            perhaps
              .whereNotNull('written_at')
              .where((row) =>
                row.where({ state: 'failed' }).orWhere({ state: 'pending', batch_id: null }),
              ),
          )
          .orWhere((left) =>
            left
              .where({ reason: CUSTOMER_DELETED, written_at: null })
              .whereExists(said('unsubscribed')),
          ),
      )
      .orderBy('entity_id')
      .limit(limit)
      .pluck('entity_id');
  }

  /**
   * Forgets what was said of readers for whom a customer or a guest speaks by now. That somebody's account was deleted holds until
   * they were written after that: the guest they were may be about to leave.
   */
  async forgetSpokenFor(storeHash: string): Promise<void> {
    const speakers = () => this.#spoken(storeHash).whereIn('state', ['synced', 'pending']);
    await this.#db('ledger_entries')
      .where({ store_hash: storeHash, kind: 'newsletter' })
      .whereNot({ state: 'pending' })
      .whereIn('entity_id', speakers().select('contact_key'))
      .where((row) =>
        row
          .whereNull('reason')
          .orWhereNot({ reason: CUSTOMER_DELETED })
          .orWhereExists(
            speakers()
              .whereRaw('speakers.contact_key = ledger_entries.entity_id')
              .whereRaw('speakers.written_at > ledger_entries.modified_at'),
          ),
      )
      .delete();
  }

  #spokenFor(storeHash: string, column: string) {
    return this.#spoken(storeHash).whereRaw('speakers.contact_key = ??', [column]);
  }

  /** A customer speaks for their address also where they are left out: what they agreed to decides. */
  #spoken(storeHash: string) {
    return this.#db('ledger_entries as speakers')
      .where({ 'speakers.store_hash': storeHash })
      .whereIn('speakers.kind', ['customers', 'guests'])
      .where((row) =>
        row.where('speakers.kind', 'customers').orWhereIn('speakers.state', ['synced', 'pending']),
      );
  }
}
