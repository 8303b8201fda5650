import type { Knex } from 'knex';

/** How a store follows its Brevo account. Times are ms since the epoch. */
export interface BrevoWatch {
  /** Brevo's id of our webhook there. */
  hookId: number | null;
  /** What the last check of it found wrong, for the log; and when that was. */
  hookProblem: string | null;
  checkedAt: number | null;
  /** Changes up to then were read. */
  readUntil: number | null;
  /** A reading that is under way: since when, and how many contacts it has behind it. */
  walk: { startedAt: number; offset: number } | null;
}

interface WatchRow {
  store_hash: string;
  hook_id: number | null;
  hook_problem: string | null;
  store_problem: string | null;
  checked_at: number | null;
  read_until: number | null;
  walk_started_at: number | null;
  walk_offset: number | null;
}

type Problem = 'hook_problem' | 'store_problem';

/** What a store's webhook in Brevo is, what is wrong with it, and how far Brevo's contacts were read. */
export class BrevoWatchRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async get(storeHash: string): Promise<BrevoWatch> {
    const row = await this.#rows().where({ store_hash: storeHash }).first();
    const isWalking = row?.walk_started_at != null;
    return {
      hookId: row?.hook_id ?? null,
      hookProblem: row?.hook_problem ?? null,
      checkedAt: row?.checked_at ?? null,
      readUntil: row?.read_until ?? null,
      walk: isWalking
        ? { startedAt: Number(row.walk_started_at), offset: row.walk_offset ?? 0 }
        : null,
    };
  }

  /** What a check of the webhook found. Answers whether there is a problem that was not known. */
  async saveHook(
    storeHash: string,
    { hookId, problem }: { hookId: number | null; problem: string | null },
    now: number,
  ): Promise<boolean> {
    const isNews = await this.#isNews(storeHash, 'hook_problem', problem);
    await this.#save(storeHash, { hook_id: hookId, hook_problem: problem, checked_at: now });
    return isNews;
  }

  /** Why the store cannot be told of unsubscribes; null when it can. Answers whether that is a problem that was not known. */
  async saveStoreProblem(storeHash: string, problem: string | null): Promise<boolean> {
    const isNews = await this.#isNews(storeHash, 'store_problem', problem);
    await this.#save(storeHash, { store_problem: problem });
    return isNews;
  }

  /** It is gone, or was left behind with its account. */
  async forgetHook(storeHash: string): Promise<void> {
    await this.#rows()
      .where({ store_hash: storeHash })
      .update({ hook_id: null, hook_problem: null, checked_at: null });
  }

  async saveWalk(storeHash: string, walk: NonNullable<BrevoWatch['walk']>): Promise<void> {
    const { startedAt, offset } = walk;
    await this.#save(storeHash, { walk_started_at: startedAt, walk_offset: offset });
  }

  /** The walk is over. */
  async saveRead(storeHash: string, readUntil: number): Promise<void> {
    const over = { walk_started_at: null, walk_offset: null };
    await this.#save(storeHash, { read_until: readUntil, ...over });
  }

  /** Stores with Brevo whose webhook was not looked at since then. */
  async listUnchecked(since: number): Promise<string[]> {
    return this.#db('connections')
      .leftJoin('brevo_watch', 'brevo_watch.store_hash', 'connections.store_hash')
      .where({ 'connections.service': 'brevo' })
      .whereNull('connections.problem_code')
      .where((either) =>
        either.whereNull('brevo_watch.checked_at').orWhere('brevo_watch.checked_at', '<', since),
      )
      .pluck('connections.store_hash');
  }

  async #isNews(storeHash: string, name: Problem, problem: string | null): Promise<boolean> {
    if (problem === null) return false;
    const row = await this.#rows().where({ store_hash: storeHash }).first(name);
    return row?.[name] !== problem;
  }

  async #save(storeHash: string, columns: Partial<WatchRow>): Promise<void> {
    await this.#rows()
      .insert({ store_hash: storeHash, ...columns })
      .onConflict('store_hash')
      .merge(columns);
  }

  #rows() {
    return this.#db<WatchRow>('brevo_watch');
  }
}
