import { installApp } from '../harness/install-app.ts';
import { runSync } from '../harness/run-sync.ts';
import { startApp } from '../harness/start-app.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';
import { loopOver } from '../loops/loop-over.ts';
import { ordersLoop, productsLoop } from '../loops/record-loops.ts';
import { startPlatforms } from '../platforms/start-platforms.ts';
import type { TallyView } from '../platforms/tally.ts';

export interface RecordSync {
  records: number;
  calls: TallyView;
  loop: { records: number; calls: number };
}

/** First syncs of a store's products and orders, with no quota to wait for, and the plain loops over some of them. */
export async function measureRecordSyncs(
  size: Readonly<Record<'products' | 'orders', number>>,
): Promise<Record<'products' | 'orders', RecordSync>> {
  const platforms = await startPlatforms({ customers: 2_000, ...size, tier: 'extended' });
  const app = await startApp({ platforms, directory: temporaryDirectory() });
  const merchant = await installApp(app.url, platforms, 'everyone');
  await platforms.quiet();
  const ours = async (resource: 'products' | 'orders') => {
    await platforms.clearCounts();
    await runSync(merchant, { resource });
    const calls = await platforms.bigcommerce.call('counts');
    await platforms.quiet();
    return { records: size[resource], calls };
  };
  const products = await ours('products');
  const orders = await ours('orders');
  await app.stop();
  const result = {
    products: { ...products, loop: await loopOver(platforms, productsLoop, size.products) },
    orders: { ...orders, loop: await loopOver(platforms, ordersLoop, size.orders) },
  };
  await platforms.stop();
  return result;
}
