import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createListener } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { createContext } from './context.ts';
import { migrate } from './db/open-database.ts';
import { startUpkeep } from './upkeep.ts';

const GRACE_MS = 10_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const context = createContext(config);
  const { logger, worker, intake, db } = context;
  await migrate(db);

  const isWorking = config.role !== 'web';
  if (isWorking) await context.runs.markInterrupted();
  const upkeep = isWorking ? startUpkeep(context) : undefined;
  if (isWorking) await worker.start();
  // A worker listens too: health and metrics are asked of it as well.
  const server = createServer(createListener(context));
  server.listen(config.http.port, config.http.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  logger.info({ port, role: config.role, publicUrl: config.http.publicUrl }, 'ready');

  const signal = await new Promise<string>((resolve) => {
    // Not once: npm and a terminal may both send it, and the second must not cut the stop short.
    for (const name of ['SIGTERM', 'SIGINT']) process.on(name, () => resolve(name));
  });
  logger.info({ signal }, 'stopping');
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  await Promise.all([upkeep?.stop(), worker.stop({ graceMs: GRACE_MS })]);
  await closed;
  await intake.idle();
  await db.destroy();
  logger.info('stopped');
}

main().catch((error: unknown) => {
  // Before the logger exists, and for people: a configuration that does not do is not a crash.
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
