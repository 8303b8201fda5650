import { forkScript, spawnScript, stopChild } from '../harness/child.ts';
import { freePort } from '../harness/free-port.ts';
import { ask, installApp } from '../harness/install-app.ts';
import { median } from '../harness/median.ts';
import { RemoteControl } from '../harness/remote-control.ts';
import { startApp } from '../harness/start-app.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';
import { untilReady } from '../harness/until-ready.ts';
import type { Flood, FloodOptions } from '../load/flood.ts';
import type { FloodMethods } from '../load/flood-process.ts';
import { startPlatforms } from '../platforms/start-platforms.ts';

export interface IntakeRounds {
  ours: Flood[];
  bare: Flood[];
}

type Pace = Pick<FloodOptions, 'connections' | 'seconds' | 'rate' | 'records'>;

/** Both begin cold; what is measured is how they are once they run. */
const WARM_UP_ROUNDS = 2;

/** As many deliveries as are answered, at an app that has nothing else to do. */
export async function measureFullSpeed(rounds: number): Promise<IntakeRounds> {
  return withBoth(2_000, async ({ inTurns }) => {
    const pace = { connections: 100, seconds: 2, records: 5_000 };
    await inTurns(WARM_UP_ROUNDS, pace);
    return inTurns(rounds, pace);
  });
}

/** 300 deliveries a second, while the same process copies the customers of a store. Says how far that was at the end. */
export async function measureBesideBackfill(rounds: number, customers: number) {
  return withBoth(customers, async ({ inTurns, merchant }) => {
    const { runs } = await ask(merchant, 'POST', '/syncs', {
      resources: ['customers'],
      mode: 'full',
    });
    const run = () => ask(merchant, 'GET', `/syncs/${runs[0].id}`);
    const pace = { connections: 20, seconds: 4, records: 1_000, rate: 300 };
    await inTurns(1, pace);
    const result = await inTurns(rounds, pace);
    const { state, read } = await run();
    return { ...result, state: String(state), read: Number(read) };
  });
}

interface Both {
  merchant: Awaited<ReturnType<typeof installApp>>;
  /** By turns, so that a busy moment of the machine falls on both. */
  inTurns(rounds: number, pace: Pace): Promise<IntakeRounds>;
}

/** The app, and a bare Express server with a route that answers 200: each a process, and so is who sends. */
async function withBoth<T>(customers: number, work: (both: Both) => Promise<T>): Promise<T> {
  const platforms = await startPlatforms({ customers, tier: 'extended' });
  const app = await startApp({ platforms, directory: temporaryDirectory() });
  const merchant = await installApp(app.url, platforms, 'everyone');
  await platforms.quiet();
  const port = await freePort();
  const bareUrl = `http://127.0.0.1:${port}`;
  const bareServer = spawnScript('bench/loops/bare-server.ts', { PORT: String(port) });
  await untilReady(`${bareUrl}/readyz`, bareServer);
  const sender = new RemoteControl<FloodMethods>(forkScript('bench/load/flood-process.ts'));
  const delivery = {
    clientSecret: platforms.shop.clientSecret,
    storeHash: platforms.shop.storeHash,
    path: '/webhooks/bigcommerce',
  };

  const result = await work({
    merchant,
    async inTurns(rounds, pace) {
      const turns: IntakeRounds = { ours: [], bare: [] };
      for (let round = 0; round < rounds; round += 1) {
        turns.bare.push(await sender.call('flood', { ...delivery, ...pace, url: bareUrl }));
        turns.ours.push(await sender.call('flood', { ...delivery, ...pace, url: app.url }));
      }
      return turns;
    },
  });
  for (const child of [sender.child, bareServer]) await stopChild(child);
  await app.stop();
  await platforms.stop();
  return result;
}

/** Of each round the one by the other, and of these the median: a round lasts seconds, and the machine changes by the minute. */
export function medianRatio({ ours, bare }: IntakeRounds): number {
  return median(
    ours.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? Number.NaN)),
  );
}
