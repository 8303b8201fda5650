import type { Knex } from 'knex';
import type { FindingState, Mend } from '../../contract/diagnostics.ts';

/** What a check found when it was last made. */
export interface KeptDiagnosis {
  id: string;
  state: FindingState;
  code: string;
  params: Record<string, string | number>;
  mend: Mend | null;
  checkedAt: number;
}

interface DiagnosisRow {
  store_hash: string;
  check_id: string;
  state: FindingState;
  code: string;
  params: string;
  mend: Mend | null;
  checked_at: number;
}

interface RunsRow {
  store_hash: string;
  checked_at: number | null;
  hour_started_at: number;
  runs: number;
}

const HOUR_MS = 60 * 60_000;

/** The last finding of each check, one row each, so that two looks at once lose nothing of each other. */
export class DiagnosisRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async list(storeHash: string): Promise<KeptDiagnosis[]> {
    const rows = await this.#db<DiagnosisRow>('diagnoses').where({ store_hash: storeHash });
    return rows.map(({ check_id, state, code, params, mend, checked_at }) => ({
      ...{ id: check_id, state, code, mend },
      params: JSON.parse(params),
      checkedAt: checked_at,
    }));
  }

  async save(storeHash: string, diagnoses: readonly KeptDiagnosis[]): Promise<void> {
    if (diagnoses.length === 0) return;
    const rows = diagnoses.map(({ id, state, code, params, mend, checkedAt }) => ({
      ...{ store_hash: storeHash, check_id: id, state, code, mend },
      params: JSON.stringify(params),
      checked_at: checkedAt,
    }));
    await this.#db<DiagnosisRow>('diagnoses')
      .insert(rows)
      .onConflict(['store_hash', 'check_id'])
      .merge();
  }

  /** When all of it was last looked at. */
  async lastRunAt(storeHash: string): Promise<number | null> {
    const row = await this.#runs().where({ store_hash: storeHash }).first();
    return row?.checked_at ?? null;
  }

  async saveRun(storeHash: string, now: number): Promise<void> {
    await this.#runs().where({ store_hash: storeHash }).update({ checked_at: now });
  }

  /** Counts one more look; answers how many there were in the hour that the first of them began, and when that ends. */
  async countRun(storeHash: string, now: number): Promise<{ runs: number; hourEndsAt: number }> {
    const isOver = 'diagnostic_runs.hour_started_at <= ?';
    await this.#runs()
      .insert({ store_hash: storeHash, hour_started_at: now, runs: 1 })
      .onConflict('store_hash')
      .merge({
        runs: this.#db.raw(`case when ${isOver} then 1 else diagnostic_runs.runs + 1 end`, [
          now - HOUR_MS,
        ]),
        hour_started_at: this.#db.raw(
          `case when ${isOver} then ? else diagnostic_runs.hour_started_at end`,
          [now - HOUR_MS, now],
        ),
      } as never);
    const row = await this.#runs().where({ store_hash: storeHash }).first();
    return { runs: row?.runs ?? 1, hourEndsAt: Number(row?.hour_started_at ?? now) + HOUR_MS };
  }

  #runs() {
    return this.#db<RunsRow>('diagnostic_runs');
  }
}
