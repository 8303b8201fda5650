import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { InsightNote } from '../../contract/insight-notes.ts';
import type {
  CreditRange,
  InsightCause,
  InsightKind,
  InsightProblem,
  InsightProposal,
  InsightState,
} from '../../contract/insights.ts';

/** One analysis, from its start to what it found. */
export interface SavedInsightRun {
  id: string;
  storeHash: string;
  kind: InsightKind;
  cause: InsightCause;
  state: InsightState;
  phase: string;
  done: number;
  total: number;
  /** Of its kind, as they were when it was started. */
  options: Record<string, unknown>;
  estimate: CreditRange | null;
  problem: InsightProblem | null;
  question: {
    text: string;
    step: string;
    askedAt: number;
    proposal?: InsightProposal | null;
  } | null;
  result: unknown;
  /** What of the result the merchant should know of. */
  alert: InsightNote | null;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
}

export type NewestRun = Pick<SavedInsightRun, 'kind' | 'state' | 'problem' | 'alert'>;

export type InsightRunChange = Partial<
  Omit<SavedInsightRun, 'id' | 'storeHash' | 'kind' | 'cause' | 'options' | 'createdAt'>
>;

interface InsightRunRow {
  run_number: number;
  run_id: string;
  store_hash: string;
  kind: InsightKind;
  cause: InsightCause;
  state: InsightState;
  phase: string;
  done: number;
  total: number;
  options: string;
  estimate_least: number | null;
  estimate_most: number | null;
  problem: string | null;
  question: string | null;
  result: string | null;
  alert: string | null;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
}

const LIVE = ['queued', 'running', 'waiting', 'asking', 'unsure'] as const;
/** How many runs of a kind a store keeps; those that are over go, oldest first. */
const KEPT = 50;

/** Runs of insights and what they found. */
export class InsightRunRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** The live run of the kind, or a new one. */
  async start(
    run: Pick<SavedInsightRun, 'storeHash' | 'kind' | 'cause' | 'options'>,
    now: number,
  ): Promise<{ run: SavedInsightRun; isNew: boolean }> {
    const { storeHash, kind, cause, options } = run;
    const live = await this.findLive(storeHash, kind);
    if (live) return { run: live, isNew: false };
    const inserted = await this.#rows()
      .insert({
        ...{ run_id: randomUUID(), store_hash: storeHash, kind, cause, state: 'queued' },
        ...{ phase: 'gathering', options: JSON.stringify(options), created_at: now },
      })
      // Of two clicks at once, one comes second.
      .onConflict(
        this.#db.raw(
          "(store_hash, kind) where state in ('queued', 'running', 'waiting', 'asking', 'unsure')",
        ),
      )
      .ignore()
      .returning('run_id');
    if (inserted.length > 0) await this.#trim(storeHash, kind);
    const started = await this.findLive(storeHash, kind);
    if (!started) throw new Error('a run that was started is live');
    return { run: started, isNew: inserted.length > 0 };
  }

  async find(storeHash: string, runId: string): Promise<SavedInsightRun | undefined> {
    const row = await this.#rows().where({ store_hash: storeHash, run_id: runId }).first();
    return row && toRun(row);
  }

  async findLive(storeHash: string, kind: InsightKind): Promise<SavedInsightRun | undefined> {
    const row = await this.#live().where({ store_hash: storeHash, kind }).first();
    return row && toRun(row);
  }

  async listLive(storeHash: string): Promise<SavedInsightRun[]> {
    return (await this.#live().where({ store_hash: storeHash })).map(toRun);
  }

  /** Runs that are to go on and may have lost their job. */
  async listUnderWay(): Promise<SavedInsightRun[]> {
    const rows = await this.#rows().whereIn('state', ['queued', 'running']);
    return rows.map(toRun);
  }

  /** Newest first. */
  async list(storeHash: string, kind: InsightKind, limit: number): Promise<SavedInsightRun[]> {
    const rows = await this.#rows()
      .where({ store_hash: storeHash, kind })
      .orderBy('run_number', 'desc')
      .limit(limit);
    return rows.map(toRun);
  }

  /** The newest that found something; with `before`, of those that were started before that run. */
  async findLastResult(
    storeHash: string,
    kind: InsightKind,
    before?: string,
  ): Promise<SavedInsightRun | undefined> {
    const query = this.#rows().where({ store_hash: storeHash, kind, state: 'succeeded' });
    if (before !== undefined) {
      const own = this.#db('insight_runs').where({ store_hash: storeHash, run_id: before });
      query.where('run_number', '<', own.select('run_number'));
    }
    const row = await query.orderBy('run_number', 'desc').first();
    return row && toRun(row);
  }

  /** Of each kind, the newest run and the newest that found something, without what it found: a page asks every few seconds. */
  async listNewest(storeHash: string): Promise<NewestRun[]> {
    const newest = () =>
      this.#db('insight_runs').where({ store_hash: storeHash }).groupBy('kind').max('run_number');
    const rows: Pick<InsightRunRow, 'kind' | 'state' | 'problem' | 'alert'>[] = await this.#rows()
      .whereIn('run_number', newest())
      .orWhereIn('run_number', newest().where({ state: 'succeeded' }))
      .orderBy('run_number')
      .select('kind', 'state', 'problem', 'alert');
    return rows.map(({ kind, state, problem, alert }) => ({
      ...{ kind, state },
      problem: parse(problem) as NewestRun['problem'],
      alert: parse(alert) as NewestRun['alert'],
    }));
  }

  /** Answers false, and changes nothing, if the run is over, or not in one of the states `from`. */
  async update(
    run: Pick<SavedInsightRun, 'storeHash' | 'id'>,
    change: InsightRunChange,
    from: readonly InsightState[] = LIVE,
  ): Promise<boolean> {
    const changed = await this.#rows()
      .where({ store_hash: run.storeHash, run_id: run.id })
      .whereIn('state', [...from])
      .update(toColumns(change));
    return changed === 1;
  }

  async #trim(storeHash: string, kind: InsightKind): Promise<void> {
    const rows = () => this.#rows().where({ store_hash: storeHash, kind });
    const oldest = await rows().orderBy('run_number', 'desc').offset(KEPT).first('run_number');
    if (!oldest) return;
    const gone = await rows().where('run_number', '<=', oldest.run_number).pluck('run_id');
    await this.#db('insight_steps')
      .where({ store_hash: storeHash })
      .whereIn('run_id', gone)
      .delete();
    await rows().whereIn('run_id', gone).delete();
  }

  #live() {
    return this.#rows().whereIn('state', [...LIVE]);
  }

  #rows() {
    return this.#db<InsightRunRow>('insight_runs');
  }
}

function toRun(row: InsightRunRow): SavedInsightRun {
  const { estimate_least: least, estimate_most: most } = row;
  return {
    ...{ id: row.run_id, storeHash: row.store_hash, kind: row.kind, cause: row.cause },
    ...{ state: row.state, phase: row.phase, done: row.done, total: row.total },
    options: JSON.parse(row.options),
    estimate: least === null || most === null ? null : { least, most },
    problem: parse(row.problem) as SavedInsightRun['problem'],
    question: parse(row.question) as SavedInsightRun['question'],
    result: parse(row.result),
    alert: parse(row.alert) as SavedInsightRun['alert'],
    ...{ createdAt: row.created_at, startedAt: row.started_at, finishedAt: row.finished_at },
  };
}

function toColumns(change: InsightRunChange): Partial<InsightRunRow> {
  const { estimate, problem, question, result, alert, startedAt, finishedAt, ...plain } = change;
  return {
    ...plain,
    ...(estimate !== undefined && {
      estimate_least: estimate?.least ?? null,
      estimate_most: estimate?.most ?? null,
    }),
    ...(problem !== undefined && { problem: stringify(problem) }),
    ...(question !== undefined && { question: stringify(question) }),
    ...(result !== undefined && { result: stringify(result) }),
    ...(alert !== undefined && { alert: stringify(alert) }),
    ...(startedAt !== undefined && { started_at: startedAt }),
    ...(finishedAt !== undefined && { finished_at: finishedAt }),
  };
}

function parse(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}

function stringify(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
