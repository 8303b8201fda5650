import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type BigCommerceOptions,
  type BigCommerceSandbox,
  startBigCommerce,
} from '../../../sandbox/bigcommerce/start-bigcommerce.ts';
import { type BrevoSandbox, startBrevo } from '../../../sandbox/brevo/start-brevo.ts';
import { createListener } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { createContext } from '../../../server/context.ts';
import type { Logger } from '../../../server/logger.ts';
import { manifest } from '../../../server/manifest.ts';
import { openMigrated } from '../database/migrated-database.ts';

export const SESSION_SECRET = 'a session secret that is long enough for tests';

export interface TestAppOptions {
  bigcommerce?: BigCommerceOptions;
  brevo?: Parameters<typeof startBrevo>[0];
  /** `:memory:` unless a test looks at the file. */
  databaseUrl?: string;
  environment?: Record<string, string>;
  now?: () => number;
  drainSpacingMs?: number;
  /** For tests that read what is logged. */
  logger?: Logger;
}

export type TestApp = Awaited<ReturnType<typeof startTestApp>>;

/**
 * The real app on a free port, with a database of its own, between the sandbox's platforms. Jobs run when a test says so:
 * `runDueJobs`, or `settle` to let Brevo's imports finish as well.
 */
export async function startTestApp(options: TestAppOptions = {}) {
  const bigcommerce = await startBigCommerce({
    scopes: manifest.scopes,
    // Pacing has tests of its own: here nobody waits for a window.
    quota: { requests: 100_000, windowMs: 30_000 },
    ...options.bigcommerce,
  });
  const brevo = await startBrevo({ tier: 'extended', importDelayMs: 1, ...options.brevo });
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  bigcommerce.setCallbacks({
    auth: `${url}/auth`,
    load: `${url}/load`,
    uninstall: `${url}/uninstall`,
    removeUser: `${url}/remove_user`,
  });

  const config = readConfig({
    PUBLIC_URL: url,
    DATABASE_URL: options.databaseUrl ?? ':memory:',
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    SESSION_SECRET,
    LOG_LEVEL: 'silent',
    BIGCOMMERCE_CLIENT_ID: bigcommerce.app.clientId,
    BIGCOMMERCE_CLIENT_SECRET: bigcommerce.app.clientSecret,
    BIGCOMMERCE_LOGIN_URL: bigcommerce.loginUrl,
    BIGCOMMERCE_API_URL: bigcommerce.apiUrl,
    BREVO_API_URL: brevo.url,
    BREVO_TRACKER_URL: brevo.trackerUrl,
    ...options.environment,
  });
  const db = await openMigrated(config.database.url);
  const context = createContext(config, {
    db,
    now: options.now,
    logger: options.logger,
    // Every change is due at once, so that no test waits.
    drainSpacingMs: options.drainSpacingMs ?? 0,
  });
  server.on('request', createListener(context));

  const runDueJobs = async (): Promise<number> => {
    await context.intake.idle();
    let jobs = 0;
    while (await context.worker.runNext(AbortSignal.timeout(60_000))) jobs += 1;
    return jobs;
  };
  const platformsIdle = async () => {
    await brevo.idle();
    for (const storeHash of bigcommerce.stores.keys()) await bigcommerce.hooks(storeHash).idle();
  };
  const stop = async () => {
    await context.worker.stop();
    await context.intake.idle();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await Promise.all([bigcommerce.stop(), brevo.stop()]);
    await db.destroy();
  };

  return {
    url,
    context,
    db,
    bigcommerce,
    brevo,
    runDueJobs,
    /** Runs jobs until neither we nor the platforms have anything left to do that is due. */
    async settle(): Promise<void> {
      do await platformsIdle();
      while ((await runDueJobs()) > 0);
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

export type { BigCommerceSandbox, BrevoSandbox };
