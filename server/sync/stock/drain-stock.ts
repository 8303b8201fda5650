import type { StoreRepository } from '../../db/store/stores.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { type LookThroughDeps, lookThroughProducts } from '../catalogue/look-through-products.ts';
import { drainJob } from '../drain/drain-job.ts';
import { type DueMarksDeps, drainDue } from '../drain/due-marks.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { LOCATION_MARK } from '../webhooks/scope-table.ts';

export interface DrainStockDeps extends DueMarksDeps, LookThroughDeps {
  stores: StoreRepository;
  settings: SettingsService;
  queue: JobQueue;
}

const MARKS_A_PASS = 1_000;

/**
 * Job `drain-stock`: Brevo keeps the stock with the product and takes no product without its name, so what has a new level is
 * read and written as a product. One that is marked as such too is written once, and one whose level is the same not at all. A
 * place that is opened or closed changes any product's stock: then all are looked through.
 */
export async function drainStock(
  deps: DrainStockDeps,
  storeHash: string,
  context: JobContext,
): Promise<RunAgain | undefined> {
  const { stores, settings, pending, queue, now } = deps;
  if (!(await stores.find(storeHash))) return undefined;
  return drainDue(deps, { storeHash, kind: 'stock', limit: MARKS_A_PASS, context }, async (due) => {
    const { sync } = await settings.get(storeHash);
    if (!sync.inventory || !sync.products) return;
    const [places, products] = partition(due.ids);
    if (places.length > 0) await lookThroughProducts(deps, storeHash, due, places);
    if (products.length === 0) return;
    const marks = products.map((entityId) => ({ storeHash, kind: 'products', entityId }));
    await pending.mark(marks, now());
    await queue.enqueue(drainJob(storeHash, 'products'));
  });
}

function partition(ids: readonly string[]): [places: string[], products: string[]] {
  const isPlace = (id: string) => id.startsWith(LOCATION_MARK);
  return [ids.filter(isPlace), ids.filter((id) => !isPlace(id))];
}
