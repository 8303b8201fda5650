import type { Knex } from 'knex';
import { chunksOf } from './chunks-of.ts';

/** A record that has to be read again and written. */
export interface PendingChange {
  entityId: string;
  /** Grows each time the record is marked: a mark that was renewed while it was worked stays. */
  mark: number;
  /** How to write it differently from usual, such as `without_phone`. */
  hint: string | null;
  markedAt: number;
}

interface PendingChangeRow {
  store_hash: string;
  kind: string;
  entity_id: string;
  mark: number;
  hint: string | null;
  marked_at: number;
}

/** One row per changed record: the backlog can never be longer than the number of records. */
export class PendingChangeRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** The ones that have waited longest. */
  async list(storeHash: string, kind: string, limit: number): Promise<PendingChange[]> {
    const rows = await this.#rows()
      .where({ store_hash: storeHash, kind })
      .orderBy('marked_at')
      .limit(limit);
    return rows.map((row) => ({
      entityId: row.entity_id,
      mark: row.mark,
      hint: row.hint,
      markedAt: row.marked_at,
    }));
  }

  async hasAny(storeHash: string, kind: string): Promise<boolean> {
    return (await this.#rows().where({ store_hash: storeHash, kind }).first('mark')) !== undefined;
  }

  async oldestMark(storeHash: string, kind: string): Promise<number | null> {
    const row = await this.#rows()
      .where({ store_hash: storeHash, kind })
      .orderBy('marked_at')
      .first('marked_at');
    return row?.marked_at ?? null;
  }

  /** Forgets marks that were worked, unless they were renewed meanwhile. */
  async clear(storeHash: string, kind: string, worked: readonly PendingChange[]): Promise<void> {
    for (const chunk of chunksOf(worked, 250)) {
      await this.#rows()
        .where({ store_hash: storeHash, kind })
        .whereIn(
          ['entity_id', 'mark'],
          chunk.map((change) => [change.entityId, change.mark]),
        )
        .delete();
    }
  }

  #rows() {
    return this.#db<PendingChangeRow>('pending_changes');
  }
}
