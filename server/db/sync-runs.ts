import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Resource, RunCause, RunMode, RunPhase, RunState } from '../contract/sync.ts';
import {
  progressColumns,
  type RunWait,
  type RunWaitRow,
  STARTING_OVER,
  toRunWait,
  waitColumns,
} from './run-progress.ts';

/** One walk over one kind of record. */
export interface Run {
  id: string;
  /** Grows with each run; stamps the ledger entries that the run decided. */
  number: number;
  storeHash: string;
  resource: Resource;
  mode: RunMode;
  /** Null: somebody asked for it. */
  cause: RunCause | null;
  /** The settings it began with; null until its job has begun. Those that it goes on with after a restart are no older. */
  settingsVersion: number | null;
  state: RunState;
  phase: RunPhase;
  /** Where to go on after a restart; null at the beginning. */
  cursor: unknown;
  /** Everything was read; only Brevo's answers are missing. */
  isRead: boolean;
  total: number;
  /** What a page shows: never less than before, but for the end, which corrects it. */
  read: number;
  /** How far it really is: behind `read` while it reads again what it had read before it was stopped. */
  position: number;
  waiting: RunWait | null;
  /** Final counts of a run that is over, or the running ones of a preview. */
  counts: unknown;
  /** The stretch that rate and remaining time are computed from: since the last start. */
  stretchStartedAt: number | null;
  stretchFrom: number;
  /** How much of the stretch it waited for leave to call a platform. A wait that is not over is not in it. */
  stretchWaitedMs: number;
  problem: { code: string; message: string } | null;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
}

export type RunChange = Partial<
  Omit<
    Run,
    | 'id'
    | 'number'
    | 'storeHash'
    | 'resource'
    | 'mode'
    | 'cause'
    | 'position'
    | 'stretchWaitedMs'
    | 'createdAt'
  >
>;

interface RunRow extends RunWaitRow {
  run_number: number;
  run_id: string;
  store_hash: string;
  resource: Resource;
  mode: RunMode;
  cause: RunCause | null;
  settings_version: number | null;
  state: RunState;
  phase: RunPhase;
  cursor: string | null;
  is_read: boolean | number;
  total: number;
  read: number;
  counts: string | null;
  stretch_started_at: number | null;
  stretch_from: number;
  problem_code: string | null;
  problem_message: string | null;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
}

const LIVE: readonly RunState[] = ['queued', 'running', 'waiting'];

export class SyncRunRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** A new run, or the live one of this store, resource and purpose: the database allows only one. */
  async start(
    storeHash: string,
    resource: Resource,
    mode: RunMode,
    now: number,
    cause: RunCause | null = null,
  ): Promise<{ run: Run; isNew: boolean }> {
    for (;;) {
      const [row] = await this.#rows()
        .insert({
          run_id: randomUUID(),
          store_hash: storeHash,
          resource,
          mode,
          cause,
          state: 'queued',
          phase: 'preparing',
          created_at: now,
        })
        .onConflict()
        .ignore()
        .returning('*');
      if (row) return { run: toRun(row), isNew: true };
      const live = (await this.listLive(storeHash)).find(
        (run) => run.resource === resource && (run.mode === 'preview') === (mode === 'preview'),
      );
      // None: it ended between the two statements. Try again.
      if (live) return { run: live, isNew: false };
    }
  }

  async find(storeHash: string, runId: string): Promise<Run | undefined> {
    const row = await this.#rows().where({ store_hash: storeHash, run_id: runId }).first();
    return row && toRun(row);
  }

  async list(storeHash: string, limit: number): Promise<Run[]> {
    const rows = await this.#rows()
      .where({ store_hash: storeHash })
      .orderBy('run_number', 'desc')
      .limit(limit);
    return rows.map(toRun);
  }

  async listLive(storeHash: string): Promise<Run[]> {
    const rows = await this.#rows().where({ store_hash: storeHash }).whereIn('state', LIVE);
    return rows.map(toRun);
  }

  /** The newest run that wrote to Brevo, or was to, however it ended. */
  async findNewest(storeHash: string, resource: Resource): Promise<Run | undefined> {
    const row = await this.#rows()
      .where({ store_hash: storeHash, resource })
      .whereNot({ mode: 'preview' })
      .orderBy('run_number', 'desc')
      .first();
    return row && toRun(row);
  }

  /** The newest finished run that wrote to Brevo. */
  async findLastFinished(storeHash: string, resource: Resource): Promise<Run | undefined> {
    const row = await this.#rows()
      .where({ store_hash: storeHash, resource })
      .whereNot({ mode: 'preview' })
      .whereIn('state', ['succeeded', 'failed'])
      .orderBy('run_number', 'desc')
      .first();
    return row && toRun(row);
  }

  /** Whether a sync of this kind was started and not called off. */
  async hasBegun(storeHash: string, resource: Resource): Promise<boolean> {
    const row = await this.#rows()
      .where({ store_hash: storeHash, resource })
      .whereNot({ mode: 'preview' })
      .whereNotNull('started_at')
      .whereNot({ state: 'cancelled' })
      .first('run_number');
    return row !== undefined;
  }

  /**
   * Changes a live run. Answers false if it is over already: an ended run never changes. Where it reads again what it read
   * before, `read` stays.
   */
  async update(run: Pick<Run, 'storeHash' | 'id'>, change: RunChange): Promise<boolean> {
    const changed = await this.#rows()
      .where({ store_hash: run.storeHash, run_id: run.id })
      .whereIn('state', LIVE)
      .update({ ...toColumns(change), ...progressColumns(this.#db, change) });
    return changed === 1;
  }

  /** A wait is over. What the run still has to read again, it does as before. */
  async endWait(run: Pick<Run, 'storeHash' | 'id'>, now: number): Promise<void> {
    await this.#rows()
      .where({ store_hash: run.storeHash, run_id: run.id })
      .whereIn('state', LIVE)
      .update({
        stretch_waited_ms: this.#db.raw('stretch_waited_ms + ? - coalesce(waiting_since, ?)', [
          now,
          now,
        ]),
        waiting_for: this.#db.raw("case when position < read then 'resuming' end"),
        waiting_since: null,
        waiting_until: null,
      });
  }

  /** What ran when the last process ended without a word goes on soon, from where it was. To be called at the start. */
  async markInterrupted(): Promise<void> {
    await this.#rows()
      .where({ state: 'running', is_read: false })
      .update({
        ...waitColumns({ reason: 'resuming', since: null, until: null }),
        ...STARTING_OVER,
      });
  }

  /** Keeps the last runs of a store and drops the rest. */
  async trim(storeHash: string, kept: number): Promise<void> {
    const oldestKept = await this.#rows()
      .where({ store_hash: storeHash })
      .orderBy('run_number', 'desc')
      .offset(kept - 1)
      .first('run_number');
    if (!oldestKept) return;
    await this.#rows()
      .where({ store_hash: storeHash })
      .where('run_number', '<', oldestKept.run_number)
      .whereNotIn('state', LIVE)
      .delete();
  }

  #rows() {
    return this.#db<RunRow>('sync_runs');
  }
}

function toRun(row: RunRow): Run {
  return {
    id: row.run_id,
    number: row.run_number,
    storeHash: row.store_hash,
    resource: row.resource,
    mode: row.mode,
    cause: row.cause,
    settingsVersion: row.settings_version,
    state: row.state,
    phase: row.phase,
    cursor: row.cursor === null ? null : JSON.parse(row.cursor),
    isRead: Boolean(row.is_read),
    total: row.total,
    read: row.read,
    position: row.position,
    waiting: toRunWait(row),
    counts: row.counts === null ? null : JSON.parse(row.counts),
    stretchStartedAt: row.stretch_started_at,
    stretchFrom: row.stretch_from,
    stretchWaitedMs: Number(row.stretch_waited_ms),
    problem:
      row.problem_code === null
        ? null
        : { code: row.problem_code, message: row.problem_message ?? '' },
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

function toColumns(change: RunChange): Partial<RunRow> {
  const { cursor, counts, problem, ...plain } = change;
  return {
    ...(plain.state !== undefined && { state: plain.state }),
    ...(plain.settingsVersion !== undefined && { settings_version: plain.settingsVersion }),
    ...(plain.phase !== undefined && { phase: plain.phase }),
    ...(plain.isRead !== undefined && { is_read: plain.isRead }),
    ...(plain.total !== undefined && { total: plain.total }),
    ...(plain.stretchStartedAt !== undefined && { stretch_started_at: plain.stretchStartedAt }),
    ...(plain.stretchFrom !== undefined && { stretch_from: plain.stretchFrom }),
    ...(plain.startedAt !== undefined && { started_at: plain.startedAt }),
    ...(plain.finishedAt !== undefined && { finished_at: plain.finishedAt }),
    ...(cursor !== undefined && { cursor: JSON.stringify(cursor) }),
    ...(counts !== undefined && { counts: JSON.stringify(counts) }),
    ...(problem !== undefined && {
      problem_code: problem?.code ?? null,
      problem_message: problem?.message ?? null,
    }),
  };
}
