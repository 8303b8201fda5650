import type { Knex } from 'knex';
import type { SettingsDocument } from '../contract/settings.ts';
import type { SettingsChangeRow, SettingsEffect } from './settings-changes.ts';

interface SettingsRow {
  store_hash: string;
  version: number;
  document: string;
  saved_at: number;
}

/** One document a store, with a version for optimistic locking. A store that never saved is at version 1. */
export class SettingsRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** The stored document as it was saved (not validated again), or an empty one. */
  async find(storeHash: string): Promise<{ version: number; document: unknown }> {
    const row = await this.#rows().where({ store_hash: storeHash }).first();
    return row
      ? { version: row.version, document: JSON.parse(row.document) }
      : { version: 1, document: {} };
  }

  /**
   * Answers false, and saves nothing, if somebody saved since `version` was read. `effects`: what Brevo is to be brought in
   * line with, remembered together with the document.
   */
  async save(
    storeHash: string,
    version: number,
    document: SettingsDocument,
    now: number,
    effects: readonly SettingsEffect[] = [],
  ): Promise<boolean> {
    return this.#db.transaction(async (trx) => {
      if (!(await this.#saveDocument(trx, storeHash, version, document, now))) return false;
      if (effects.length === 0) return true;
      await trx<SettingsChangeRow>('settings_changes').insert(
        effects.map(({ resource, formerMapping, isOfLists }) => ({
          ...{ store_hash: storeHash, resource, version: version + 1, saved_at: now },
          former_mapping: formerMapping === null ? null : JSON.stringify(formerMapping),
          is_of_lists: isOfLists,
        })),
      );
      return true;
    });
  }

  async #saveDocument(
    trx: Knex,
    storeHash: string,
    version: number,
    document: SettingsDocument,
    now: number,
  ): Promise<boolean> {
    const row = {
      store_hash: storeHash,
      version: version + 1,
      document: JSON.stringify(document),
      saved_at: now,
    };
    const rows = () => trx<SettingsRow>('settings');
    const updated = await rows().where({ store_hash: storeHash, version }).update(row);
    if (updated === 1) return true;
    if (version !== 1) return false;
    const inserted = await rows()
      .insert(row)
      .onConflict('store_hash')
      .ignore()
      .returning('store_hash');
    return inserted.length === 1;
  }

  #rows() {
    return this.#db<SettingsRow>('settings');
  }
}
