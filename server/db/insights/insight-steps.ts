import type { Knex } from 'knex';

interface InsightStepRow {
  store_hash: string;
  run_id: string;
  step: string;
  outcome: string;
  saved_at: number;
}

/** What the steps of runs brought, so that one that is stopped goes on where it was. */
export class InsightStepRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async find(
    storeHash: string,
    runId: string,
    step: string,
  ): Promise<{ outcome: unknown } | undefined> {
    const row = await this.#rows().where({ store_hash: storeHash, run_id: runId, step }).first();
    return row && { outcome: JSON.parse(row.outcome) };
  }

  /** The first outcome of a step stays. */
  async save(
    { storeHash, runId, step }: { storeHash: string; runId: string; step: string },
    outcome: unknown,
    now: number,
  ): Promise<void> {
    await this.#rows()
      .insert(toStepRow({ storeHash, runId, step }, outcome, now))
      .onConflict(['store_hash', 'run_id', 'step'])
      .ignore();
  }

  /** Of a run that is over: there is nothing left for it to go on with. */
  async forget(storeHash: string, runId: string): Promise<void> {
    await this.#rows().where({ store_hash: storeHash, run_id: runId }).delete();
  }

  #rows() {
    return this.#db<InsightStepRow>('insight_steps');
  }
}

/** Also written together with what a step cost. */
export function toStepRow(
  { storeHash, runId, step }: { storeHash: string; runId: string; step: string },
  outcome: unknown,
  now: number,
): InsightStepRow {
  const text = JSON.stringify(outcome ?? null);
  return { store_hash: storeHash, run_id: runId, step, outcome: text, saved_at: now };
}
