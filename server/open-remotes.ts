import { createHash } from 'node:crypto';
import { BigCommerceClient } from './clients/bigcommerce/bigcommerce-client.ts';
import { BrevoClient } from './clients/brevo/brevo-client.ts';
import { MaveraClient } from './clients/mavera/mavera-client.ts';
import { Pacing } from './clients/pacing.ts';
import type { PlatformWatch } from './clients/platform-watch.ts';
import type { RemoteClients } from './clients/remote-clients.ts';
import type { Config } from './config.ts';
import { SettingsDocument } from './contract/settings.ts';
import type { BrevoBlockRepository } from './db/brevo/brevo-blocks.ts';
import type { ConnectionRepository } from './db/brevo/connections.ts';
import type { SettingsRepository } from './db/store/settings.ts';
import type { StoreRepository } from './db/store/stores.ts';
import { AppError } from './errors.ts';
import type { Logger } from './logger.ts';
import { blockMemoryOf } from './sync/consent/block-memory.ts';

interface Patience {
  maxWaitMs: number;
  timeoutMs: number;
}

/** A job may sit out a whole quota window; a person may not, nor watch three tries stall. */
const BACKGROUND: Patience = { maxWaitMs: 35_000, timeoutMs: 30_000 };
const INTERACTIVE: Patience = { maxWaitMs: 5_000, timeoutMs: 8_000 };

/** Clients with each store's credentials; one pacer a store and one limiter a Brevo account in this process. */
export function openRemotes({
  config,
  stores,
  connections,
  settings,
  blocks,
  watch,
  logger,
  isOnlyProcess,
  now,
}: {
  config: Config;
  stores: StoreRepository;
  connections: ConnectionRepository;
  settings: SettingsRepository;
  blocks: BrevoBlockRepository;
  watch: PlatformWatch;
  logger: Logger;
  /** No other process of this app calls these stores. */
  isOnlyProcess: boolean;
  now(): number;
}): RemoteClients {
  const pacing = new Pacing({ isOnlyProcess });

  // Whose calls they are: a client knows an account, not a store.
  const brevoFor = (apiKey: string, patience: Patience, storeHash?: string): BrevoClient => {
    const limiter = pacing.forBrevo(fingerprintOf(apiKey));
    const named = storeHash === undefined ? logger : logger.child({ storeHash });
    return new BrevoClient({
      ...config.brevo,
      ...patience,
      apiKey,
      limiter,
      logger: named,
      onAnswer: watch.listenTo('Brevo', storeHash),
      blocks:
        storeHash === undefined ? undefined : blockMemoryOf({ stores, blocks, now }, storeHash),
    });
  };

  const maveraFor = (apiKey: string, patience: Patience, storeHash?: string): MaveraClient =>
    new MaveraClient({
      ...config.mavera,
      ...patience,
      apiKey,
      limiter: pacing.forMavera(fingerprintOf(apiKey)),
      logger: storeHash === undefined ? logger : logger.child({ storeHash }),
    });

  return {
    async bigcommerce(storeHash, { interactive = false } = {}) {
      const store = await stores.find(storeHash);
      if (!store)
        throw new AppError('store_not_installed', 'The app is not installed in this store.');
      const { quotaShare } = SettingsDocument.parse((await settings.find(storeHash)).document);
      const pacer = pacing.forStore(storeHash, { share: quotaShare });
      return new BigCommerceClient({
        apiUrl: config.bigcommerce.apiUrl,
        storeHash,
        accessToken: store.accessToken,
        pacer,
        logger: logger.child({ storeHash }),
        onAnswer: watch.listenTo('BigCommerce', storeHash),
        ...(interactive ? INTERACTIVE : BACKGROUND),
      });
    },
    async brevo(storeHash, { interactive = false } = {}) {
      const connection = await connections.find(storeHash, 'brevo');
      if (!connection) throw new AppError('brevo_not_connected', 'Connect Brevo first.');
      return brevoFor(connection.apiKey, interactive ? INTERACTIVE : BACKGROUND, storeHash);
    },
    brevoWithKey: (apiKey) => brevoFor(apiKey, INTERACTIVE),
    async mavera(storeHash, { interactive = false } = {}) {
      const connection = await connections.find(storeHash, 'mavera');
      if (!connection) throw new AppError('mavera_not_connected', 'Connect Mavera first.');
      return maveraFor(connection.apiKey, interactive ? INTERACTIVE : BACKGROUND, storeHash);
    },
    maveraWithKey: (apiKey) => maveraFor(apiKey, INTERACTIVE),
  };
}

function fingerprintOf(apiKey: string): string {
  return createHash('sha256').update(apiKey).digest('base64url');
}
