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
import { openDatabase } from './db/open-database.ts';
import { listReviewedProducts } from './insights/brand-health/list-reviewed-products.ts';
import { insightDefinitions } from './insights/insight-definitions.ts';
import { listInsightNews } from './insights/insight-news.ts';
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
import { openRepositories } from './open-repositories.ts';
import type { JobHandler } from './queue/job-handler.ts';
import { SqliteQueue } from './queue/sqlite-queue.ts';
import { Worker } from './queue/worker.ts';
import { WorkerGroup } from './queue/worker-group.ts';
import { Sealer } from './sealing.ts';
import { RecoveryLinks } from './storefront/recovery-links.ts';
import { readDailyActivity } from './sync/activity/daily-activity.ts';
import { BrevoIntake } from './sync/consent/brevo-intake.ts';
import { MappingService } from './sync/customers/mapping/mapping-service.ts';
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
  const repositories = openRepositories(db, new Sealer(config.secrets.encryptionKeys));
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
      insightNews: (storeHash) => listInsightNews(base, storeHash),
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
