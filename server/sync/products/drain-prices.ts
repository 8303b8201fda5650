import type { CatalogApi } from '../../clients/bigcommerce/catalog.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { type LookThroughDeps, lookThroughProducts } from '../catalogue/look-through-products.ts';
import { drainJob } from '../drain/drain-job.ts';
import { type DueMarks, type DueMarksDeps, drainDue } from '../drain/due-marks.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { PRICE_LIST_MARK } from '../webhooks/scope-table.ts';

export interface DrainPricesDeps extends DueMarksDeps, LookThroughDeps {
  stores: StoreRepository;
  settings: SettingsService;
  remotes: RemoteClients;
  queue: JobQueue;
}

const MARKS_A_PASS = 1_000;
/** Variants cannot be asked for by several ids: from here on, reading every product is cheaper. */
const MANY = 20;
/** Price lists that change all the time, as one that another system writes, cost a look through all products this often. */
const LOOK_EVERY_MS = 10 * 60_000;

/**
 * Job `drain-prices`: an entry of a price list names a variant, whose product is read and written again; a list that is changed
 * or assigned as a whole, and many entries at once, may be about any product: then all are looked through.
 */
export async function drainPrices(
  deps: DrainPricesDeps,
  storeHash: string,
  context: JobContext,
): Promise<RunAgain | undefined> {
  const { stores, settings, remotes, pending, queue, runs, now } = deps;
  if (!(await stores.find(storeHash))) return undefined;
  const pass = { storeHash, kind: 'prices', limit: MARKS_A_PASS, context } as const;
  return drainDue(deps, pass, async (due) => {
    const { sync, products } = await settings.get(storeHash);
    if (!sync.products || !products.storefrontDetail) return;
    const { ids } = due;
    if (ids.length > MANY || ids.some((id) => id.startsWith(PRICE_LIST_MARK))) {
      const last = await runs.findLastFinished(storeHash, 'products');
      const waitMs = (last?.startedAt ?? 0) + LOOK_EVERY_MS - now();
      if (waitMs > 0) return due.putOff(ids, waitMs);
      return lookThroughProducts(deps, storeHash, due, ids);
    }
    const { catalog } = await remotes.bigcommerce(storeHash);
    const entityIds = await productsOf(catalog, due, context.signal);
    const marks = entityIds.map((entityId) => ({ storeHash, kind: 'products', entityId }));
    await pending.mark(marks, now());
    await queue.enqueue(drainJob(storeHash, 'products'));
  });
}

/** A variant that is gone has taken its price with it. */
async function productsOf(
  catalog: CatalogApi,
  due: DueMarks,
  signal: AbortSignal,
): Promise<string[]> {
  const products = new Set<string>();
  for (const id of due.ids)
    await due.settle([id], async () => {
      const productId = await catalog.findProductOfVariant(Number(id), { signal });
      if (productId !== undefined) products.add(String(productId));
    });
  return [...products];
}
