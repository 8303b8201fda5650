import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

interface LoginCodeRow {
  store_hash: string;
  code_hash: string;
  launch_id: string | null;
  user_id: number;
  expires_at: number;
  used_at: number | null;
  forget_at: number;
}

/** One-time codes that carry a person from `/load` or `/auth` into the page. Only their hashes are kept. */
export class LoginCodeRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /**
   * Keeps a code until `expiresAt`. `launchId` is the id of the signed link (`jti`), remembered until `forgetAt`:
   * answers false, and keeps nothing, if that link has been used before.
   */
  async add(entry: {
    storeHash: string;
    userId: number;
    code: string;
    launchId: string | null;
    expiresAt: number;
    forgetAt: number;
  }): Promise<boolean> {
    const added = await this.#rows()
      .insert({
        store_hash: entry.storeHash,
        code_hash: hashOf(entry.code),
        launch_id: entry.launchId,
        user_id: entry.userId,
        expires_at: entry.expiresAt,
        used_at: null,
        forget_at: entry.forgetAt,
      })
      .onConflict(['store_hash', 'launch_id'])
      .ignore()
      .returning('code_hash');
    return added.length === 1;
  }

  /** Whether this signed link opened the app before. */
  async hasLaunch(storeHash: string, launchId: string): Promise<boolean> {
    const row = await this.#rows().where({ store_hash: storeHash, launch_id: launchId }).first();
    return row !== undefined;
  }

  /** Whose code it is. A second call, or one after the code expired, finds nobody. */
  async redeem(
    code: string,
    now: number,
  ): Promise<{ storeHash: string; userId: number } | undefined> {
    const [row] = await this.#rows()
      .where({ code_hash: hashOf(code) })
      .whereNull('used_at')
      .where('expires_at', '>', now)
      .update({ used_at: now })
      .returning(['store_hash', 'user_id']);
    return row && { storeHash: row.store_hash, userId: row.user_id };
  }

  /** The user's codes no longer work; their links stay known as used. */
  async spendOfUser(storeHash: string, userId: number): Promise<void> {
    await this.#rows()
      .where({ store_hash: storeHash, user_id: userId })
      .whereNull('used_at')
      .update({ used_at: 0 });
  }

  async prune(now: number): Promise<void> {
    await this.#rows().where('forget_at', '<', now).delete();
  }

  #rows() {
    return this.#db<LoginCodeRow>('login_codes');
  }
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
