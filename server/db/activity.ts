import type { Knex } from 'knex';

export type ActivityLevel = 'info' | 'warning' | 'error';

export interface ActivityItem {
  id: number;
  at: number;
  kind: string;
  level: ActivityLevel;
  message: string;
  userId: number | null;
}

interface ActivityRow {
  activity_id: number;
  store_hash: string;
  at: number;
  kind: string;
  level: ActivityLevel;
  message: string;
  user_id: number | null;
}

/** How much of its past a store keeps. */
const KEPT_ENTRIES = 5_000;

/** What happened in a store, in sentences that name no customer. Bounded. */
export class ActivityRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async add(
    storeHash: string,
    entry: { kind: string; level?: ActivityLevel; message: string; userId?: number; at: number },
  ): Promise<void> {
    const [added] = await this.#rows()
      .insert({
        store_hash: storeHash,
        at: entry.at,
        kind: entry.kind,
        level: entry.level ?? 'info',
        message: entry.message,
        user_id: entry.userId ?? null,
      })
      .returning('activity_id');
    // Now and then is enough, and cheaper than at each entry.
    if (added && added.activity_id % 100 === 0) await this.#trim(storeHash);
  }

  /** Newest first; `before` is the id of the last entry of the page before. */
  async list(
    storeHash: string,
    filter: { kind?: string; level?: ActivityLevel; before?: number; limit: number },
  ): Promise<ActivityItem[]> {
    const query = this.#rows().where({ store_hash: storeHash });
    if (filter.kind) query.where({ kind: filter.kind });
    if (filter.level) query.where({ level: filter.level });
    if (filter.before) query.where('activity_id', '<', filter.before);
    const rows = await query.orderBy('activity_id', 'desc').limit(filter.limit);
    return rows.map(({ activity_id, at, kind, level, message, user_id }) => ({
      id: activity_id,
      at,
      kind,
      level,
      message,
      userId: user_id,
    }));
  }

  async #trim(storeHash: string): Promise<void> {
    const oldestKept = await this.#rows()
      .where({ store_hash: storeHash })
      .orderBy('activity_id', 'desc')
      .offset(KEPT_ENTRIES - 1)
      .first('activity_id');
    if (!oldestKept) return;
    await this.#rows()
      .where({ store_hash: storeHash })
      .where('activity_id', '<', oldestKept.activity_id)
      .delete();
  }

  #rows() {
    return this.#db<ActivityRow>('activity');
  }
}
