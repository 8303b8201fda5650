import { forkScript, stopChild } from '../harness/child.ts';
import { ask, installApp } from '../harness/install-app.ts';
import { RemoteControl } from '../harness/remote-control.ts';
import { raiseCeilings, runInsight } from '../harness/run-insight.ts';
import { runSync } from '../harness/run-sync.ts';
import { startApp } from '../harness/start-app.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';
import { loopOver } from '../loops/loop-over.ts';
import { ordersLoop } from '../loops/record-loops.ts';
import type { MaveraMethods } from '../platforms/mavera-process.ts';
import { startPlatforms } from '../platforms/start-platforms.ts';

export interface ChannelReportCosts {
  orders: number;
  /** BigCommerce calls of the first sync of the orders, and of a report once they are known. */
  syncCalls: number;
  reportCalls: number;
  loop: { records: number; calls: number };
}

/** What a report on the channels costs at BigCommerce, from nothing, with no quota to wait for. */
export async function measureChannelReport(orders: number): Promise<ChannelReportCosts> {
  const platforms = await startPlatforms({ customers: 2_000, orders, tier: 'extended' });
  const mavera = new RemoteControl<MaveraMethods>(forkScript('bench/platforms/mavera-process.ts'));
  const account = await mavera.call('start');
  const app = await startApp({
    ...{ platforms, directory: temporaryDirectory() },
    environment: { MAVERA_API_URL: account.url },
  });
  const merchant = await installApp(app.url, platforms, 'everyone');
  await ask(merchant, 'PUT', '/connections/mavera', { apiKey: account.key });
  await raiseCeilings(merchant);
  await platforms.quiet();

  const callsOf = async (work: () => Promise<unknown>) => {
    await platforms.clearCounts();
    await work();
    return (await platforms.bigcommerce.call('counts')).total;
  };
  const syncCalls = await callsOf(() => runSync(merchant, { resource: 'orders' }));
  await platforms.quiet();
  const reportCalls = await callsOf(() => runInsight(merchant, 'channel_strategy'));
  await app.stop();
  const loop = await loopOver(platforms, ordersLoop, orders);
  await Promise.all([platforms.stop(), stopChild(mavera.child)]);
  return { orders, syncCalls, reportCalls, loop };
}
