import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Resource, RunCause, RunMode, RunState } from '../../contract/sync.ts';
import { transactUnsynced } from '../ledger/write-and-sync.ts';
import { progressColumns, STARTING_OVER, waitColumns } from './run-progress.ts';
import { type Run, type RunChange, type RunRow, toColumns, toRun } from './run-row.ts';

export type { Run, RunChange } from './run-row.ts';

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

  /** The newest run that wrote to Brevo and ended in one of these ways. */
  async findLastFinished(
    storeHash: string,
    resource: Resource,
    states: readonly RunState[] = ['succeeded', 'failed'],
  ): Promise<Run | undefined> {
    const row = await this.#rows()
      .where({ store_hash: storeHash, resource })
      .whereNot({ mode: 'preview' })
      .whereIn('state', [...states])
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
  update(run: Pick<Run, 'storeHash' | 'id'>, change: RunChange): Promise<boolean> {
    return update(this.#db, run, change);
  }

  /**
   * The same for how far a walk is, which changes with every page: without waiting for the disk. After a power failure, the
   * pages since the last thing that was waited for are read once more.
   */
  updateProgress(run: Pick<Run, 'storeHash' | 'id'>, change: RunChange): Promise<boolean> {
    return transactUnsynced(this.#db, (trx) => update(trx, run, change));
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

async function update(
  db: Knex,
  run: Pick<Run, 'storeHash' | 'id'>,
  change: RunChange,
): Promise<boolean> {
  const changed = await db<RunRow>('sync_runs')
    .where({ store_hash: run.storeHash, run_id: run.id })
    .whereIn('state', LIVE)
    .update({ ...toColumns(change), ...progressColumns(db, change) });
  return changed === 1;
}
