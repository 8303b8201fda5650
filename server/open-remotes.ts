import { createHash } from 'node:crypto';
import { BigCommerceClient } from './clients/bigcommerce/bigcommerce-client.ts';
import { BrevoClient } from './clients/brevo/brevo-client.ts';
import { BrevoLimiter } from './clients/pacing/brevo-limiter.ts';
import { QuotaPacer } from './clients/pacing/quota-pacer.ts';
import type { RemoteClients } from './clients/remote-clients.ts';
import type { Config } from './config.ts';
import type { ConnectionRepository } from './db/connections.ts';
import type { SettingsRepository } from './db/settings.ts';
import type { StoreRepository } from './db/stores.ts';
import { AppError } from './errors.ts';
import type { Logger } from './logger.ts';

/** A job may sit out a whole quota window; a person may not. */
const BACKGROUND_WAIT_MS = 35_000;
const INTERACTIVE_WAIT_MS = 5_000;

/** Clients with each store's credentials; one pacer a store and one limiter a Brevo account in this process. */
export function openRemotes({
  config,
  stores,
  connections,
  settings,
  logger,
}: {
  config: Config;
  stores: StoreRepository;
  connections: ConnectionRepository;
  settings: SettingsRepository;
  logger: Logger;
}): RemoteClients {
  const pacers = new Map<string, QuotaPacer>();
  const limiters = new Map<string, BrevoLimiter>();

  const brevoFor = (apiKey: string, maxWaitMs: number): BrevoClient => {
    const limiter = remembered(limiters, fingerprintOf(apiKey), () => new BrevoLimiter());
    return new BrevoClient({ apiUrl: config.brevo.apiUrl, apiKey, limiter, logger, maxWaitMs });
  };

  return {
    async bigcommerce(storeHash, { interactive = false } = {}) {
      const store = await stores.find(storeHash);
      if (!store)
        throw new AppError('store_not_installed', 'The app is not installed in this store.');
      const pacer = remembered(pacers, storeHash, () => new QuotaPacer());
      const { document } = await settings.find(storeHash);
      pacer.share = (document as { quotaShare?: number }).quotaShare ?? 0.7;
      return new BigCommerceClient({
        apiUrl: config.bigcommerce.apiUrl,
        storeHash,
        accessToken: store.accessToken,
        pacer,
        logger,
        maxWaitMs: interactive ? INTERACTIVE_WAIT_MS : BACKGROUND_WAIT_MS,
      });
    },
    async brevo(storeHash, { interactive = false } = {}) {
      const connection = await connections.find(storeHash, 'brevo');
      if (!connection) throw new AppError('brevo_not_connected', 'Connect Brevo first.');
      return brevoFor(connection.apiKey, interactive ? INTERACTIVE_WAIT_MS : BACKGROUND_WAIT_MS);
    },
    brevoWithKey: (apiKey) => brevoFor(apiKey, INTERACTIVE_WAIT_MS),
  };
}

/** Least recently made go first, so that a long life does not gather every store that ever was. */
const REMEMBERED = 5_000;

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const existing = known.get(key);
  if (existing) return existing;
  const [oldest] = known.keys();
  if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest);
  const made = make();
  known.set(key, made);
  return made;
}

function fingerprintOf(apiKey: string): string {
  return createHash('sha256').update(apiKey).digest('base64url');
}
