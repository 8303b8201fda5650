import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { FaultSwitches, faultRoutes } from '../faults.ts';
import { Account } from './account.ts';
import { type AccountSeed, DEFAULT_ACCOUNTS } from './account-seed.ts';
import { brevoApi } from './api.ts';
import { bodyForStatus } from './brevo-error.ts';
import { controlRoutes } from './control-routes.ts';
import { importReportRoutes } from './import-routes.ts';
import { ImportRunner } from './import-runner.ts';
import { pageRoutes } from './page-routes.ts';
import { RateLimiter, type Tier } from './rate-limiter.ts';
import { RequestLog } from './request-log.ts';
import { type BrevoSwitches, readSwitches } from './switches.ts';

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
  /** How long an import is queued. */
  importDelayMs?: number;
  /** Length of the rate limits' hour, for demonstrations; a real hour if not given. */
  hourMs?: number;
  /** Of the faults' probabilities. */
  seed?: number;
}

/** A running look-alike of Brevo. What it holds is live: read it, and change what a test needs changed. */
export interface BrevoSandbox {
  /** Base address of the API, with `/v3`. */
  readonly url: string;
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
  /** Resolves when no import is under way and every `notifyUrl` has been called. */
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
  const imports = new ImportRunner({ switches, delayMs: options.importDelayMs ?? 25 });

  let origin = '';
  const parts = {
    accounts,
    limiters,
    faults,
    switches,
    requests,
    imports,
    latencyMs: options.latencyMs ?? 0,
    origin: () => origin,
  };
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use('/v3', brevoApi(parts));
  app.use(importReportRoutes(accounts), faultRoutes(faults));
  app.use(controlRoutes(parts), pageRoutes(parts));

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
    await imports.stop();
    await closed;
  };

  return {
    url: `${origin}/v3`,
    pageUrl: `${origin}/`,
    port: address.port,
    accounts,
    account,
    limiter,
    faults,
    switches,
    requests,
    idle: () => imports.idle(),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
