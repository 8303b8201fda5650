import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { openDatabase } from '../../server/db/open-database.ts';

const atRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What `npm run sandbox` starts, on ports of its own, with a small store and data that is gone afterwards. */
export async function startShop({ customers = 120 } = {}) {
  if (!existsSync(atRoot('dist/client/index.html')))
    throw new Error('The pages are not built yet: npm run build');
  const dataDirectory = mkdtempSync(join(tmpdir(), 'pulsebridge-e2e-'));
  const sandbox = await startSandbox({ port: await freePorts(5), customers, dataDirectory });

  return {
    ...sandbox,
    /** The app's process dies at once, as when the machine does. */
    async killApp(): Promise<void> {
      const { pid, died } = sandbox.app;
      if (pid === undefined) throw new Error('The app is not running');
      process.kill(pid, 'SIGKILL');
      await died;
    },
    /** The jobs of a process that died are taken over when its leases run out: a minute, which nobody wants to sit out. */
    async endLeases(): Promise<void> {
      const db = openDatabase(`file:${join(dataDirectory, 'pulsebridge.db')}`);
      await db('jobs').where({ state: 'running' }).update({ lease_until: 0 });
      await db.destroy();
    },
    async [Symbol.asyncDispose](): Promise<void> {
      await sandbox.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

export type Shop = Awaited<ReturnType<typeof startShop>>;

/**
 * The first of so many ports in a row that nobody uses just now. Below those that the system gives to connections of its own,
 * which could take one of ours before we do; anywhere there, since several files run at once.
 */
async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = randomInt(12_000, 31_000);
    const ports = Array.from({ length: count }, (_, index) => first + index);
    const taken = await Promise.all(
      ports.map((port) =>
        tryPort(port).then(
          () => false,
          () => true,
        ),
      ),
    );
    if (!taken.includes(true)) return first;
  }
}

function tryPort(port: number): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject).listen(port, '127.0.0.1', () => {
      const { port: given } = probe.address() as AddressInfo;
      probe.close(() => resolve(given));
    });
  });
}
