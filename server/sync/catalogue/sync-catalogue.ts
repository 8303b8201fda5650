import { z } from 'zod';
import { readAhead } from '../../clients/page.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Run, SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { StockLevelRepository } from '../../db/ledger/stock-levels.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import type { JobContext } from '../../queue/job-handler.ts';
import type { RunFinisher } from '../runs/run-finisher.ts';
import { saveProgress } from '../runs/save-progress.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import type {
  CatalogueItem,
  CatalogueKind,
  CatalogueRecord,
  OpenCatalogue,
} from './catalogue-source.ts';
import {
  type Delivery,
  type DeliveryDeps,
  deliverPiece,
  sortRecords,
  withoutDecided,
} from './deliver-records.ts';

export interface SyncCatalogueDeps extends DeliveryDeps {
  stores: StoreRepository;
  runs: SyncRunRepository;
  settings: SettingsService;
  stockLevels: StockLevelRepository;
  activity: ActivityRepository;
  finisher: RunFinisher;
  remotes: RemoteClients;
}

/** Where a run stands. Saved after what it stands behind was delivered. */
const Cursor = z.object({ after: z.string().nullable(), read: z.number() }).nullable();

/** Pages are gathered until they hold this many items, so that little of the last batch stays empty. */
const ITEMS_TOGETHER = 1_000;

/**
 * Jobs `sync-products` and `sync-categories`: everything of that kind into Brevo, in batches of 100. It may be killed at
 * any moment: what was delivered is in the ledger under this run's number and is not written twice. What the store no
 * longer has is the drain's matter: `RunFinisher` marks it.
 */
export async function syncCatalogue<Item extends CatalogueItem>(
  deps: SyncCatalogueDeps,
  run: Run,
  context: JobContext,
  kind: CatalogueKind,
  open: OpenCatalogue<Item>,
): Promise<undefined> {
  const { stores, remotes, settings, finisher, stockLevels, activity, now } = deps;
  const { storeHash } = run;
  const store = await stores.find(storeHash);
  if (!store) return;
  if (!run.isRead) {
    const doors = {
      ...{ store, stockLevels, activity, now },
      settings: await settings.get(storeHash),
      bigcommerce: await remotes.bigcommerce(storeHash),
      brevo: await remotes.brevo(storeHash),
    };
    const source = await open(doors, context.signal);
    const mode = run.mode === 'changes' ? 'changes' : 'full';
    const delivery = { storeHash, source, mode, runNumber: run.number, context } as const;
    await walk(deps, run, kind, delivery);
  }
  await finisher.finishIfDone(storeHash, run.id);
}

async function walk<Item extends CatalogueItem>(
  deps: SyncCatalogueDeps,
  run: Run,
  kind: CatalogueKind,
  delivery: Delivery<Item>,
): Promise<void> {
  const { source, context } = delivery;
  const from = Cursor.parse(run.cursor) ?? { after: null, read: 0 };
  let { read } = from;
  let gathered: CatalogueRecord<Item>[] = [];
  await saveProgress(deps, run, {
    ...{ phase: kind, read },
    ...{ stretchStartedAt: deps.now(), stretchFrom: read },
  });

  const pages = readAhead((signal) => source.pages({ cursor: from.after, signal }), context.signal);
  for await (const page of pages) {
    gathered.push(...page.items);
    read += page.items.length;
    await saveProgress(deps, run, { read, total: Math.max(run.total, page.total ?? 0, read) });
    const size = gathered.reduce((sum, { items }) => sum + items.length, 0);
    if (size < ITEMS_TOGETHER && page.nextCursor !== null) continue;
    await deliver(deps, delivery, gathered);
    gathered = [];
    const after = page.nextCursor;
    const isRead = after === null;
    await saveProgress(deps, run, {
      cursor: { after, read },
      isRead,
      ...(isRead && { phase: 'finishing' }),
    });
  }
}

async function deliver<Item extends CatalogueItem>(
  deps: SyncCatalogueDeps,
  delivery: Delivery<Item>,
  records: readonly CatalogueRecord<Item>[],
): Promise<void> {
  for (const piece of await sortRecords(deps, delivery, records)) {
    await delivery.context.checkpoint();
    // A piece can wait its turn for minutes, and the drain is quicker: what we read before it must not undo that.
    const undecided = await withoutDecided(deps, delivery, piece);
    if (undecided.length > 0) await deliverPiece(deps, delivery, undecided);
  }
}
