import type { Knex } from 'knex';
import { exchangeCode } from './clients/bigcommerce/exchange-code.ts';
import type { Config } from './config.ts';
import { BrevoAccount } from './connections/brevo-account.ts';
import { BrevoConnections } from './connections/brevo-connections.ts';
import { ActivityRepository } from './db/activity.ts';
import { AuditRepository } from './db/audit.ts';
import { ConnectionRepository } from './db/connections.ts';
import { FailureRepository } from './db/failures.ts';
import { ImportBatchRepository } from './db/import-batches.ts';
import { LedgerRepository } from './db/ledger.ts';
import { LoginCodeRepository } from './db/login-codes.ts';
import { openDatabase } from './db/open-database.ts';
import { PendingChangeRepository } from './db/pending-changes.ts';
import { RevokedSessionRepository } from './db/revoked-sessions.ts';
import { SettingsRepository } from './db/settings.ts';
import { StoreEraser } from './db/store-eraser.ts';
import { StoreUserRepository } from './db/store-users.ts';
import { StoreRepository } from './db/stores.ts';
import { SubscriberRepository } from './db/subscribers.ts';
import { SyncJournal } from './db/sync-journal.ts';
import { SyncRunRepository } from './db/sync-runs.ts';
import { UsedLinkRepository } from './db/used-links.ts';
import { Installation } from './install/installation.ts';
import { Sessions } from './install/sessions.ts';
import { jobHandlers } from './job-handlers.ts';
import { createLogger, type Logger } from './logger.ts';
import { Metrics } from './metrics.ts';
import { openRemotes } from './open-remotes.ts';
import { SqliteQueue } from './queue/sqlite-queue.ts';
import { Worker } from './queue/worker.ts';
import { Sealer } from './sealing.ts';
import { MappingService } from './sync/customers/mapping-service.ts';
import { FailureService } from './sync/failure-service.ts';
import { ImportSender } from './sync/imports/import-sender.ts';
import { ListChooser } from './sync/list-chooser.ts';
import { RunFinisher } from './sync/run-finisher.ts';
import { SettingsService } from './sync/settings-service.ts';
import { StatusService } from './sync/status-service.ts';
import { SyncService } from './sync/sync-service.ts';

export type Context = ReturnType<typeof createContext>;

/** Everything the app is made of, put together once. Opens the database; starts nothing. */
export function createContext(
  config: Config,
  {
    db = openDatabase(config.database.url),
    logger = createLogger(config.logLevel),
    now = Date.now,
  }: { db?: Knex; logger?: Logger; now?: () => number } = {},
) {
  const sealer = new Sealer(config.secrets.encryptionKeys);
  const repositories = {
    stores: new StoreRepository({ db, sealer }),
    users: new StoreUserRepository({ db, sealer }),
    codes: new LoginCodeRepository({ db }),
    links: new UsedLinkRepository({ db }),
    revoked: new RevokedSessionRepository({ db }),
    connections: new ConnectionRepository({ db, sealer }),
    settings: new SettingsRepository({ db }),
    subscribers: new SubscriberRepository({ db }),
    ledger: new LedgerRepository({ db }),
    pending: new PendingChangeRepository({ db }),
    runs: new SyncRunRepository({ db }),
    batches: new ImportBatchRepository({ db }),
    failures: new FailureRepository({ db }),
    activity: new ActivityRepository({ db }),
    audit: new AuditRepository({ db }),
    journal: new SyncJournal({ db }),
    eraser: new StoreEraser({ db }),
  };
  const queue = new SqliteQueue({ db, now });
  const remotes = openRemotes({ config, logger, ...repositories });
  const base = { ...repositories, queue, remotes, now };

  const sessions = new Sessions({ ...base, secret: config.secrets.session });
  const { clientId, loginUrl } = config.bigcommerce;
  const installation = new Installation({
    ...base,
    sessions,
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

  const settingsService = new SettingsService(base);
  const finisher = new RunFinisher(base);
  const sync = {
    settings: settingsService,
    syncs: new SyncService(base),
    failures: new FailureService(base),
    mapping: new MappingService({ remotes, settings: settingsService }),
    status: new StatusService({
      ...base,
      settings: settingsService,
      brevoState: (storeHash) => brevoConnections.state(storeHash),
    }),
  };

  const handlers = jobHandlers({
    ...base,
    settings: settingsService,
    finisher,
    lists: new ListChooser(base),
    sender: new ImportSender({ ...base, publicUrl: config.http.publicUrl }),
  });
  // A short lease: after a kill, the work goes on that soon.
  const worker = new Worker({ queue, handlers, logger, now, leaseMs: 15_000 });
  const metrics = new Metrics({ queue });

  return {
    config,
    db,
    logger,
    now,
    ...repositories,
    queue,
    worker,
    metrics,
    sessions,
    installation,
    brevoConnections,
    brevoAccount,
    sync,
  };
}
