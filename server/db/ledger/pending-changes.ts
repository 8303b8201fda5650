import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';
import { writeAndSync } from './write-and-sync.ts';

/** A record that has to be read again and written. */
export interface PendingChange {
  entityId: string;
  /** Grows each time the record is marked: a mark that was renewed while it was worked stays. */
  mark: number;
  /** How to write it differently from usual, such as `without_phone`. */
  hint: string | null;
  markedAt: number;
  /** How often it was tried since it was marked first. */
  attempts: number;
}

/** What changed. */
export interface NewMark {
  storeHash: string;
  kind: string;
  entityId: string;
  hint?: string | null;
}

interface PendingChangeRow {
  store_hash: string;
  kind: string;
  entity_id: string;
  mark: number;
  hint: string | null;
  marked_at: number;
  attempts: number;
  not_before: number;
}

/** One short statement, whatever their number: it is run hundreds of times a second. */
const MARK = `
  insert into pending_changes (store_hash, kind, entity_id, mark, hint, marked_at)
  select stores.store_hash, value ->> 1, value ->> 2, 1, value ->> 3, ?
  from json_each(?)
  join stores on stores.store_hash = value ->> 0 and stores.uninstalled_at is null
  where true
  on conflict (store_hash, kind, entity_id) do update set
    mark = pending_changes.mark + 1,
    hint = coalesce(excluded.hint, pending_changes.hint),
    attempts = 0, not_before = 0
  returning store_hash`;

/** One row per changed record: the backlog can never be longer than the number of records. */
export class PendingChangeRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Those that may be worked now and have waited longest. */
  async listDue(
    storeHash: string,
    kind: string,
    now: number,
    limit: number,
  ): Promise<PendingChange[]> {
    const rows = await this.#rows()
      .where({ store_hash: storeHash, kind })
      .where('not_before', '<=', now)
      .orderBy('marked_at')
      .limit(limit);
    return rows.map((row) => ({
      entityId: row.entity_id,
      mark: row.mark,
      hint: row.hint,
      markedAt: row.marked_at,
      attempts: row.attempts,
    }));
  }

  /** When the next one may be worked, ms since the epoch; undefined when none waits. */
  async nextDue(storeHash: string, kind: string): Promise<number | undefined> {
    const row = await this.#rows()
      .where({ store_hash: storeHash, kind })
      .orderBy('not_before')
      .first('not_before');
    return row?.not_before;
  }

  /** The kinds of record that wait in a store. */
  async listKinds(storeHash: string): Promise<string[]> {
    return this.#rows().where({ store_hash: storeHash }).distinct('kind').pluck('kind');
  }

  /**
   * Marks records as changed. One that is marked already is renewed, and tried at once if it was waiting after a
   * failure, since what was wrong may have been mended. However many, they are one write to disk. Marks of a store that
   * does not have the app are passed over; answers the stores that do.
   */
  async mark(marks: readonly NewMark[], now: number): Promise<ReadonlySet<string>> {
    if (marks.length === 0) return new Set();
    const given = marks.map((one) => [one.storeHash, one.kind, one.entityId, one.hint ?? null]);
    const rows = await writeAndSync(this.#db, (connection) =>
      connection
        .prepare<[number, string], { store_hash: string }>(MARK)
        .all(now, JSON.stringify(given)),
    );
    return new Set(rows.map((row) => row.store_hash));
  }

  /** Tried without success: not before this time again. */
  async putOff(
    storeHash: string,
    kind: string,
    marks: readonly Pick<PendingChange, 'entityId' | 'mark'>[],
    notBefore: number,
  ): Promise<void> {
    for (const chunk of chunksOf(marks, 250)) {
      await this.#rows()
        .where({ store_hash: storeHash, kind })
        .whereIn(
          ['entity_id', 'mark'],
          chunk.map(({ entityId, mark }) => [entityId, mark]),
        )
        .update({ not_before: notBefore, attempts: this.#db.raw('attempts + 1') });
    }
  }

  async oldestMark(storeHash: string, kind: string): Promise<number | null> {
    const row = await this.#rows()
      .where({ store_hash: storeHash, kind })
      .orderBy('marked_at')
      .first('marked_at');
    return row?.marked_at ?? null;
  }

  /** Forgets every mark of a kind. */
  async deleteKind(storeHash: string, kind: string): Promise<void> {
    await this.#rows().where({ store_hash: storeHash, kind }).delete();
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
