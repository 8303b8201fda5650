import type { Merchant } from '../../test/helpers/stores/merchant.ts';
import { forkScript, stopChild } from '../harness/child.ts';
import { ask, installApp } from '../harness/install-app.ts';
import { RemoteControl } from '../harness/remote-control.ts';
import { raiseCeilings, runInsight } from '../harness/run-insight.ts';
import { startApp } from '../harness/start-app.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';
import { loopOver } from '../loops/loop-over.ts';
import { reviewsLoop } from '../loops/record-loops.ts';
import type { MaveraMethods } from '../platforms/mavera-process.ts';
import { startPlatforms } from '../platforms/start-platforms.ts';
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
  const { read } = await runInsight(merchant, 'brand_health');
  const after = await mavera.call('counts');
  await app.stop();
  const { records, calls } = await loopOver(platforms, reviewsLoop, products);
  await Promise.all([platforms.stop(), stopChild(mavera.child)]);
  const paid = 'POST /api/v1/responses';
  return {
    ...{ products, first, poll, changed: CHANGED, loop: { products: records, calls } },
    mavera: {
      reviews: read.reviews,
      calls: (after.byRoute[paid] ?? 0) - (before.byRoute[paid] ?? 0),
      credits: after.credits - before.credits,
    },
  };
}

async function setUp(merchant: Merchant): Promise<void> {
  await raiseCeilings(merchant);
  const { version } = await ask(merchant, 'GET', JOB);
  await ask(merchant, 'PUT', JOB, { version, options: { days: 1_825, maxReviews: READ } });
}
