import type { BigCommerceClient } from '../../clients/bigcommerce/bigcommerce-client.ts';
import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { Page } from '../../clients/page.ts';
import type { Settings } from '../../contract/settings.ts';
import type { StockLevelRepository } from '../../db/ledger/stock-levels.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { Store } from '../../db/store/stores.ts';
import type { JobContext } from '../../queue/job-handler.ts';

export type CatalogueKind = 'products' | 'categories';

/** What Brevo holds one of: a product, a variant, a category. */
export interface CatalogueItem {
  id: string;
  isDeleted: boolean;
}

/** One record of the store, and the items it has to be in Brevo. */
export interface CatalogueRecord<Item extends CatalogueItem> {
  entityId: string;
  /** When the store last changed it, ms; null where it does not say. */
  modifiedAt: number | null;
  items: Item[];
  /** When it was read, ms; where something is compared with what was told later. */
  readAt?: number;
  /** Why it cannot be written at all. */
  problem?: string;
  /** Why it is not to be in Brevo: whatever is there of it goes. */
  leftOut?: string;
  /** Brevo does not take all there is to say of it: some was left out. */
  isCut?: boolean;
}

/** A field that a record may lose: what is not named in a write stays in Brevo, so its end has to be said. */
export interface LosableField<Item> {
  /** Stands for the field in a digest. */
  letter: string;
  name: keyof Item & string;
  /** What says that there is none any more. */
  blank(item: Item): unknown;
  /** That is another value as the record changes, so it is said with every write from then on. */
  isSaidAgain?: boolean;
}

/** One kind of record, opened for one store: reading it there, writing it to Brevo. */
export interface CatalogueSource<Item extends CatalogueItem> {
  kind: CatalogueKind;
  losable: readonly LosableField<Item>[];
  pages(options: {
    cursor: string | null;
    signal: AbortSignal;
  }): AsyncGenerator<Page<CatalogueRecord<Item>>>;
  /** Those that still exist. */
  list(entityIds: readonly string[], signal: AbortSignal): Promise<CatalogueRecord<Item>[]>;
  /** Up to 100 in one call. One that is refused refuses all. */
  writeBatch(items: readonly Item[], signal: AbortSignal): Promise<void>;
  /** Undefined where single calls spend the same small quota as batches do. */
  writeOne?: (item: Item, signal: AbortSignal) => Promise<void>;
  /**
   * Told right before it is recorded that these records are in Brevo as they are: what else there is to say of them. They may
   * come again if the recording fails.
   */
  arrived?: (records: readonly CatalogueRecord<Item>[], context: JobContext) => Promise<void>;
  /** These records are gone from the store. */
  withdrawn?: (entityIds: readonly string[]) => Promise<void>;
  /** What deletes these items. Those that Brevo does not have are left out. */
  deletionsOf(itemIds: readonly string[], signal: AbortSignal): Promise<Item[]>;
}

/** What a source is opened with. */
export interface CatalogueDoors {
  store: Store;
  settings: Settings;
  bigcommerce: BigCommerceClient;
  brevo: BrevoClient;
  stockLevels: StockLevelRepository;
  activity: ActivityRepository;
  now(): number;
}

export type OpenCatalogue<Item extends CatalogueItem> = (
  doors: CatalogueDoors,
  signal: AbortSignal,
) => Promise<CatalogueSource<Item>>;
