import type { Knex } from 'knex';
import type { SettingsDocument } from '../../contract/settings.ts';
import type { SettingsChangeRow, SettingsEffect } from './settings-changes.ts';
import { findDocument, saveDocument } from './versioned-documents.ts';

/** One document a store, with a version for optimistic locking. A store that never saved is at version 1. */
export class SettingsRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** The stored document as it was saved (not validated again), or an empty one. */
  async find(storeHash: string): Promise<{ version: number; document: unknown }> {
    return findDocument(this.#db, 'settings', storeHash);
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
      if (!(await saveDocument(trx, 'settings', storeHash, { version, document, now })))
        return false;
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
}
