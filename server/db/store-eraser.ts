import type { Knex } from 'knex';

/** What goes at once when a store uninstalls: secrets, people, and everything that could still act for it. */
const AT_ONCE = ['connections', 'store_users', 'jobs', 'job_turns', 'pending_changes'] as const;

/** The rest, small pieces at a time so that other stores keep being served. */
const AFTERWARDS = [
  'import_batches',
  'ledger_entries',
  'subscribers',
  'failures',
  'sync_runs',
  'settings',
  'activity',
  'audit',
  'revoked_sessions',
  'login_codes',
] as const;

const PIECE = 5_000;

/** Erases what we keep of a store. A test compares these lists with the tables there are. */
export class StoreEraser {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async eraseSecretsAndWork(storeHash: string): Promise<void> {
    await this.#db.transaction(async (trx) => {
      for (const table of AT_ONCE) await trx(table).where({ store_hash: storeHash }).delete();
    });
  }

  /** Everything that is left, the store itself last. Safe to repeat after an interruption. */
  async eraseEverything(storeHash: string, signal?: AbortSignal): Promise<void> {
    for (const table of AFTERWARDS) {
      let gone: number;
      do {
        signal?.throwIfAborted();
        gone = await this.#erasePiece(table, storeHash);
      } while (gone === PIECE);
    }
    await this.eraseSecretsAndWork(storeHash);
    await this.#db('stores').where({ store_hash: storeHash }).delete();
  }

  async #erasePiece(table: string, storeHash: string): Promise<number> {
    const piece = this.#db(table).where({ store_hash: storeHash }).select('rowid').limit(PIECE);
    return this.#db(table).whereIn('rowid', piece).delete();
  }
}
