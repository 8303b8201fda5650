import type { Resource } from '../../contract/sync.ts';
import type { SyncRunRepository } from '../../db/journal/sync-runs.ts';

/** What is written live counts with the newest run of its kind: with the live one, it must be done before that can end. */
export async function newestRunNumber(
  runs: SyncRunRepository,
  storeHash: string,
  resource: Resource,
): Promise<number> {
  const live = (await runs.listLive(storeHash)).find(
    (run) => run.resource === resource && run.mode !== 'preview',
  );
  const newest = live ?? (await runs.findLastFinished(storeHash, resource));
  return newest?.number ?? 0;
}
