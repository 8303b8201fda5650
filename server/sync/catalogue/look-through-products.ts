import type { SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { DueMarks } from '../drain/due-marks.ts';
import type { SyncService } from '../runs/sync-service.ts';

export interface LookThroughDeps {
  runs: SyncRunRepository;
  syncs: SyncService;
}

/** How long marks wait for the end of a sync that has read a part of the products already. */
const RUN_WAITS_MS = 60_000;

/** What these marks are about may have changed any product: a sync reads them all, and writes those that did. */
export async function lookThroughProducts(
  { runs, syncs }: LookThroughDeps,
  storeHash: string,
  due: DueMarks,
  marks: readonly string[],
): Promise<void> {
  const live = await runs.listLive(storeHash);
  if (live.some(({ resource }) => resource === 'products')) await due.putOff(marks, RUN_WAITS_MS);
  else await syncs.start({ storeHash, userId: null }, ['products'], 'changes');
}
