import type { Knex } from 'knex';
import { BrevoAccountMemory } from './db/brevo/brevo-account-memory.ts';
import { BrevoBlockRepository } from './db/brevo/brevo-blocks.ts';
import { BrevoNoticeRepository } from './db/brevo/brevo-notices.ts';
import { BrevoWatchRepository } from './db/brevo/brevo-watch.ts';
import { ConnectionRepository } from './db/brevo/connections.ts';
import { InsightJobRepository } from './db/insights/insight-jobs.ts';
import { InsightRunRepository } from './db/insights/insight-runs.ts';
import { InsightSettingsRepository } from './db/insights/insight-settings.ts';
import { InsightStepRepository } from './db/insights/insight-steps.ts';
import { MaveraAttemptRepository } from './db/insights/mavera-attempts.ts';
import { PersonaRepository } from './db/insights/personas.ts';
import { ReviewedProductRepository } from './db/insights/reviewed-products.ts';
import { ReviewRepository } from './db/insights/reviews.ts';
import { ImportBatchRepository } from './db/journal/import-batches.ts';
import { SyncJournal } from './db/journal/sync-journal.ts';
import { SyncRunRepository } from './db/journal/sync-runs.ts';
import { BuyerRepository } from './db/ledger/buyers.ts';
import { CartRepository } from './db/ledger/carts.ts';
import { ChannelOrderRepository } from './db/ledger/channel-orders.ts';
import { FailureRepository } from './db/ledger/failures.ts';
import { LedgerRepository } from './db/ledger/ledger.ts';
import { ListPeopleRepository } from './db/ledger/list-people.ts';
import { NewsletterReaderRepository } from './db/ledger/newsletter-readers.ts';
import { OrderFactsRepository } from './db/ledger/order-facts.ts';
import { PendingChangeRepository } from './db/ledger/pending-changes.ts';
import { StockLevelRepository } from './db/ledger/stock-levels.ts';
import { SubscriberRepository } from './db/ledger/subscribers.ts';
import { WrittenCountRepository } from './db/ledger/written-counts.ts';
import { ActivityRepository } from './db/store/activity.ts';
import { AuditRepository } from './db/store/audit.ts';
import { ChannelRepository } from './db/store/channels.ts';
import { ChecklistRepository } from './db/store/checklist.ts';
import { DiagnosisRepository } from './db/store/diagnoses.ts';
import { LoginCodeRepository } from './db/store/login-codes.ts';
import { RefusedCallRepository } from './db/store/refused-calls.ts';
import { RevokedSessionRepository } from './db/store/revoked-sessions.ts';
import { SettingsRepository } from './db/store/settings.ts';
import { SettingsChangeRepository } from './db/store/settings-changes.ts';
import { StoreEraser } from './db/store/store-eraser.ts';
import { StoreUserRepository } from './db/store/store-users.ts';
import { StorefrontTokenRepository } from './db/store/storefront-tokens.ts';
import { StoreRepository } from './db/store/stores.ts';
import { UsedLinkRepository } from './db/store/used-links.ts';
import { WebhookHealthRepository } from './db/store/webhook-health.ts';
import { WebhookRepository } from './db/store/webhooks.ts';
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
