import type { Knex } from 'knex';

/** A hook that BigCommerce keeps for us. */
export interface HeldWebhook {
  scope: string;
  /** BigCommerce's id. */
  hookId: number;
  isActive: boolean;
}

interface WebhookRow {
  store_hash: string;
  scope: string;
  hook_id: number;
  is_active: boolean;
  checked_at: number;
}

/** What we hold with BigCommerce, one hook a scope, as we last saw it. */
export class WebhookRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async list(storeHash: string): Promise<HeldWebhook[]> {
    const rows = await this.#db<WebhookRow>('webhooks').where({ store_hash: storeHash });
    // SQLite has no booleans of its own.
    return rows.map((row) => ({
      scope: row.scope,
      hookId: row.hook_id,
      isActive: Boolean(row.is_active),
    }));
  }

  /** These and no others. */
  async replace(storeHash: string, hooks: readonly HeldWebhook[], now: number): Promise<void> {
    const rows = hooks.map(({ scope, hookId, isActive }) => ({
      store_hash: storeHash,
      scope,
      hook_id: hookId,
      is_active: isActive,
      checked_at: now,
    }));
    await this.#db.transaction(async (trx) => {
      await trx<WebhookRow>('webhooks').where({ store_hash: storeHash }).delete();
      if (rows.length > 0) await trx<WebhookRow>('webhooks').insert(rows);
    });
  }
}
