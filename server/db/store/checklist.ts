import type { Knex } from 'knex';
import type { ChecklistItem } from '../../contract/checklist.ts';

interface ChecklistRow {
  store_hash: string;
  item: ChecklistItem;
  marked_at: number;
}

/** What of the checklist somebody of the store has ticked off. */
export class ChecklistRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async list(storeHash: string): Promise<ChecklistItem[]> {
    return this.#rows().where({ store_hash: storeHash }).orderBy('marked_at').pluck('item');
  }

  /** Safe to repeat. */
  async mark(storeHash: string, item: ChecklistItem, now: number): Promise<void> {
    await this.#rows()
      .insert({ store_hash: storeHash, item, marked_at: now })
      .onConflict(['store_hash', 'item'])
      .ignore();
  }

  async unmark(storeHash: string, item: ChecklistItem): Promise<void> {
    await this.#rows().where({ store_hash: storeHash, item }).delete();
  }

  #rows() {
    return this.#db<ChecklistRow>('checklist_marks');
  }
}
