import type { Knex } from 'knex';

/** How a store's webhooks are doing. */
export interface WebhookHealth {
  /** ms since the epoch, to within seconds. */
  lastReceivedAt: number | null;
  lastCheckedAt: number | null;
  /** What is wrong with them, in words for the merchant. */
  problem: string | null;
}

interface WebhookHealthRow {
  store_hash: string;
  last_received_at: number | null;
  last_checked_at: number | null;
  problem: string | null;
}

const UNKNOWN: WebhookHealth = { lastReceivedAt: null, lastCheckedAt: null, problem: null };

export class WebhookHealthRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async get(storeHash: string): Promise<WebhookHealth> {
    const row = await this.#rows().where({ store_hash: storeHash }).first();
    if (!row) return UNKNOWN;
    const { last_received_at, last_checked_at, problem } = row;
    return { lastReceivedAt: last_received_at, lastCheckedAt: last_checked_at, problem };
  }

  /** Answers whether there is a problem that was not known. */
  async saveChecked(storeHash: string, problem: string | null, now: number): Promise<boolean> {
    const before = await this.get(storeHash);
    const checked = { last_checked_at: now, problem };
    await this.#rows()
      .insert({ store_hash: storeHash, ...checked })
      .onConflict('store_hash')
      .merge(checked);
    return problem !== null && problem !== before.problem;
  }

  /** Something came for these stores. Those that do not have the app are passed over. */
  async saveReceived(storeHashes: readonly string[], now: number): Promise<void> {
    await this.#db.raw(
      `insert into webhook_health (store_hash, last_received_at)
      select store_hash, ? from stores
      where uninstalled_at is null and store_hash in (${storeHashes.map(() => '?').join(', ')})
      on conflict (store_hash) do update set last_received_at = excluded.last_received_at`,
      [now, ...storeHashes],
    );
  }

  /** Installed stores whose webhooks were not looked at since then. */
  async listUnchecked(since: number): Promise<string[]> {
    return this.#db('stores')
      .leftJoin('webhook_health', 'webhook_health.store_hash', 'stores.store_hash')
      .whereNull('stores.uninstalled_at')
      .where((either) =>
        either
          .whereNull('webhook_health.last_checked_at')
          .orWhere('webhook_health.last_checked_at', '<', since),
      )
      .pluck('stores.store_hash');
  }

  #rows() {
    return this.#db<WebhookHealthRow>('webhook_health');
  }
}
