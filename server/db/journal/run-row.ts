import type { Resource, RunCause, RunMode, RunPhase, RunState } from '../../contract/sync.ts';
import { type RunWait, type RunWaitRow, toRunWait } from './run-progress.ts';

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

export interface RunRow extends RunWaitRow {
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

export function toRun(row: RunRow): Run {
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

/** Progress and waits apart: see `run-progress.ts`. */
export function toColumns(change: RunChange): Partial<RunRow> {
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
