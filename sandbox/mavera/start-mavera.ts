import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { FaultSwitches, faultRoutes } from '../faults.ts';
import { MaveraAccount } from './account.ts';
import { type AccountSeed, DEFAULT_ACCOUNTS } from './account-seed.ts';
import { AnswerFaults } from './answers/answer-faults.ts';
import { maveraApi } from './api.ts';
import { controlRoutes } from './control-routes.ts';
import { bodyForStatus } from './mavera-error.ts';
import { pageRoutes } from './page-routes.ts';
import { RateLimiter } from './rate-limiter.ts';
import { RequestLog } from './request-log.ts';
import { type MaveraSwitches, readSwitches } from './switches.ts';
import type { Pace } from './work.ts';

export interface MaveraOptions {
  /** A free one if not given. */
  port?: number;
  host?: string;
  accounts?: AccountSeed[];
  /** What differs from the defaults in `switches.ts`. */
  switches?: Partial<MaveraSwitches>;
  /** How long work takes; at once if not given. */
  pace?: Partial<Pace>;
  /** Length of the window that requests are counted in: a minute. */
  windowMs?: number;
  /** Of the faults' probabilities. */
  seed?: number;
}

/** A running look-alike of Mavera. What it holds is live: read it, and change what a test needs changed. */
export interface MaveraSandbox {
  /** Base address of the API, with `/api/v1`. */
  readonly url: string;
  /** Where people see what Mavera was sent. */
  readonly pageUrl: string;
  readonly port: number;
  readonly accounts: readonly MaveraAccount[];
  /** By name or by one of its keys; the first account if not given. Throws if there is none. */
  account(nameOrKey?: string): MaveraAccount;
  readonly limiter: RateLimiter;
  /** Faults of the transport: errors, resets, stalls; `when: 'after'` fails after the work was charged. */
  readonly faults: FaultSwitches;
  /** Faults of the answers themselves. */
  readonly answerFaults: AnswerFaults;
  /** May be assigned to at any time, as may the next. */
  readonly switches: MaveraSwitches;
  readonly pace: Pace;
  /** Every request, with its whole body. */
  readonly requests: RequestLog;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startMavera(options: MaveraOptions = {}): Promise<MaveraSandbox> {
  const { port = 0, host = '127.0.0.1' } = options;
  const accounts = (options.accounts ?? DEFAULT_ACCOUNTS).map((seed) => new MaveraAccount(seed));
  const parts = {
    accounts,
    limiter: new RateLimiter(options.windowMs),
    faults: new FaultSwitches(options.seed, bodyForStatus),
    answerFaults: new AnswerFaults(),
    switches: readSwitches(options.switches),
    requests: new RequestLog(),
    pace: { responseMs: 0, chatMs: 0, personaMs: 0, ...options.pace },
  };
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use('/api/v1', maveraApi(parts));
  app.use(faultRoutes(parts.faults), controlRoutes(parts), pageRoutes(parts));

  const server = app.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const origin = `http://${host}:${address.port}`;

  const account = (nameOrKey = accounts[0]?.name ?? ''): MaveraAccount => {
    const found = accounts.find(
      ({ name, keys }) => name === nameOrKey || keys.some(({ key }) => key === nameOrKey),
    );
    if (!found) throw new Error(`The sandbox has no Mavera account ${nameOrKey}`);
    return found;
  };
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    // A stalled request would keep the server open for ever.
    server.closeAllConnections();
    await closed;
  };

  return {
    url: `${origin}/api/v1`,
    pageUrl: `${origin}/`,
    port: address.port,
    ...{ ...parts, account, stop },
    [Symbol.asyncDispose]: stop,
  };
}
