import type { Resource } from '../../contract/sync.ts';
import type { SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { DrainedKind } from './drain-job.ts';

/** Which sync, or one of which, has to have been started for changes of a kind to be followed. */
const STARTED_BY: Readonly<
  Record<Exclude<DrainedKind, 'channels'>, Resource | readonly Resource[]>
> = {
  customers: 'customers',
  subscribers: ['customers', 'orders'],
  carts: 'customers',
  orders: 'orders',
  products: 'products',
  categories: 'categories',
  stock: 'products',
  prices: 'products',
  unsubscribes: 'customers',
};

/**
 * Nothing is written before the merchant has seen what will be and started it. What changes until then needs no mark:
 * the first sync reads everything as it is. Answers whether it has not been started, and if so, drops the marks.
 */
export async function isBeforeStart(
  { runs, pending }: { runs: SyncRunRepository; pending: PendingChangeRepository },
  storeHash: string,
  kind: keyof typeof STARTED_BY,
): Promise<boolean> {
  for (const resource of [STARTED_BY[kind]].flat())
    if (await runs.hasBegun(storeHash, resource)) return false;
  await pending.deleteKind(storeHash, kind);
  return true;
}
