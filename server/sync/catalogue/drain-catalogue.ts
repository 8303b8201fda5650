import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import { type DueMarksDeps, drainDue } from '../drain/due-marks.ts';
import { newestRunNumber } from '../drain/newest-run-number.ts';
import type { CatalogueItem, CatalogueKind, OpenCatalogue } from './catalogue-source.ts';
import { type Delivery, deliverPiece, sortRecords, withdrawRecords } from './deliver-records.ts';
import type { SyncCatalogueDeps } from './sync-catalogue.ts';

export type DrainCatalogueDeps = SyncCatalogueDeps & DueMarksDeps;

const RECORDS_A_PASS = 250;

/**
 * Jobs `drain-products` and `drain-categories`: reads marked records as they are now, in one call, and writes what
 * changed. A record that is gone from the store is deleted in Brevo.
 */
export async function drainCatalogue<Item extends CatalogueItem>(
  deps: DrainCatalogueDeps,
  storeHash: string,
  context: JobContext,
  kind: CatalogueKind,
  open: OpenCatalogue<Item>,
): Promise<RunAgain | undefined> {
  const { stores, remotes, runs, finisher, stockLevels, activity, now } = deps;
  const store = await stores.find(storeHash);
  if (!store) return undefined;
  return drainDue(deps, { storeHash, kind, limit: RECORDS_A_PASS, context }, async (marks) => {
    const settings = await deps.settings.get(storeHash);
    // Switched off since it was marked: nobody wants it any more.
    if (!settings.sync[kind]) return;
    const bigcommerce = await remotes.bigcommerce(storeHash);
    const brevo = await remotes.brevo(storeHash);
    const doors = { store, settings, bigcommerce, brevo, stockLevels, activity, now };
    const source = await open(doors, context.signal);
    const runNumber = await newestRunNumber(runs, storeHash, kind);
    const delivery: Delivery<Item> = { storeHash, source, mode: 'live', runNumber, context };

    const { ids } = marks;
    const records = await source.list(ids, context.signal);
    for (const piece of await sortRecords(deps, delivery, records)) {
      const pieceIds = piece.map(({ entry }) => entry.entityId);
      await marks.settle(pieceIds, () => deliverPiece(deps, delivery, piece));
    }
    const found = new Set(records.map(({ entityId }) => entityId));
    const gone = ids.filter((id) => !found.has(id));
    if (gone.length > 0) await marks.settle(gone, () => withdrawRecords(deps, delivery, gone));
    await finisher.finishLive(storeHash);
  });
}
