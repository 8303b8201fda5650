import type { Knex } from 'knex';
import type { InsightJobDocument, InsightKind } from '../../contract/insights.ts';

/** What a merchant chose for one analysis, as it was saved (not validated again). */
export interface SavedInsightJob {
  version: number;
  document: unknown;
  /** ms; null while it has no schedule. */
  nextRunAt: number | null;
}

interface InsightJobRow {
  store_hash: string;
  kind: InsightKind;
  version: number;
  document: string;
  next_run_at: number | null;
  saved_at: number;
}

export class InsightJobRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async find(storeHash: string, kind: InsightKind): Promise<SavedInsightJob> {
    const row = await this.#rows().where({ store_hash: storeHash, kind }).first();
    if (!row) return { version: 1, document: {}, nextRunAt: null };
    const { version, document, next_run_at: nextRunAt } = row;
    return { version, document: JSON.parse(document), nextRunAt };
  }

  /** Answers false, and saves nothing, if somebody saved since `version` was read. */
  async save(
    storeHash: string,
    kind: InsightKind,
    change: { version: number; document: InsightJobDocument; nextRunAt: number | null },
    now: number,
  ): Promise<boolean> {
    const { version, document, nextRunAt } = change;
    const row = {
      ...{ store_hash: storeHash, kind, version: version + 1, next_run_at: nextRunAt },
      ...{ document: JSON.stringify(document), saved_at: now },
    };
    const updated = await this.#rows().where({ store_hash: storeHash, kind, version }).update(row);
    if (updated === 1 || version !== 1) return updated === 1;
    const inserted = await this.#rows()
      .insert(row)
      .onConflict(['store_hash', 'kind'])
      .ignore()
      .returning('store_hash');
    return inserted.length === 1;
  }

  /** Every one that a merchant saved, in stores that are installed. */
  async listSaved(): Promise<Array<{ storeHash: string; kind: InsightKind; document: unknown }>> {
    const rows = await this.#installed().select('store_hash', 'kind', 'document');
    return rows.map(({ store_hash: storeHash, kind, document }) => ({
      ...{ storeHash, kind, document: JSON.parse(document) },
    }));
  }

  /** Those whose time has come, in stores that are installed. */
  async listDue(now: number): Promise<Array<{ storeHash: string; kind: InsightKind }>> {
    const rows = await this.#installed()
      .where('next_run_at', '<=', now)
      .select('store_hash', 'kind');
    return rows.map(({ store_hash: storeHash, kind }) => ({ storeHash, kind }));
  }

  /** Answers whether it was still due: of several that ask, one starts the run. */
  async saveNextRun(
    storeHash: string,
    kind: InsightKind,
    nextRunAt: number | null,
    now: number,
  ): Promise<boolean> {
    const moved = await this.#rows()
      .where({ store_hash: storeHash, kind })
      .where('next_run_at', '<=', now)
      .update({ next_run_at: nextRunAt });
    return moved === 1;
  }

  #installed() {
    const installed = this.#db('stores').whereNull('uninstalled_at').select('store_hash');
    return this.#rows().whereIn('store_hash', installed);
  }

  #rows() {
    return this.#db<InsightJobRow>('insight_jobs');
  }
}
