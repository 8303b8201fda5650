import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { prepareDataDirectory, toAppEnvironment } from './app-environment.ts';
import { AppProcess } from './app-process.ts';
import { defaultStores } from './bigcommerce/default-stores.ts';
import { type BigCommerceSandbox, startBigCommerce } from './bigcommerce/start-bigcommerce.ts';
import { type BrevoSandbox, startBrevo } from './brevo/start-brevo.ts';
import { PACES } from './mavera/page-switches.ts';
import { type MaveraSandbox, startMavera } from './mavera/start-mavera.ts';

const atRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What the sandbox reads of `app.manifest.json`. */
const Manifest = z.object({
  name: z.string(),
  callbacks: z.object({
    auth: z.string(),
    load: z.string(),
    uninstall: z.string(),
    removeUser: z.string(),
  }),
  scopes: z.array(z.string()),
});

export interface SandboxOptions {
  /** The control panel's; the app, BigCommerce, Brevo and Mavera take the four after it. */
  port?: number;
  /** Of the first store. */
  customers?: number;
  /** Of the first store; twice as many as customers if not given. */
  orders?: number;
  /** By how much the shops' past is later than it is written: `untilToday` for people who try the app. */
  laterMs?: number;
  keepsData?: boolean;
  dataDirectory?: string;
  /** What is run as the app. */
  appScript?: string;
}

export interface Sandbox {
  appUrl: string;
  bigcommerce: BigCommerceSandbox;
  brevo: BrevoSandbox;
  mavera: MaveraSandbox;
  /** The one that runs now. */
  readonly app: AppProcess;
  /** Starts it with the data it had. Throws if it ends before it is ready, or takes too long. */
  restartApp(): Promise<void>;
  stop(): Promise<void>;
}

/** Long enough to see progress, shorter than in life. */
const MAVERA_PACE = PACES.seconds?.pace;

/** The app between the look-alikes of everything it talks to, each on its own port of this machine. */
export async function startSandbox({
  port = 4000,
  customers = 1200,
  orders,
  laterMs,
  keepsData = false,
  dataDirectory = atRoot('data/sandbox'),
  appScript = atRoot('server/main.ts'),
}: SandboxOptions = {}): Promise<Sandbox> {
  const host = '127.0.0.1';
  const ports = {
    ...{ controlPanel: port, app: port + 1, bigcommerce: port + 2 },
    ...{ brevo: port + 3, mavera: port + 4 },
  };
  for (const one of Object.values(ports)) await requireFreePort(one, host);

  const manifest = Manifest.parse(JSON.parse(readFileSync(atRoot('app.manifest.json'), 'utf8')));
  const appUrl = `http://${host}:${ports.app}`;
  const secrets = prepareDataDirectory(dataDirectory, { keepsData });
  const callbacks = {
    auth: appUrl + manifest.callbacks.auth,
    load: appUrl + manifest.callbacks.load,
    uninstall: appUrl + manifest.callbacks.uninstall,
    removeUser: appUrl + manifest.callbacks.removeUser,
  };

  const brevo = await startBrevo({ port: ports.brevo, host });
  const mavera = await startMavera({ port: ports.mavera, host, pace: MAVERA_PACE });
  const bigcommerce = await startBigCommerce({
    ...{ port: ports.bigcommerce, controlPanelPort: ports.controlPanel, host, callbacks },
    ...{
      scopes: manifest.scopes,
      appName: manifest.name,
      stores: defaultStores({ customers, orders, laterMs }),
    },
    links: [
      { label: 'Brevo', url: brevo.pageUrl },
      { label: 'Mavera', url: mavera.pageUrl },
    ],
  });
  const environment = toAppEnvironment({
    ...{ port: ports.app, host, dataDirectory, secrets },
    clientId: bigcommerce.app.clientId,
    clientSecret: bigcommerce.app.clientSecret,
    loginUrl: bigcommerce.loginUrl,
    bigcommerceApiUrl: bigcommerce.apiUrl,
    controlPanelUrl: bigcommerce.controlPanelUrl,
    brevoApiUrl: brevo.url,
    brevoTrackerUrl: brevo.trackerUrl,
    maveraApiUrl: mavera.url,
  });
  let app = new AppProcess(appScript, environment);
  let isStopping = false;
  const restartApp = async () => {
    if (isStopping) return;
    app = new AppProcess(appScript, environment);
    await app.ready();
  };

  // The app first: it should find its surroundings alive until it has put its work away.
  const stop = async () => {
    isStopping = true;
    await app.stop();
    await Promise.all([bigcommerce.stop(), brevo.stop(), mavera.stop()]);
  };
  await app.ready().catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    ...{ appUrl, bigcommerce, brevo, mavera, restartApp, stop },
    get app() {
      return app;
    },
  };
}

async function requireFreePort(port: number, host: string): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(port, host, () => probe.close(() => resolve()));
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(
      `Port ${port} is taken. Stop what uses it, or move the sandbox: SANDBOX_PORT=5000 npm run sandbox`,
    );
  });
}
