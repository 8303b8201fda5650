import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import { activityOf } from '../../contract/activity-of.ts';
import type { Settings } from '../../contract/settings.ts';
import type { StockLevelRepository } from '../../db/ledger/stock-levels.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { Store } from '../../db/store/stores.ts';
import { RemoteError } from '../../errors.ts';
import type { JobContext } from '../../queue/job-handler.ts';
import { compareStock, type ReadStock, type StockChange, toStockEvent } from './stock-changes.ts';

interface StockTellerDeps {
  store: Store;
  settings: Settings;
  brevo: BrevoClient;
  stockLevels: StockLevelRepository;
  activity: ActivityRepository;
  now(): number;
}

/**
 * Tells Brevo of each product or variant whose stock is not as it was told last, event `inventory_changed`, and remembers each
 * word right after it: once, unless we die between the two.
 *
 * Every event in Brevo is somebody's (reference/brevo.md §4.1), and stock is nobody's. So it is told of the contact with the
 * store owner's own address, which is made if Brevo does not have it: it is the merchant who wants to hear of it. Shoppers
 * who wait for a product are Brevo's own back-in-stock alerts' concern, which go by the product's `stock`.
 */
export class StockTeller {
  readonly #deps: StockTellerDeps;
  #isOwnerKnown = false;

  constructor(deps: StockTellerDeps) {
    this.#deps = deps;
  }

  async tell(read: readonly ReadStock[], context: JobContext): Promise<void> {
    const { store, settings, stockLevels, now } = this.#deps;
    const { storeHash, profile } = store;
    const productIds = read.map(({ productId }) => productId);
    const told = await stockLevels.listOf(storeHash, productIds);
    const { changed, fresh, gone } = compareStock(read, told);
    await stockLevels.forget(storeHash, gone);
    await stockLevels.save(storeHash, fresh, now());
    // Nobody is told: what is new is known all the same, so that it is not news once somebody wants to hear.
    if (!settings.events.inventory_changed || profile.ownerEmail === null)
      return stockLevels.save(storeHash, changed, now());

    let refused = 0;
    for (const change of changed) {
      await context.checkpoint();
      if (!(await this.#send(profile.ownerEmail, change, context.signal))) refused += 1;
      await stockLevels.save(storeHash, [change], now());
    }
    if (refused > 0) await this.#complain(refused);
  }

  /** These products are gone. */
  async forget(productIds: readonly string[]): Promise<void> {
    await this.#deps.stockLevels.forgetProducts(this.#deps.store.storeHash, productIds);
  }

  /** False if Brevo refuses it for what it says, as it would every time. */
  async #send(email: string, change: StockChange, signal: AbortSignal): Promise<boolean> {
    const { brevo, now } = this.#deps;
    try {
      if (!this.#isOwnerKnown) await brevo.upsertContact({ email }, { signal });
      this.#isOwnerKnown = true;
      const properties = toStockEvent(change);
      await brevo.events.send(
        { name: 'inventory_changed', email, at: now(), properties },
        { signal },
      );
      return true;
    } catch (error) {
      if (!(error instanceof RemoteError) || error.failure !== 'rejected') throw error;
      return false;
    }
  }

  async #complain(refused: number): Promise<void> {
    const { store, activity, now } = this.#deps;
    await activity.add(store.storeHash, {
      kind: 'events_refused',
      ...activityOf('events_refused', { count: refused }),
      level: 'warning',
      at: now(),
    });
  }
}
