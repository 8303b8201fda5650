import type { Knex } from 'knex';

/** Stores with a live run, an import without a verdict, or a record that waits: what must not be without a job. */
export async function listStoresWithUnfinishedWork(db: Knex): Promise<string[]> {
  const rows: Array<{ store_hash: string }> = await db('sync_runs')
    .whereIn('state', ['queued', 'running', 'waiting'])
    .select('store_hash')
    .union([
      db('import_batches').whereNot({ state: 'completed' }).select('store_hash'),
      db('pending_changes').distinct('store_hash'),
    ]);
  return rows.map((row) => row.store_hash);
}
