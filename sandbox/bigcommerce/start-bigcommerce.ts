import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FaultSwitches } from '../faults.ts';
import { createApiApp } from './api/api-app.ts';
import { toV3Body, usualError } from './api/api-error.ts';
import { createControlPanel } from './control-panel/control-panel.ts';
import type { PanelLink } from './control-panel/layout.ts';
import { defaultStores } from './default-stores.ts';
import { type Callbacks, Platform, PORTAL_ACCOUNT_UUID } from './platform.ts';
import { type QuotaOptions, STANDARD_QUOTA } from './quota.ts';
import { RequestLog } from './request-log.ts';
import { SandboxClock } from './sandbox-clock.ts';
import { SandboxStore, type StoreSeed } from './sandbox-store.ts';
import { assumedSwitches, type Switches, setSwitches } from './switches.ts';

export interface BigCommerceOptions {
  /** Login and API; 0 takes a free port. */
  port?: number;
  controlPanelPort?: number;
  host?: string;
  clientId?: string;
  clientSecret?: string;
  /** Absolute addresses of the app; may be given later with `setCallbacks`. */
  callbacks?: Callbacks;
  scopes?: string[];
  appName?: string;
  appId?: number;
  /** For stores whose seed names none. */
  quota?: QuotaOptions;
  latencyMs?: number;
  /** How many times faster than life hooks are retried, blocks end and carts are abandoned. */
  timeScale?: number;
  switches?: Partial<Switches>;
  stores?: StoreSeed[];
  /** Seed of faults that strike by chance. */
  faultSeed?: number;
  /** Pages of other look-alikes, for the control panel's menu. */
  links?: readonly PanelLink[];
}

export type BigCommerceSandbox = Awaited<ReturnType<typeof startBigCommerce>>;

const NOWHERE: Callbacks = {
  auth: 'http://127.0.0.1:9/auth',
  load: 'http://127.0.0.1:9/load',
  uninstall: 'http://127.0.0.1:9/uninstall',
  removeUser: 'http://127.0.0.1:9/remove_user',
};

/**
 * Starts a BigCommerce of one's own: login and API on one port, the control panel, as in life, on another origin. It holds
 * everything in memory and forgets it on `stop`.
 */
export async function startBigCommerce({
  port = 0,
  controlPanelPort = 0,
  host = '127.0.0.1',
  clientId = 'sandbox-client-id',
  clientSecret = 'sandbox-client-secret',
  callbacks = NOWHERE,
  scopes = [],
  appName = 'Brevo & Mavera by Pulsebridge',
  appId = 40_404,
  quota = STANDARD_QUOTA,
  latencyMs = 0,
  timeScale = 1,
  switches: chosen = {},
  stores = defaultStores(),
  faultSeed = 1,
  links = [],
}: BigCommerceOptions = {}) {
  const switches = assumedSwitches();
  setSwitches(switches, chosen);
  const app = {
    ...{ clientId, clientSecret, name: appName, id: appId, accountUuid: PORTAL_ACCOUNT_UUID },
    ...{ callbacks: { ...callbacks }, scopes: [...scopes] },
  };
  const clock = new SandboxClock(timeScale);
  const platform = new Platform(
    app,
    stores.map((seed) => new SandboxStore(seed, quota, clock)),
    switches,
    clock,
  );
  const faults = new FaultSwitches(faultSeed, (status) => toV3Body(usualError(status)));
  const requests = new RequestLog();
  const latency = { ms: latencyMs };

  const api = await listen(
    createApiApp({ platform, faults, requests, latencyMs: () => latency.ms }),
    port,
    host,
  );
  const apiUrl = `http://${host}:${api.port}`;
  const panel = await listen(
    createControlPanel({ platform, faults, requests, loginUrl: apiUrl, links }),
    controlPanelPort,
    host,
  ).catch(async (error: unknown) => {
    await api.close();
    throw error;
  });

  const stop = async () => {
    platform.stop();
    await Promise.all([api.close(), panel.close()]);
  };

  return {
    apiUrl,
    loginUrl: apiUrl,
    controlPanelUrl: `http://${host}:${panel.port}`,
    ports: { api: api.port, controlPanel: panel.port },
    app,
    stores: platform.stores,
    faults,
    switches,
    requests,
    latency,
    /** `clock.scale` may be changed at any time; what waits already goes on as it was told. */
    clock,
    /** The hooks of a store, every attempt to deliver, and when all is delivered. */
    hooks: (hash = stores[0]?.hash ?? '') => platform.dispatcherOf(hash),
    /** Who gets no hooks for some minutes, after too many that failed. */
    health: platform.health,
    /** Tells the portal where the app is, once that is known. */
    setCallbacks: (changes: Partial<Callbacks>) => void Object.assign(app.callbacks, changes),
    install: platform.install.bind(platform),
    loadUrl: platform.loadUrl.bind(platform),
    payload: platform.payload.bind(platform),
    signPayload: platform.signPayload.bind(platform),
    uninstall: platform.uninstall.bind(platform),
    removeUser: platform.removeUser.bind(platform),
    addUser: platform.addUser.bind(platform),
    changeScopes: platform.changeScopes.bind(platform),
    changeOwnerEmail: platform.changeOwnerEmail.bind(platform),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function listen(app: RequestListener, port: number, host: string) {
  const server: Server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      // Stalled answers and kept-alive sockets would hold the server open for ever.
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, close };
}
