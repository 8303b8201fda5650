import { setImmediate as breathe } from 'node:timers/promises';
import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';
import { transactUnsynced, writesSynced } from '../ledger/write-and-sync.ts';

/**
 * `found`: Brevo blocks this contact, and the store may not know. `settled`: the store knows, agrees anyway, or was told.
 * Each block is carried over once: somebody who subscribes in the store after that has spoken last.
 */
export type BlockState = 'found' | 'settled';

/** A contact that mail is blocked for in Brevo, by contact key. */
export interface BrevoBlock {
  contactKey: string;
  /** Brevo's id; null for one in another account than now. */
  contactId: number | null;
  state: BlockState;
  settledAt: number | null;
}

interface BlockRow {
  store_hash: string;
  contact_key: string;
  contact_id: number | null;
  state: BlockState;
  noticed_at: number;
  settled_at: number | null;
}

/** Rows in one statement: SQLite counts its parameters. */
const AT_ONCE = 250;

/** Who is blocked in Brevo, as far as we know. Outlasts the contact there: created again, it must be blocked again. */
export class BrevoBlockRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async find(storeHash: string, contactKey: string): Promise<BrevoBlock | undefined> {
    const row = await this.#rows()
      .where({ store_hash: storeHash, contact_key: contactKey })
      .first();
    return row && toBlock(row);
  }

  /** Those of these people who are blocked. */
  async keysAmong(storeHash: string, contactKeys: readonly string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const chunk of chunksOf(contactKeys, 500)) {
      const known = this.#rows().where({ store_hash: storeHash }).whereIn('contact_key', chunk);
      for (const key of await known.pluck('contact_key')) found.add(key);
      await breathe();
    }
    return found;
  }

  /** Contacts that are blocked now. What is known of a block already stays. */
  async notice(
    storeHash: string,
    blocks: ReadonlyArray<{ contactKey: string; contactId: number }>,
    now: number,
  ): Promise<void> {
    const unique = [...new Map(blocks.map((one) => [one.contactKey, one])).values()];
    for (const chunk of chunksOf(unique, AT_ONCE))
      await this.#rows()
        .insert(
          chunk.map(({ contactKey, contactId }) => ({
            store_hash: storeHash,
            contact_key: contactKey,
            contact_id: contactId,
            state: 'found' as const,
            noticed_at: now,
            settled_at: null,
          })),
        )
        .onConflict(['store_hash', 'contact_key'])
        .merge({ contact_id: this.#db.raw('excluded.contact_id') });
  }

  /** They unsubscribed again, after what was settled: the store has to be told again. */
  async reopen(storeHash: string, contactKey: string): Promise<void> {
    await this.#rows()
      .where({ store_hash: storeHash, contact_key: contactKey })
      .update({ state: 'found', settled_at: null });
  }

  /** The store knows. Also for a block that this app has set itself, since it came from the store. */
  async settle(storeHash: string, contactKeys: readonly string[], now: number): Promise<void> {
    for (const chunk of chunksOf([...new Set(contactKeys)], AT_ONCE)) {
      await transactUnsynced(this.#db, (trx) => settleSome(trx, storeHash, chunk, now));
      await breathe();
    }
    await writesSynced(this.#db);
  }

  /** Nobody of those who are left as `found` is subscribed in the store: there is nothing to tell it of them. */
  async settleAgreed(storeHash: string, now: number): Promise<void> {
    await this.#rows()
      .where({ store_hash: storeHash, state: 'found' })
      .whereNotExists(this.#subscribed())
      .update({ state: 'settled', settled_at: now });
  }

  /** Those whom the store still counts as subscribed, in order of their key; `after` is the last key of the page before. */
  async listFound(storeHash: string, after: string, limit: number): Promise<string[]> {
    return this.#rows()
      .where({ store_hash: storeHash, state: 'found' })
      .where('contact_key', '>', after)
      .whereExists(this.#subscribed())
      .orderBy('contact_key')
      .limit(limit)
      .pluck('contact_key');
  }

  /** Brevo no longer blocks them. */
  async forget(storeHash: string, contactKeys: readonly string[]): Promise<void> {
    for (const chunk of chunksOf(contactKeys, 500))
      await this.#rows().where({ store_hash: storeHash }).whereIn('contact_key', chunk).delete();
  }

  #subscribed() {
    return this.#db('subscribers')
      .where({ newsletter: 'subscribed' })
      .whereRaw('subscribers.store_hash = brevo_blocks.store_hash')
      .whereRaw('subscribers.contact_key = brevo_blocks.contact_key');
  }

  #rows() {
    return this.#db<BlockRow>('brevo_blocks');
  }
}

async function settleSome(
  trx: Knex,
  storeHash: string,
  contactKeys: readonly string[],
  now: number,
): Promise<void> {
  await trx<BlockRow>('brevo_blocks')
    .insert(
      contactKeys.map((contactKey) => ({
        store_hash: storeHash,
        contact_key: contactKey,
        contact_id: null,
        state: 'settled' as const,
        noticed_at: now,
        settled_at: now,
      })),
    )
    .onConflict(['store_hash', 'contact_key'])
    .merge({ state: 'settled', settled_at: now });
}

function toBlock({ contact_key, contact_id, state, settled_at }: BlockRow): BrevoBlock {
  return { contactKey: contact_key, contactId: contact_id, state, settledAt: settled_at };
}
