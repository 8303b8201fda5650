import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

/** Whose a one-time code is, and until when it works (ms). */
export interface LoginCode {
  storeHash: string;
  userId: number;
  expiresAt: number;
}

interface LoginCodeRow {
  store_hash: string;
  code_hash: string;
  user_id: number;
  expires_at: number;
  used_at: number | null;
}

/** One-time codes that carry a person from `/load` or `/auth` into the page. Only their hashes are kept. */
export class LoginCodeRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async add({ storeHash, userId, expiresAt, code }: LoginCode & { code: string }): Promise<void> {
    await this.#rows().insert({
      store_hash: storeHash,
      code_hash: hashOf(code),
      user_id: userId,
      expires_at: expiresAt,
    });
  }

  /** Whose code it is. A second call, or one after the code expired, finds nobody. */
  async redeem(code: string, now: number): Promise<LoginCode | undefined> {
    const [row] = await this.#rows()
      .where({ code_hash: hashOf(code) })
      .whereNull('used_at')
      .where('expires_at', '>', now)
      .update({ used_at: now })
      .returning(['store_hash', 'user_id', 'expires_at']);
    return row && { storeHash: row.store_hash, userId: row.user_id, expiresAt: row.expires_at };
  }

  /** The user's codes no longer work. */
  async spendOfUser(storeHash: string, userId: number): Promise<void> {
    await this.#rows()
      .where({ store_hash: storeHash, user_id: userId })
      .whereNull('used_at')
      .update({ used_at: 0 });
  }

  async prune(now: number): Promise<void> {
    await this.#rows().where('expires_at', '<', now).delete();
  }

  #rows() {
    return this.#db<LoginCodeRow>('login_codes');
  }
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
