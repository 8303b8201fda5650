import type { Knex } from 'knex';

export type ActivityLevel = 'info' | 'warning' | 'error';

export interface ActivityItem {
  id: number;
  at: number;
  kind: string;
  level: ActivityLevel;
  /** In English. */
  message: string;
  /** For words in other languages, with what goes into them; null in rows that have the message alone. */
  code: string | null;
  params: ActivityParams;
  userId: number | null;
}

/** Numbers and names; names of things that have words of their own (such as `orders`) as they are. Never a person. */
export type ActivityParams = Readonly<Record<string, string | number | readonly string[]>>;

/** `message` in English says the same as `code` does with `params` in every language (`contract/activity-of.ts`). */
export interface NewActivity {
  kind: string;
  level?: ActivityLevel;
  message: string;
  code: string;
  params: ActivityParams;
  userId?: number;
  at: number;
}

interface ActivityFilter {
  /** One, or any of several. */
  kind?: string | readonly string[];
  level?: ActivityLevel;
  /** ms: not before, and before. */
  from?: number;
  to?: number;
}

interface ActivityRow {
  activity_id: number;
  store_hash: string;
  at: number;
  kind: string;
  level: ActivityLevel;
  message: string;
  code: string | null;
  params: string | null;
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

  async add(storeHash: string, entry: NewActivity): Promise<void> {
    const [added] = await this.#rows()
      .insert({
        store_hash: storeHash,
        at: entry.at,
        kind: entry.kind,
        level: entry.level ?? 'info',
        message: entry.message,
        code: entry.code,
        params: JSON.stringify(entry.params),
        user_id: entry.userId ?? null,
      })
      .returning('activity_id');
    // Now and then is enough, and cheaper than at each entry.
    if (added && added.activity_id % 100 === 0) await this.#trim(storeHash);
  }

  /** Newest first; `before` is the id of the last entry of the page before. */
  async list(
    storeHash: string,
    filter: ActivityFilter & { before?: number; limit: number },
  ): Promise<ActivityItem[]> {
    const query = this.#rows().where({ store_hash: storeHash });
    if (filter.kind) query.whereIn('kind', [filter.kind].flat());
    if (filter.level) query.where({ level: filter.level });
    if (filter.from !== undefined) query.where('at', '>=', filter.from);
    if (filter.to !== undefined) query.where('at', '<', filter.to);
    if (filter.before) query.where('activity_id', '<', filter.before);
    const rows = await query.orderBy('activity_id', 'desc').limit(filter.limit);
    return rows.map((row) => ({
      id: row.activity_id,
      at: row.at,
      kind: row.kind,
      level: row.level,
      message: row.message,
      code: row.code,
      params: row.params ? JSON.parse(row.params) : {},
      userId: row.user_id,
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
