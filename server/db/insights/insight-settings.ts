import type { Knex } from 'knex';
import type { InsightSettingsDocument } from '../../contract/insights.ts';
import { findDocument, saveDocument } from '../store/versioned-documents.ts';

/** What a merchant allows insights to spend: one document a store. One that never saved is at version 1. */
export class InsightSettingsRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Not validated again. */
  async find(storeHash: string): Promise<{ version: number; document: unknown }> {
    return findDocument(this.#db, 'insight_settings', storeHash);
  }

  /** Answers false, and saves nothing, if somebody saved since `version` was read. */
  async save(
    storeHash: string,
    version: number,
    document: InsightSettingsDocument,
    now: number,
  ): Promise<boolean> {
    return saveDocument(this.#db, 'insight_settings', storeHash, { version, document, now });
  }
}
