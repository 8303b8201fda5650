import type { Knex } from 'knex';

interface RevokedSessionRow {
  store_hash: string;
  session_id: string;
  forget_at: number;
}

/** Sessions that ended before their time, kept until they would have expired. */
export class RevokedSessionRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async add(storeHash: string, sessionId: string, forgetAt: number): Promise<void> {
    await this.#rows()
      .insert({ store_hash: storeHash, session_id: sessionId, forget_at: forgetAt })
      .onConflict(['store_hash', 'session_id'])
      .ignore();
  }

  async has(storeHash: string, sessionId: string): Promise<boolean> {
    const row = await this.#rows().where({ store_hash: storeHash, session_id: sessionId }).first();
    return row !== undefined;
  }

  async prune(now: number): Promise<void> {
    await this.#rows().where('forget_at', '<', now).delete();
  }

  #rows() {
    return this.#db<RevokedSessionRow>('revoked_sessions');
  }
}
