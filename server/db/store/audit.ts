import type { Knex } from 'knex';

export interface AuditItem {
  id: number;
  /** ms since the epoch. */
  at: number;
  userId: number | null;
  action: string;
  detail: Record<string, unknown>;
}

interface AuditRow {
  audit_id: number;
  store_hash: string;
  at: number;
  user_id: number | null;
  action: string;
  detail: string;
}

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

  /** Newest first; `before` is the id of the last entry of the page before. */
  async list(
    storeHash: string,
    filter: { userId?: number; before?: number; limit: number },
  ): Promise<AuditItem[]> {
    const query = this.#db<AuditRow>('audit').where({ store_hash: storeHash });
    if (filter.userId !== undefined) query.where({ user_id: filter.userId });
    if (filter.before !== undefined) query.where('audit_id', '<', filter.before);
    const rows = await query.orderBy('audit_id', 'desc').limit(filter.limit);
    return rows.map(({ audit_id, at, user_id, action, detail }) => ({
      id: audit_id,
      at,
      userId: user_id,
      action,
      detail: JSON.parse(detail),
    }));
  }

  async prune(before: number): Promise<void> {
    await this.#db('audit').where('at', '<', before).delete();
  }
}
