import type { Knex } from 'knex';
import type { InsightSettingsDocument } from '../contract/insights.ts';

interface InsightSettingsRow {
  store_hash: string;
  version: number;
  document: string;
  saved_at: number;
}

/** What a merchant allows insights to spend: one document a store. One that never saved is at version 1. */
export class InsightSettingsRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Not validated again. */
  async find(storeHash: string): Promise<{ version: number; document: unknown }> {
    const row = await this.#rows().where({ store_hash: storeHash }).first();
    return row
      ? { version: row.version, document: JSON.parse(row.document) }
      : { version: 1, document: {} };
  }

  /** Answers false, and saves nothing, if somebody saved since `version` was read. */
  async save(
    storeHash: string,
    version: number,
    document: InsightSettingsDocument,
    now: number,
  ): Promise<boolean> {
    const row = {
      ...{ store_hash: storeHash, version: version + 1, saved_at: now },
      document: JSON.stringify(document),
    };
    const updated = await this.#rows().where({ store_hash: storeHash, version }).update(row);
    if (updated === 1 || version !== 1) return updated === 1;
    const inserted = await this.#rows()
      .insert(row)
      .onConflict('store_hash')
      .ignore()
      .returning('store_hash');
    return inserted.length === 1;
  }

  #rows() {
    return this.#db<InsightSettingsRow>('insight_settings');
  }
}
