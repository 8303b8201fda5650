import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Platforms } from '../platforms/start-platforms.ts';
import { spawnScript, stopChild } from './child.ts';
import { freePort } from './free-port.ts';
import { startCommand } from './start-command.ts';
import { untilReady } from './until-ready.ts';

/** One pair for all apps of a run: a database is opened again by a later one. */
const SECRETS = {
  ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
  SESSION_SECRET: randomBytes(32).toString('hex'),
};

export interface RunningApp {
  url: string;
  pid: number;
  /** From the spawn to the first 200 of `/readyz`, in ms. */
  startMs: number;
  stop(): Promise<void>;
}

/** What `npm start` runs, with its database in `directory`. */
export async function startApp({
  platforms: { bigcommerce, shop, account },
  directory,
  environment: more = {},
}: {
  platforms: Platforms;
  directory: string;
  /** Beside what every app of the bench is given. */
  environment?: Record<string, string>;
}): Promise<RunningApp> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await bigcommerce.call('setAppUrl', url);

  const start = startCommand();
  const environment = {
    ...start.environment,
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATABASE_URL: `file:${join(directory, 'pulsebridge.db')}`,
    ...SECRETS,
    LOG_LEVEL: 'error',
    BIGCOMMERCE_CLIENT_ID: shop.clientId,
    BIGCOMMERCE_CLIENT_SECRET: shop.clientSecret,
    BIGCOMMERCE_LOGIN_URL: shop.loginUrl,
    BIGCOMMERCE_API_URL: shop.apiUrl,
    BREVO_API_URL: account.url,
    FRAME_ANCESTORS: shop.controlPanelUrl,
    ...more,
  };
  const spawnedAt = performance.now();
  const child = spawnScript('server/main.ts', environment, start.nodeArguments);
  await untilReady(`${url}/readyz`, child);
  const startMs = performance.now() - spawnedAt;
  return { url, pid: child.pid ?? 0, startMs, stop: () => stopChild(child) };
}
