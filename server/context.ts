import type { Knex } from 'knex';
import { exchangeCode } from './clients/bigcommerce/exchange-code.ts';
import { PlatformWatch } from './clients/platform-watch.ts';
import type { Config } from './config.ts';
import { BrevoAccount } from './connections/brevo-account.ts';
import { BrevoConnections } from './connections/brevo-connections.ts';
import { connectionChecks } from './connections/diagnostics/connection-checks.ts';
import { MaveraConnections } from './connections/mavera-connections.ts';
import { releaseBrevo } from './connections/release-brevo.ts';
import type { ReviewedProductsQuery } from './contract/brand-health.ts';
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
import { openDatabase } from './db/open-database.ts';
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
import { listReviewedProducts } from './insights/brand-health/list-reviewed-products.ts';
import { insightDefinitions } from './insights/insight-definitions.ts';
import { InsightScheduler } from './insights/insight-scheduler.ts';
import { InsightService } from './insights/insight-service.ts';
import { InsightSettingsService } from './insights/insight-settings-service.ts';
import { PersonaService } from './insights/personas/persona-service.ts';
import { installChecks } from './install/diagnostics/install-checks.ts';
import { Installation } from './install/installation.ts';
import { Sessions } from './install/sessions.ts';
import { setUpStore } from './install/store-profile.ts';
import { byLength, jobHandlers } from './job-handlers.ts';
import { createLogger, type Logger } from './logger.ts';
import { Metrics } from './metrics.ts';
import { openRemotes } from './open-remotes.ts';
import type { JobHandler } from './queue/job-handler.ts';
import { SqliteQueue } from './queue/sqlite-queue.ts';
import { Worker } from './queue/worker.ts';
import { WorkerGroup } from './queue/worker-group.ts';
import { Sealer } from './sealing.ts';
import { RecoveryLinks } from './storefront/recovery-links.ts';
import { readDailyActivity } from './sync/activity/daily-activity.ts';
import { BrevoIntake } from './sync/consent/brevo-intake.ts';
import { MappingService } from './sync/customers/mapping-service.ts';
import { DiagnosticsService } from './sync/diagnostics/diagnostics-service.ts';
import { Mends } from './sync/diagnostics/mends.ts';
import { syncChecks } from './sync/diagnostics/sync-checks.ts';
import { FailureService } from './sync/failures/failure-service.ts';
import { ImportSender } from './sync/imports/import-sender.ts';
import { listOrderStatuses } from './sync/orders/list-order-statuses.ts';
import { RunFinisher } from './sync/runs/run-finisher.ts';
import { SyncService } from './sync/runs/sync-service.ts';
import { SettingsService } from './sync/settings/settings-service.ts';
import { StatusService } from './sync/status-service.ts';
import { ListPeopleCounter } from './sync/storefronts/count-list-people.ts';
import { ListChooser } from './sync/storefronts/list-chooser.ts';
import { StorefrontService } from './sync/storefronts/storefront-service.ts';
import { WebhookIntake } from './sync/webhooks/webhook-intake.ts';

/** How long somebody who installs the app may wait for the store's name. */
const PROFILE_WAIT_MS = 3_000;

export type Context = ReturnType<typeof createContext>;

/** Everything the app is made of, put together once. Opens the database; starts nothing. */
export function createContext(
  config: Config,
  {
    db = openDatabase(config.database.url),
    logger = createLogger(config.logLevel),
    now = Date.now,
    drainSpacingMs = 1_000,
  }: { db?: Knex; logger?: Logger; now?: () => number; drainSpacingMs?: number } = {},
) {
  const sealer = new Sealer(config.secrets.encryptionKeys);
  const repositories = {
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
  const queue = new SqliteQueue({ db, now });
  // A database file serves one process, unless web and worker are parted.
  const isOnlyProcess = config.role === 'all' && !config.database.url.startsWith('postgres');
  const watch = new PlatformWatch({
    now,
    // Worth knowing, and not worth failing a call for.
    onLimited: (storeHash, service) =>
      void repositories.refusedCalls
        .note(storeHash, service, now())
        .catch((error: unknown) => logger.debug({ err: error }, 'a refused call was not counted')),
  });
  const remotes = openRemotes({ config, logger, watch, isOnlyProcess, now, ...repositories });
  const base = { ...repositories, queue, remotes, now };

  const sessions = new Sessions({ ...base, secret: config.secrets.session });
  const { clientId, loginUrl } = config.bigcommerce;
  const installation = new Installation({
    ...base,
    sessions,
    releaseBrevo: (storeHash) => releaseBrevo(base, storeHash),
    readProfile: (storeHash) => setUpStore(base, storeHash, AbortSignal.timeout(PROFILE_WAIT_MS)),
    exchangeCode: (request) =>
      exchangeCode({
        ...request,
        clientId,
        loginUrl,
        clientSecret: config.secrets.bigcommerceClient,
        redirectUri: `${config.http.publicUrl}/auth`,
      }),
  });
  const brevoConnections = new BrevoConnections(base);
  const brevoAccount = new BrevoAccount(base);
  const maveraConnections = new MaveraConnections(base);

  const settingsService = new SettingsService(base);
  const finisher = new RunFinisher(base);
  const sync = {
    settings: settingsService,
    syncs: new SyncService({ ...base, settings: settingsService }),
    failures: new FailureService({ ...base, settings: settingsService }),
    storefronts: new StorefrontService({ ...base, settings: settingsService }),
    listPeople: new ListPeopleCounter({ ...base, settings: settingsService }),
    mapping: new MappingService({ ...base, settings: settingsService }),
    orderStatuses: (storeHash: string) => listOrderStatuses(remotes, storeHash),
    dailyActivity: (storeHash: string) => readDailyActivity(base, storeHash),
    status: new StatusService({
      ...base,
      settings: settingsService,
      brevoState: (storeHash) => brevoConnections.state(storeHash),
      maveraState: (storeHash) => maveraConnections.state(storeHash),
    }),
  };

  const { publicUrl } = config.http;
  const { eventTransport } = config.brevo;
  const forChecks = { ...base, watch, publicUrl, eventTransport, settings: settingsService };
  const diagnostics = new DiagnosticsService({
    ...{ ...base, logger },
    checks: [...installChecks(forChecks), ...connectionChecks(forChecks), ...syncChecks(forChecks)],
    mends: new Mends({
      ...forChecks,
      syncs: sync.syncs,
      activateEcommerce: (actor, signal) => brevoConnections.activateEcommerce(actor, signal),
      recheckBrevo: (actor, signal) => brevoConnections.recheck(actor, signal),
    }),
  });

  const definitions = insightDefinitions(base);
  const insightSettings = new InsightSettingsService({ ...base, definitions });
  const insights = new InsightService({ ...base, definitions, insightSettings });
  const personaService = new PersonaService(base);
  const findReviewedProducts = (storeHash: string, query: ReviewedProductsQuery) =>
    listReviewedProducts(base, storeHash, query);
  const insightScheduler = new InsightScheduler({
    ...{ ...base, definitions },
    ...{ insightSettings, insights },
  });

  const recovery = new RecoveryLinks({ ...base, logger });
  const handlers = jobHandlers({
    ...base,
    definitions,
    insightSettings,
    insightScheduler,
    settings: settingsService,
    syncs: sync.syncs,
    finisher,
    lists: new ListChooser(base),
    sender: new ImportSender({ ...base, publicUrl: config.http.publicUrl }),
    publicUrl: config.http.publicUrl,
  });
  // A short lease: after a kill, the work goes on that soon.
  const workerFor = (kinds: Record<string, JobHandler>, concurrency: number) =>
    new Worker({ queue, handlers: kinds, logger, now, concurrency, leaseMs: 15_000 });
  const { long, short } = byLength(handlers);
  const worker = new WorkerGroup([workerFor(short, 4), workerFor(long, 8)]);
  const metrics = new Metrics({ queue });
  const brevoIntake = new BrevoIntake({ ...base, worker });
  const intake = new WebhookIntake({
    ...base,
    worker,
    logger,
    drainSpacingMs,
    clientSecret: config.secrets.bigcommerceClient,
  });

  return {
    config,
    db,
    logger,
    now,
    ...repositories,
    queue,
    worker,
    metrics,
    intake,
    brevoIntake,
    sessions,
    installation,
    brevoConnections,
    brevoAccount,
    maveraConnections,
    insights,
    insightSettings,
    insightScheduler,
    personaService,
    findReviewedProducts,
    diagnostics,
    recovery,
    sync,
  };
}
