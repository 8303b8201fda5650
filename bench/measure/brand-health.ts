import { setTimeout as wait } from 'node:timers/promises';
import type { Merchant } from '../../test/helpers/stores/merchant.ts';
import { forkScript, stopChild } from '../harness/child.ts';
import { ask, installApp } from '../harness/install-app.ts';
import { RemoteControl } from '../harness/remote-control.ts';
import { startApp } from '../harness/start-app.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';
import { reviewsLoop } from '../loops/record-loops.ts';
import type { MaveraMethods } from '../platforms/mavera-process.ts';
import { type Platforms, startPlatforms } from '../platforms/start-platforms.ts';
import type { TallyView } from '../platforms/tally.ts';

export interface BrandHealthCosts {
  products: number;
  /** Reading all reviews for the first time, and looking again when some products were reviewed since. */
  first: TallyView;
  poll: TallyView;
  changed: number;
  /** One call a product. */
  loop: { products: number; calls: number };
  mavera: { reviews: number; calls: number; credits: number };
}

const JOB = '/insights/jobs/brand_health';
const CHANGED = 10;
const READ = 1_000;
const POLL_MS = 500;
const PATIENCE_MS = 5 * 60_000;

/** What brand health costs at both platforms, with no quota to wait for. */
export async function measureBrandHealth(products: number): Promise<BrandHealthCosts> {
  const platforms = await startPlatforms({ customers: 100, orders: 10, products });
  const { bigcommerce } = platforms;
  const mavera = new RemoteControl<MaveraMethods>(forkScript('bench/platforms/mavera-process.ts'));
  const account = await mavera.call('start');
  const app = await startApp({
    ...{ platforms, directory: temporaryDirectory() },
    environment: { MAVERA_API_URL: account.url },
  });
  const merchant = await installApp(app.url, platforms, 'subscribers');
  await ask(merchant, 'PUT', '/connections/mavera', { apiKey: account.key });
  await setUp(merchant);
  await platforms.quiet();

  // A dry run brings the reviews up to date, and sends Mavera nothing that costs.
  const look = async () => {
    await platforms.clearCounts();
    await ask(merchant, 'POST', `${JOB}/dry-run`);
    return bigcommerce.call('counts');
  };
  const first = await look();
  await bigcommerce.call('reviewProducts', CHANGED);
  const poll = await look();
  const before = await mavera.call('counts');
  const reviews = await run(merchant);
  const after = await mavera.call('counts');
  await app.stop();
  const loop = await loopOver(platforms, products);
  await Promise.all([platforms.stop(), stopChild(mavera.child)]);
  const paid = 'POST /api/v1/responses';
  return {
    ...{ products, first, poll, changed: CHANGED, loop },
    mavera: {
      reviews,
      calls: (after.byRoute[paid] ?? 0) - (before.byRoute[paid] ?? 0),
      credits: after.credits - before.credits,
    },
  };
}

async function setUp(merchant: Merchant): Promise<void> {
  const limits = await ask(merchant, 'GET', '/insights/settings');
  const ceilings = { perRunCeiling: 10_000, perMonthCeiling: 10_000 };
  await ask(merchant, 'PUT', '/insights/settings', { version: limits.version, ...ceilings });
  const { version } = await ask(merchant, 'GET', JOB);
  await ask(merchant, 'PUT', JOB, { version, options: { days: 1_825, maxReviews: READ } });
}

/** Answers how many reviews Mavera read. */
async function run(merchant: Merchant): Promise<number> {
  const { id } = await ask(merchant, 'POST', `${JOB}/run`);
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const { state, problem, result } = await ask(merchant, 'GET', `/insights/runs/${id}`);
    if (state === 'succeeded') return result.read.reviews;
    if (problem) throw new Error(`The run is ${state}: ${JSON.stringify(problem)}`);
    await wait(POLL_MS);
  }
  throw new Error('The run was not over in time.');
}

async function loopOver(platforms: Platforms, products: number) {
  const { bigcommerce } = platforms;
  const store = {
    storeUrl: await bigcommerce.call('storeUrl'),
    accessToken: await bigcommerce.call('accessToken'),
  };
  await platforms.clearCounts();
  const read = await reviewsLoop(store, products);
  return { products: read, calls: (await bigcommerce.call('counts')).total };
}
