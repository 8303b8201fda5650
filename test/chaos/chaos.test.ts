import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startBigCommerce } from '../../sandbox/bigcommerce/start-bigcommerce.ts';
import { SANDBOX_KEYS } from '../../sandbox/brevo/account-seed.ts';
import { startBrevo } from '../../sandbox/brevo/start-brevo.ts';
import type { FaultSwitches } from '../../sandbox/faults.ts';
import { manifest } from '../../server/manifest.ts';
import { install, type Merchant } from '../helpers/merchant.ts';
import { expectedSubscribers } from '../helpers/shop-model.ts';
import type { TestApp } from '../helpers/start-test-app.ts';
import { RandomShop, randomFrom } from './random-shop.ts';
import { UnreliableApp } from './unreliable-app.ts';

/** `CHAOS_SEED` replays a run; `CHAOS_SECONDS` makes the storm longer than the short form that CI runs. */
const SEED = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
const STORM_MS = Number(process.env.CHAOS_SECONDS ?? 12) * 1000;
const SHARE = 0.2;
const CALM_MS = 90_000;

test('whatever fails, dies and arrives twice, Brevo ends as the shop is', {
  timeout: STORM_MS + CALM_MS + 60_000,
}, async () => {
  process.stdout.write(`chaos: CHAOS_SEED=${SEED} CHAOS_SECONDS=${STORM_MS / 1000} replays this\n`);
  const random = randomFrom(SEED);
  const folder = await mkdtemp(join(tmpdir(), 'pulsebridge-chaos-'));
  await using scene = await startScene(folder);
  const { app, bigcommerce, brevo, merchant, shop, account } = scene;

  await sync(merchant);
  for (const platform of [bigcommerce, brevo]) failNowAndThen(platform.faults);
  const life = new RandomShop(shop, random);
  const end = Date.now() + STORM_MS;
  let nextDeath = Date.now() + 2_000 + random() * 2_000;
  while (Date.now() < end) {
    for (let steps = 0; steps < 5; steps += 1) life.step();
    await sleep(50 + random() * 150);
    if (Date.now() > nextDeath) {
      await app.killAndRestart();
      nextDeath = Date.now() + 2_000 + random() * 3_000;
    }
  }
  for (const platform of [bigcommerce, brevo]) platform.faults.clear();

  // What was lost on the way is found by a sync of changes, as it would be in the night.
  await sync(merchant);
  await expect.poll(() => waiting(merchant), { timeout: CALM_MS, interval: 500 }).toBe(0);

  const expected = expectedSubscribers(shop);
  for (const [email, { customers }] of expected) {
    const contact = account.contact(email);
    expect([email, contact?.attributes.COMPANY]).toEqual([
      email,
      customers[0]?.company.trim() || contact?.attributes.COMPANY,
    ]);
    if (!life.everOptedOut.has(email))
      expect([email, contact?.emailBlacklisted]).toEqual([email, false]);
  }
  for (const contact of account.contacts) {
    const isMailable = !contact.emailBlacklisted && contact.listIds.length > 0;
    if (isMailable)
      expect([contact.email, expected.has(contact.email ?? '')]).toEqual([contact.email, true]);
  }
});

/** One in five calls fails, in every way there is; half of them after the work was done. */
function failNowAndThen(faults: FaultSwitches): void {
  const ways = [
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503, when: 'after' },
    {
      kind: 'status',
      status: 429,
      headers: { 'x-sib-ratelimit-reset': '1', 'x-rate-limit-time-reset-ms': '500' },
    },
    { kind: 'reset' },
    { kind: 'reset', when: 'after' },
    { kind: 'slow', ms: 300 },
  ] as const;
  for (const way of ways)
    faults.add({ ...way, probability: SHARE / ways.length, match: { path: /^\/(v3|stores)\// } });
}

async function startScene(folder: string) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const bigcommerce = await startBigCommerce({
    scopes: manifest.scopes,
    quota: { requests: 5_000, windowMs: 2_000 },
    faultSeed: SEED,
    callbacks: {
      auth: `${url}/auth`,
      load: `${url}/load`,
      uninstall: `${url}/uninstall`,
      removeUser: `${url}/remove_user`,
    },
  });
  const brevo = await startBrevo({
    tier: 'extended',
    importDelayMs: 20,
    seed: SEED,
    hourMs: 30_000,
  });
  const app = new UnreliableApp({
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: `file:${join(folder, 'chaos.db')}`,
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
    ...{ app, bigcommerce, brevo, merchant, shop, account: brevo.account() },
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]();
      await Promise.all([bigcommerce.stop(), brevo.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A sync of customers, until it is over. The app may be down for a moment. */
async function sync(merchant: Merchant): Promise<void> {
  const started = await merchant.call('POST', '/syncs', {
    resources: ['customers'],
    mode: 'changes',
  });
  const path = `/syncs/${started.body.runs[0].id}`;
  await expect
    .poll(async () => (await merchant.get(path)).body.state, { timeout: CALM_MS, interval: 300 })
    .toBe('succeeded');
}

async function waiting(merchant: Merchant): Promise<number> {
  const { customers } = (await merchant.get('/status')).body.resources;
  return customers.pending + (customers.lagMs === null ? 0 : 1);
}

async function freePort(): Promise<number> {
  const server = createServer();
  // Below the ports that the system gives to connections: the app comes back to this one after each death.
  const wanted = 11_000 + (process.pid % 900);
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(wanted, '127.0.0.1', resolve),
  );
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
