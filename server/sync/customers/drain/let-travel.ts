import type { ImportBatchRepository } from '../../../db/journal/import-batches.ts';
import type { LedgerRepository } from '../../../db/ledger/ledger.ts';
import type { DueMarks } from '../../drain/due-marks.ts';

/** An import takes some seconds. */
const TRAVEL_MS = 2_000;

/**
 * Whoever travels in an import waits until it has arrived: what is written meanwhile would be overwritten by it, and who has
 * said no meanwhile would be created by it.
 */
export async function letTravel(
  { batches, ledger }: { batches: ImportBatchRepository; ledger: LedgerRepository },
  storeHash: string,
  marks: DueMarks,
): Promise<void> {
  const open = new Set((await batches.listOpen(storeHash)).map(({ id }) => id));
  if (open.size === 0) return;
  const entries = await ledger.listByIds(storeHash, 'customers', marks.ids);
  const travelling = entries.filter(
    ({ state, batchId }) => state === 'pending' && batchId !== null && open.has(batchId),
  );
  const ids = travelling.map(({ entityId }) => entityId);
  await marks.putOff(ids, TRAVEL_MS);
}
