import { setImmediate as otherWork } from 'node:timers/promises';
import type { Knex } from 'knex';

/** What goes at once when a store uninstalls: secrets, people, and everything that could still act for it. */
const AT_ONCE = [
  'connections',
  'store_users',
  'jobs',
  'job_turns',
  'pending_changes',
  'storefront_tokens',
  'brevo_notices',
] as const;

/** The rest, small pieces at a time so that other stores keep being served. */
const AFTERWARDS = [
  'personas',
  'mavera_attempts',
  'insight_steps',
  'insight_runs',
  'insight_jobs',
  'insight_settings',
  'reviews',
  'reviewed_products',
  'webhooks',
  'webhook_health',
  'diagnoses',
  'diagnostic_runs',
  'refused_calls',
  'import_batches',
  'ledger_entries',
  'ledger_counts',
  'order_facts',
  'carts',
  'subscribers',
  'stock_levels',
  'brevo_blocks',
  'brevo_watch',
  'failures',
  'sync_runs',
  'settings_changes',
  'channels',
  'settings',
  'activity',
  'written_counts',
  'checklist_marks',
  'audit',
  'revoked_sessions',
  'login_codes',
] as const;

/** Every table with rows of a store, beside `stores` itself. A test compares them with the schema. */
export const STORE_TABLES: readonly string[] = [...AT_ONCE, ...AFTERWARDS];

const PIECE = 5_000;

/** Erases what we keep of a store. Never touches one that is installed, or installed again meanwhile. */
export class StoreEraser {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** From here on the store is unknown; its secrets and its work are gone. The rest waits for `eraseEverything`. */
  async forget(storeHash: string, now: number): Promise<void> {
    await this.#db.transaction(async (trx) => {
      await trx('stores').where({ store_hash: storeHash }).update({
        access_token_sealed: '',
        contact_secret_sealed: '',
        profile_sealed: '',
        owner_user_id: null,
        uninstalled_at: now,
      });
      for (const table of AT_ONCE) await trx(table).where({ store_hash: storeHash }).delete();
    });
  }

  /** Everything that is left, the store itself last. Safe to repeat after an interruption, and beside another eraser. */
  async eraseEverything(storeHash: string, signal?: AbortSignal): Promise<void> {
    for (const table of AFTERWARDS) {
      let gone: number;
      do {
        signal?.throwIfAborted();
        gone = await this.#erasePiece(table, storeHash);
        // The database answers without letting anybody else have a turn.
        await otherWork();
      } while (gone === PIECE);
    }
    await this.#db.transaction(async (trx) => {
      // A write first, which takes SQLite's lock.
      const leaving = await trx('stores')
        .where({ store_hash: storeHash })
        .whereNotNull('uninstalled_at')
        .update({ token_problem: null });
      if (leaving === 0) return;
      // Whoever was at work for the store when it left may have written since.
      for (const table of STORE_TABLES) await trx(table).where({ store_hash: storeHash }).delete();
      await trx('stores').where({ store_hash: storeHash }).delete();
    });
  }

  /** Work that was added for stores that are no more. */
  async eraseOrphanedWork(): Promise<void> {
    const known = this.#db('stores').select('store_hash');
    for (const table of ['jobs', 'job_turns'])
      await this.#db(table).whereNotIn('store_hash', known).delete();
  }

  async #erasePiece(table: string, storeHash: string): Promise<number> {
    const leaving = this.#db('stores')
      .where({ store_hash: storeHash })
      .whereNotNull('uninstalled_at')
      .select('store_hash');
    const piece = this.#db(table).whereIn('store_hash', leaving).select('rowid').limit(PIECE);
    return this.#db(table).whereIn('rowid', piece).delete();
  }
}
