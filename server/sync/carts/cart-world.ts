import type { BigCommerceClient } from '../../clients/bigcommerce/bigcommerce-client.ts';
import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Settings } from '../../contract/settings.ts';
import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import type { CartRecord, CartRepository } from '../../db/ledger/carts.ts';
import type { LedgerRepository } from '../../db/ledger/ledger.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { SubscriberRepository } from '../../db/ledger/subscribers.ts';
import type { StorefrontTokenRepository } from '../../db/store/storefront-tokens.ts';
import type { Store, StoreRepository } from '../../db/store/stores.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { effectiveList } from '../storefronts/storefront-settings.ts';

export interface DrainCartsDeps {
  stores: StoreRepository;
  settings: SettingsService;
  carts: CartRepository;
  ledger: LedgerRepository;
  tokens: StorefrontTokenRepository;
  subscribers: SubscriberRepository;
  pending: PendingChangeRepository;
  journal: SyncJournal;
  remotes: RemoteClients;
  /** Where recovery links lead to: our own address. */
  publicUrl: string;
  now(): number;
}

/** What every step of a pass needs. */
export interface CartWorld {
  store: Store;
  settings: Settings;
  bigcommerce: BigCommerceClient;
  brevo: BrevoClient;
  signal: AbortSignal;
}

/** A person in whose name a cart may be spoken of. */
export interface Shopper {
  email: string;
  contactKey: string;
  /** Only if Brevo does not know them: then they are created blocked. */
  isCreatedBlocked: boolean;
}

/** The list for people who left a cart, of a storefront; null where none was chosen. */
export function abandonedListOf(settings: Settings, channelId: number): number | null {
  return effectiveList(settings, channelId, 'abandonedCart').id;
}

export function newRecord(cartId: string, now: number): CartRecord {
  return {
    ...{ cartId, customerId: 0, contactKey: null, contactId: null, channelId: 1, state: 'open' },
    ...{ contentHash: null, orderId: null, recovers: null, changedAt: now },
    ...{ abandonedAt: null, toldAt: null, remindedAt: null },
  };
}
