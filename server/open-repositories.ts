import type { Knex } from 'knex';
import { ActivityRepository } from './db/activity.ts';
import { AuditRepository } from './db/audit.ts';
import { BrevoAccountMemory } from './db/brevo-account-memory.ts';
import { BrevoBlockRepository } from './db/brevo-blocks.ts';
import { BrevoNoticeRepository } from './db/brevo-notices.ts';
import { BrevoWatchRepository } from './db/brevo-watch.ts';
import { BuyerRepository } from './db/buyers.ts';
import { CartRepository } from './db/carts.ts';
import { ChannelOrderRepository } from './db/channel-orders.ts';
import { ChannelRepository } from './db/channels.ts';
import { ChecklistRepository } from './db/checklist.ts';
import { ConnectionRepository } from './db/connections.ts';
import { DiagnosisRepository } from './db/diagnoses.ts';
import { FailureRepository } from './db/failures.ts';
import { ImportBatchRepository } from './db/import-batches.ts';
import { InsightJobRepository } from './db/insight-jobs.ts';
import { InsightRunRepository } from './db/insight-runs.ts';
import { InsightSettingsRepository } from './db/insight-settings.ts';
import { InsightStepRepository } from './db/insight-steps.ts';
import { LedgerRepository } from './db/ledger.ts';
import { ListPeopleRepository } from './db/list-people.ts';
import { LoginCodeRepository } from './db/login-codes.ts';
import { MaveraAttemptRepository } from './db/mavera-attempts.ts';
import { NewsletterReaderRepository } from './db/newsletter-readers.ts';
import { OrderFactsRepository } from './db/order-facts.ts';
import { PendingChangeRepository } from './db/pending-changes.ts';
import { PersonaRepository } from './db/personas.ts';
import { RefusedCallRepository } from './db/refused-calls.ts';
import { ReviewedProductRepository } from './db/reviewed-products.ts';
import { ReviewRepository } from './db/reviews.ts';
import { RevokedSessionRepository } from './db/revoked-sessions.ts';
import { SettingsRepository } from './db/settings.ts';
import { SettingsChangeRepository } from './db/settings-changes.ts';
import { StockLevelRepository } from './db/stock-levels.ts';
import { StoreEraser } from './db/store-eraser.ts';
import { StoreUserRepository } from './db/store-users.ts';
import { StorefrontTokenRepository } from './db/storefront-tokens.ts';
import { StoreRepository } from './db/stores.ts';
import { SubscriberRepository } from './db/subscribers.ts';
import { SyncJournal } from './db/sync-journal.ts';
import { SyncRunRepository } from './db/sync-runs.ts';
import { UsedLinkRepository } from './db/used-links.ts';
import { WebhookHealthRepository } from './db/webhook-health.ts';
import { WebhookRepository } from './db/webhooks.ts';
import { WrittenCountRepository } from './db/written-counts.ts';
import type { Sealer } from './sealing.ts';

/** What there is to know of every store, a repository per table. Some columns are sealed. */
export function openRepositories(db: Knex, sealer: Sealer) {
  return {
    stores: new StoreRepository({ db, sealer }),
    users: new StoreUserRepository({ db, sealer }),
    codes: new LoginCodeRepository({ db }),
    links: new UsedLinkRepository({ db }),
    revoked: new RevokedSessionRepository({ db }),
    connections: new ConnectionRepository({ db, sealer }),
    accounts: new BrevoAccountMemory({ db }),
    blocks: new BrevoBlockRepository({ db }),
    notices: new BrevoNoticeRepository({ db, sealer }),
    brevoWatch: new BrevoWatchRepository({ db }),
    settings: new SettingsRepository({ db }),
    settingsChanges: new SettingsChangeRepository({ db }),
    carts: new CartRepository({ db }),
    channels: new ChannelRepository({ db }),
    channelOrders: new ChannelOrderRepository({ db }),
    reviews: new ReviewRepository({ db }),
    reviewedProducts: new ReviewedProductRepository({ db }),
    insightJobs: new InsightJobRepository({ db }),
    insightRuns: new InsightRunRepository({ db }),
    insightSteps: new InsightStepRepository({ db }),
    insightLimits: new InsightSettingsRepository({ db }),
    attempts: new MaveraAttemptRepository({ db }),
    personas: new PersonaRepository({ db }),
    buyers: new BuyerRepository({ db }),
    tokens: new StorefrontTokenRepository({ db, sealer }),
    subscribers: new SubscriberRepository({ db }),
    readers: new NewsletterReaderRepository({ db }),
    ledger: new LedgerRepository({ db }),
    listPeople: new ListPeopleRepository({ db }),
    orderFacts: new OrderFactsRepository({ db }),
    stockLevels: new StockLevelRepository({ db }),
    pending: new PendingChangeRepository({ db }),
    runs: new SyncRunRepository({ db }),
    batches: new ImportBatchRepository({ db }),
    failures: new FailureRepository({ db }),
    activity: new ActivityRepository({ db }),
    audit: new AuditRepository({ db }),
    journal: new SyncJournal({ db }),
    writtenCounts: new WrittenCountRepository({ db }),
    checklist: new ChecklistRepository({ db }),
    webhooks: new WebhookRepository({ db }),
    webhookHealth: new WebhookHealthRepository({ db }),
    diagnoses: new DiagnosisRepository({ db }),
    refusedCalls: new RefusedCallRepository({ db }),
    eraser: new StoreEraser({ db }),
  };
}
