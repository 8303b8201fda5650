import { setTimeout as wait } from 'node:timers/promises';
import { spawnScript, stopChild } from '../harness/child.ts';
import { installApp } from '../harness/install-app.ts';
import { runSync } from '../harness/run-sync.ts';
import { startApp } from '../harness/start-app.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';
import { untilReady } from '../harness/until-ready.ts';
import { type Platforms, startPlatforms } from '../platforms/start-platforms.ts';

export interface Changes {
  /** From each change in the store to its arrival at Brevo, in ms. */
  arrivalsMs: number[];
  storm: { changes: number; products: number; variants: number };
}

export interface LiveSizes {
  /** Single changes, one after another. */
  singles: number;
  products: number;
  /** How often each product changes in the storm; and when the plain handler has it. */
  times: number;
  plainTimes: number;
}

const PATIENCE_MS = 60_000;
/** Nothing was written for so long: the storm is over. */
const CALM_MS = 5_000;

/** Changes in a store that was synced, as the app follows them; then the same with a plain handler at the app's address. */
export async function measureLiveChanges({ singles, products, times, plainTimes }: LiveSizes) {
  const platforms = await startPlatforms({ customers: 1_000, products, tier: 'extended' });
  const app = await startApp({ platforms, directory: temporaryDirectory() });
  const merchant = await installApp(app.url, platforms, 'everyone');
  await platforms.quiet();
  await runSync(merchant, { resource: 'customers' });
  await runSync(merchant, { resource: 'products' });
  await platforms.quiet();
  const ours: Changes = {
    arrivalsMs: await followSingles(platforms, 'Ours', singles),
    storm: await countStorm(platforms, products, times),
  };
  await app.stop();

  const handler = spawnScript('bench/loops/plain-handler.ts', {
    PORT: new URL(app.url).port,
    STORE_URL: await platforms.bigcommerce.call('storeUrl'),
    ACCESS_TOKEN: await platforms.bigcommerce.call('accessToken'),
    BREVO_URL: platforms.account.url,
    BREVO_KEY: platforms.account.key,
  });
  await untilReady(`${app.url}/readyz`, handler);
  const plain: Changes = {
    arrivalsMs: await followSingles(platforms, 'Plain', singles),
    storm: await countStorm(platforms, products, plainTimes),
  };
  await stopChild(handler);
  await platforms.stop();
  return { ours, plain };
}

/** Customers and products by turns, each change after the one before has arrived. */
async function followSingles(
  { bigcommerce, brevo }: Platforms,
  prefix: string,
  singles: number,
): Promise<number[]> {
  const arrivals: number[] = [];
  for (let nth = 1; nth <= singles; nth += 1) {
    const [isCustomer, id, name] = [nth % 2 === 0, 100 + nth, `${prefix} ${nth}`];
    const changedAt = await bigcommerce.call(
      isCustomer ? 'renameCustomer' : 'renameProduct',
      id,
      name,
    );
    const arrivedAt = await until(() =>
      brevo.call(isCustomer ? 'contactWrittenAt' : 'productWrittenAt', name),
    );
    arrivals.push(arrivedAt - changedAt);
    // Of no fixed length, so that no change keeps step with anything.
    await wait(200 + 37 * (nth % 23));
  }
  return arrivals;
}

async function countStorm(
  { bigcommerce, brevo, clearCounts }: Platforms,
  products: number,
  times: number,
) {
  await clearCounts();
  await bigcommerce.call('changePrices', { products, times });
  await bigcommerce.call('delivered');
  let before = await brevo.call('productWrites');
  for (;;) {
    await wait(CALM_MS);
    const now = await brevo.call('productWrites');
    if (now.products === before.products && now.variants === before.variants) break;
    before = now;
  }
  return { changes: products * times, ...before };
}

async function until(find: () => Promise<number | undefined>): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const found = await find();
    if (found !== undefined) return found;
    await wait(20);
  }
  throw new Error(`A change did not arrive within ${PATIENCE_MS / 1_000} s.`);
}
