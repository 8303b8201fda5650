import { z } from 'zod';
import type { BigCommerceClient } from '../../../clients/bigcommerce/bigcommerce-client.ts';
import type { BrevoClient } from '../../../clients/brevo/brevo-client.ts';
import type { RemoteClients } from '../../../clients/remote-clients.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { ImportBatchRepository } from '../../../db/journal/import-batches.ts';
import type { SyncJournal } from '../../../db/journal/sync-journal.ts';
import type { Run, SyncRunRepository } from '../../../db/journal/sync-runs.ts';
import type { LedgerRepository } from '../../../db/ledger/ledger.ts';
import type { NewsletterReaderRepository } from '../../../db/ledger/newsletter-readers.ts';
import type { OrderFactsRepository } from '../../../db/ledger/order-facts.ts';
import type { SubscriberRepository } from '../../../db/ledger/subscribers.ts';
import type { ChannelRepository } from '../../../db/store/channels.ts';
import type { Store, StoreRepository } from '../../../db/store/stores.ts';
import type { JobContext } from '../../../queue/job-handler.ts';
import type { JobQueue } from '../../../queue/job-queue.ts';
import type { ImportSender } from '../../imports/import-sender.ts';
import type { RunFinisher } from '../../runs/run-finisher.ts';
import type { SettingsService } from '../../settings/settings-service.ts';
import type { ListChooser } from '../../storefronts/list-chooser.ts';

export interface SyncCustomersDeps {
  stores: StoreRepository;
  runs: SyncRunRepository;
  channels: ChannelRepository;
  ledger: LedgerRepository;
  batches: ImportBatchRepository;
  subscribers: SubscriberRepository;
  readers: NewsletterReaderRepository;
  orderFacts: OrderFactsRepository;
  journal: SyncJournal;
  sender: ImportSender;
  settings: SettingsService;
  lists: ListChooser;
  finisher: RunFinisher;
  remotes: RemoteClients;
  queue: JobQueue;
  now(): number;
}

/** Where a run stands. Saved after what it stands behind is safe. */
export const CustomerCursor = z
  .discriminatedUnion('step', [
    z.object({ step: z.literal('consent'), startedAt: z.number(), after: z.string().nullable() }),
    z.object({
      step: z.literal('customers'),
      after: z.string().nullable(),
      read: z.number(),
      /** Customers so far, by channel. */
      homes: z.record(z.string(), z.number()).default({}),
    }),
    z.object({ step: z.literal('readers'), after: z.string() }),
  ])
  .nullable();

/** One walk over a store's customers, and what it goes by. */
export interface CustomerWalk {
  run: Run;
  store: Store;
  settings: Settings;
  bigcommerce: BigCommerceClient;
  brevo: BrevoClient;
  context: JobContext;
}
