import type { Knex } from 'knex';
import type { CustomerMapping } from '../../contract/mapping.ts';
import type { Resource } from '../../contract/sync.ts';

/** What a save of the settings changed for a kind of record. */
export interface SettingsEffect {
  resource: Resource;
  /** The customer mapping until then, where another one was saved. */
  formerMapping: CustomerMapping | null;
  /** Other lists: everybody who was written may belong into another one. */
  isOfLists: boolean;
}

/** One that Brevo does not show yet. `version`: of the settings that the save made. */
export interface SettingsChange extends SettingsEffect {
  version: number;
}

export interface SettingsChangeRow {
  store_hash: string;
  resource: Resource;
  version: number;
  former_mapping: string | null;
  is_of_lists: boolean | number;
  saved_at: number;
}

/** Saves of the settings that Brevo is still to be brought in line with. They are added with the save itself. */
export class SettingsChangeRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** The oldest first; of one kind of record, or of all. */
  async list(storeHash: string, resource?: Resource): Promise<SettingsChange[]> {
    const query = this.#rows().where({ store_hash: storeHash });
    if (resource !== undefined) query.where({ resource });
    return (await query.orderBy('version')).map((row) => ({
      resource: row.resource,
      version: row.version,
      formerMapping: row.former_mapping === null ? null : JSON.parse(row.former_mapping),
      isOfLists: Boolean(row.is_of_lists),
    }));
  }

  /** Everything that was saved up to this version is in Brevo, or needs nothing. */
  async settle(storeHash: string, resource: Resource, version: number): Promise<void> {
    await this.#rows()
      .where({ store_hash: storeHash, resource })
      .where('version', '<=', version)
      .delete();
  }

  #rows() {
    return this.#db<SettingsChangeRow>('settings_changes');
  }
}
