import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { defaultStores } from '../../sandbox/bigcommerce/default-stores.ts';
import { startBigCommerce } from '../../sandbox/bigcommerce/start-bigcommerce.ts';
import { SANDBOX_KEYS } from '../../sandbox/brevo/account/account-seed.ts';
import { startBrevo } from '../../sandbox/brevo/start-brevo.ts';
import { manifest } from '../../server/manifest.ts';
import { install, type Merchant } from '../helpers/stores/merchant.ts';
import type { TestApp } from '../helpers/stores/start-test-app.ts';
import { UnreliableApp } from './unreliable-app.ts';

export type ChaosScene = Awaited<ReturnType<typeof startChaosScene>>;

/** The app as a process between the look-alikes, installed in a small store and connected to Brevo. Nothing is synced yet. */
export async function startChaosScene({
  seed,
  customers = 120,
}: {
  seed: number;
  customers?: number;
}) {
  const folder = await mkdtemp(join(tmpdir(), 'pulsebridge-chaos-'));
  const databaseFile = join(folder, 'chaos.db');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const [store] = defaultStores({ customers, orders: customers });
  if (!store) throw new Error('the sandbox has stores');
  const bigcommerce = await startBigCommerce({
    scopes: manifest.scopes,
    stores: [{ ...store, products: 40 }],
    quota: { requests: 5_000, windowMs: 2_000 },
    // The minute until a hook is tried again is a second, and the hour until a cart is abandoned a minute.
    timeScale: 60,
    faultSeed: seed,
    callbacks: {
      auth: `${url}/auth`,
      load: `${url}/load`,
      uninstall: `${url}/uninstall`,
      removeUser: `${url}/remove_user`,
    },
  });
  const brevo = await startBrevo({
    ...{ tier: 'extended', importDelayMs: 20, seed, hourMs: 30_000 },
  });
  const app = new UnreliableApp({
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: `file:${databaseFile}`,
    BIGCOMMERCE_CLIENT_ID: bigcommerce.app.clientId,
    BIGCOMMERCE_CLIENT_SECRET: bigcommerce.app.clientSecret,
    BIGCOMMERCE_LOGIN_URL: bigcommerce.loginUrl,
    BIGCOMMERCE_API_URL: bigcommerce.apiUrl,
    BREVO_API_URL: brevo.url,
  });
  await app.start();
  const merchant = await install({ url, bigcommerce } as TestApp);
  await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  const shop = bigcommerce.stores.get('acme1')?.shop;
  if (!shop) throw new Error('the sandbox has a store acme1');
  return {
    ...{ app, bigcommerce, brevo, merchant, shop, databaseFile, account: brevo.account() },
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]();
      await Promise.all([bigcommerce.stop(), brevo.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Whether the merchant's page shows this, within so long. The app may be down for a moment. */
export async function until(what: string, isSo: () => Promise<boolean>, limitMs = 90_000) {
  for (const end = Date.now() + limitMs; Date.now() < end; await pause(100))
    if (await isSo().catch(() => false)) return;
  throw new Error(`It took more than ${limitMs / 1000} s until ${what}`);
}

/** Syncs everything that is switched on, and waits for its end. */
export async function syncAll(merchant: Merchant, mode: 'full' | 'changes'): Promise<void> {
  let ids: string[] = [];
  await until('the syncs were started', async () => {
    const started = await merchant.call('POST', '/syncs', { mode });
    ids = started.body.runs.map(({ id }: { id: string }) => id);
    return started.status === 202;
  });
  for (const id of ids)
    await until(`sync ${id} was over`, async () => {
      const { state } = (await merchant.get(`/syncs/${id}`)).body;
      if (state === 'failed') throw new Error(`sync ${id} failed`);
      return state === 'succeeded';
    });
}

/** Until nobody has anything left to do that is due: marks, jobs, imports, deliveries. */
export async function untilQuiet({
  app,
  bigcommerce,
  brevo,
  databaseFile,
}: ChaosScene): Promise<void> {
  const db = new BetterSqlite3(databaseFile, { readonly: true });
  const count = (sql: string, ...values: unknown[]) =>
    Number((db.prepare(sql).get(...values) as { n: number }).n);
  let calm = 0;
  await until('all was done', async () => {
    await Promise.all([brevo.idle(), bigcommerce.hooks('acme1').idle()]);
    const marks = count('select count(*) as n from pending_changes');
    const jobs = count(
      `select count(*) as n from jobs where state = 'running' or (state = 'queued' and run_at < ?)`,
      Date.now() + app.aheadMs + 1_000,
    );
    calm = marks + jobs === 0 ? calm + 1 : 0;
    return calm > 3;
  }).finally(() => db.close());
}

async function freePort(): Promise<number> {
  // Below the ports that the system gives to connections: the app comes back to this one after each death.
  const wanted = 11_000 + (process.pid % 900);
  const server = createServer();
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(wanted, '127.0.0.1', resolve),
  );
  await new Promise((resolve) => server.close(resolve));
  return wanted;
}
