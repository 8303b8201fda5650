import type { Knex } from 'knex';

/** Who changed what and when. `detail` names settings and ids, never a secret or a customer. */
export class AuditRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async add(
    storeHash: string,
    entry: { userId: number | null; action: string; detail?: unknown; at: number },
  ): Promise<void> {
    await this.#db('audit').insert({
      store_hash: storeHash,
      at: entry.at,
      user_id: entry.userId,
      action: entry.action,
      detail: JSON.stringify(entry.detail ?? {}),
    });
  }

  async prune(before: number): Promise<void> {
    await this.#db('audit').where('at', '<', before).delete();
  }
}
