import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { FaultSwitches, faultRoutes } from '../faults.ts';
import { Account } from './account/account.ts';
import { type AccountSeed, DEFAULT_ACCOUNTS } from './account/account-seed.ts';
import { brevoApi } from './api.ts';
import { Background } from './background.ts';
import { bodyForStatus } from './brevo-error.ts';
import { controlRoutes } from './control/control-routes.ts';
import { controlShopRoutes } from './control/control-shop-routes.ts';
import { trackerRoutes } from './events/tracker-routes.ts';
import { importReportRoutes } from './imports/import-routes.ts';
import { ImportRunner } from './imports/import-runner.ts';
import { pageRoutes } from './page/page-routes.ts';
import { RateLimiter, type Tier } from './rate-limiter.ts';
import { RequestLog } from './request-log.ts';
import { type BrevoSwitches, readSwitches } from './switches.ts';
import { WebhookSender } from './webhooks/webhook-sender.ts';

export interface BrevoOptions {
  /** A free one if not given. */
  port?: number;
  host?: string;
  accounts?: AccountSeed[];
  /** What differs from the defaults in `switches.ts`. */
  switches?: Partial<BrevoSwitches>;
  /** Whose rate limits hold; `general` if not given. */
  tier?: Tier;
  /** How long each answer of the API takes at least. */
  latencyMs?: number;
  /** How long an import, or a batch of orders, is queued. */
  importDelayMs?: number;
  /** How long eCommerce takes to be active; five minutes on the platform, a moment if not given. */
  activationDelayMs?: number;
  /** After how long a webhook's failed delivery is tried again first; the later ones take twice as long each. */
  webhookRetryMs?: number;
  /** How long a batched webhook waits for more to send along. */
  webhookBatchMs?: number;
  /** Length of an hour, for demonstrations: of the rate limits, and of the two until a cart's reminder. */
  hourMs?: number;
  /** Of the faults' probabilities. */
  seed?: number;
}

/** A running look-alike of Brevo. What it holds is live: read it, and change what a test needs changed. */
export interface BrevoSandbox {
  /** Base address of the API, with `/v3`. */
  readonly url: string;
  /** Base address of the older tracker, with `/api/v2`. */
  readonly trackerUrl: string;
  /** Where people see what Brevo holds. */
  readonly pageUrl: string;
  readonly port: number;
  readonly accounts: readonly Account[];
  /** By name or by one of its keys; the first account if not given. Throws if there is none. */
  account(nameOrKey?: string): Account;
  /** The rate limits of an account. */
  limiter(account?: Account): RateLimiter;
  readonly faults: FaultSwitches;
  /** May be assigned to at any time. */
  readonly switches: BrevoSwitches;
  readonly requests: RequestLog;
  /** Resolves when no import, order batch, activation, delivery or retry is under way and every `notifyUrl` was called. */
  idle(): Promise<void>;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startBrevo(options: BrevoOptions = {}): Promise<BrevoSandbox> {
  const { port = 0, host = '127.0.0.1', tier = 'general', hourMs = 3_600_000 } = options;
  const switches = readSwitches(options.switches);
  const accounts = (options.accounts ?? DEFAULT_ACCOUNTS).map((seed) => new Account(seed));
  const limiters = new Map(
    accounts.map((account) => [account, new RateLimiter({ tier, hourMs })] as const),
  );
  const faults = new FaultSwitches(options.seed, bodyForStatus);
  const requests = new RequestLog();
  const background = new Background();
  const queueMs = options.importDelayMs ?? 25;
  const imports = new ImportRunner(background, { switches, delayMs: queueMs });
  const { webhookRetryMs: retryMs = 50, webhookBatchMs: batchMs = 25 } = options;
  const sender = new WebhookSender(background, { switches, retryMs, batchMs });
  for (const one of accounts) {
    one.listen((notice) => sender.take(one, notice));
    one.carts.waitMs = 2 * hourMs;
  }

  let origin = '';
  const parts = {
    accounts,
    limiters,
    faults,
    switches,
    requests,
    imports,
    background,
    latencyMs: options.latencyMs ?? 0,
    orderBatchDelayMs: queueMs,
    activationDelayMs: options.activationDelayMs ?? 25,
    origin: () => origin,
  };
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use('/v3', brevoApi(parts));
  app.use('/api/v2', trackerRoutes(parts));
  app.use('/import-reports', faults.middleware());
  app.use(importReportRoutes(accounts), faultRoutes(faults));
  app.use(controlRoutes(parts), controlShopRoutes(parts), pageRoutes(parts));

  const server = app.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  origin = `http://${host}:${address.port}`;

  const account = (nameOrKey = accounts[0]?.name ?? ''): Account => {
    const found = accounts.find(
      ({ name, keys }) => name === nameOrKey || keys.some(({ key }) => key === nameOrKey),
    );
    if (!found) throw new Error(`The sandbox has no Brevo account ${nameOrKey}`);
    return found;
  };
  const limiter = (of = account()): RateLimiter => {
    const found = limiters.get(of);
    if (!found) throw new Error(`The account ${of.name} is of another sandbox`);
    return found;
  };
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    // A stalled request would keep the server open for ever.
    server.closeAllConnections();
    await background.stop();
    await closed;
  };

  return {
    url: `${origin}/v3`,
    trackerUrl: `${origin}/api/v2`,
    pageUrl: `${origin}/`,
    port: address.port,
    accounts,
    account,
    limiter,
    faults,
    switches,
    requests,
    idle: () => background.idle(),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
