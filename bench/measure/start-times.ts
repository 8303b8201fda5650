import { spawnScript, stopChild } from '../harness/child.ts';
import { freePort } from '../harness/free-port.ts';
import { startApp } from '../harness/start-app.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';
import { untilReady } from '../harness/until-ready.ts';
import { startPlatforms } from '../platforms/start-platforms.ts';

const TIMES = 5;

export interface StartTimes {
  /** Each with a database that does not exist yet: the schema is made first. */
  emptyMs: number[];
  filledMs: number[];
  bareMs: number[];
}

/** From the spawn to the first good answer, several times. `filled` is a directory with a database in it. */
export async function measureStartTimes(filled: string): Promise<StartTimes> {
  const platforms = await startPlatforms({ customers: 0 });
  const times: StartTimes = { emptyMs: [], filledMs: [], bareMs: [] };
  // In turns, so that a busy moment of the machine falls on all alike.
  for (let time = 0; time < TIMES; time += 1) {
    times.bareMs.push(await startBareServer());
    times.emptyMs.push(await startOnce(temporaryDirectory()));
    times.filledMs.push(await startOnce(filled));
  }
  await platforms.stop();
  return times;

  async function startOnce(directory: string): Promise<number> {
    const app = await startApp({ platforms, directory });
    await app.stop();
    return app.startMs;
  }
}

async function startBareServer(): Promise<number> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawnScript('bench/loops/bare-server.ts', { PORT: String(port) });
  await untilReady(`http://127.0.0.1:${port}/readyz`, child);
  const startMs = performance.now() - startedAt;
  await stopChild(child);
  return startMs;
}
