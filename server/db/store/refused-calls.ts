import type { Knex } from 'knex';

interface RefusedRow {
  store_hash: string;
  service: string;
  day: number;
  calls: number;
}

const DAY_MS = 24 * 60 * 60_000;

/** How many calls for a store each platform turned away today, since a limit was reached. */
export class RefusedCallRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Stores that do not have the app (any more) are passed over. */
  async note(storeHash: string, service: string, now: number): Promise<void> {
    const day = Math.floor(now / DAY_MS);
    await this.#db.raw(
      `insert into refused_calls (store_hash, service, day, calls)
      select store_hash, ?, ?, 1 from stores where uninstalled_at is null and store_hash = ?
      on conflict (store_hash, service) do update set
        calls = case when refused_calls.day = excluded.day then refused_calls.calls + 1 else 1 end,
        day = excluded.day`,
      [service, day, storeHash],
    );
  }

  /** By service; one that is not there turned none away. */
  async countToday(storeHash: string, now: number): Promise<Map<string, number>> {
    const rows = await this.#db<RefusedRow>('refused_calls').where({
      store_hash: storeHash,
      day: Math.floor(now / DAY_MS),
    });
    return new Map(rows.map(({ service, calls }) => [service, Number(calls)]));
  }
}
