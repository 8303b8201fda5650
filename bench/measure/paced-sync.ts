import { setTimeout as wait } from 'node:timers/promises';
import type { QuotaOptions } from '../../sandbox/bigcommerce/quota.ts';
import { installApp } from '../harness/install-app.ts';
import { durationOf, runSync } from '../harness/run-sync.ts';
import { startApp } from '../harness/start-app.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';
import { runGuideLoop } from '../loops/run-guide-loop.ts';
import { type Platforms, startPlatforms } from '../platforms/start-platforms.ts';

/** What the store's other app takes. */
export const OTHER_SHARE = 0.25;
/** About as long as an answer takes over the internet. */
export const LATENCY_MS = 100;

/** One stretch of work under a quota. */
export interface Stretch {
  durationMs: number;
  calls: number;
  refused: number;
  otherApp: { calls: number; refused: number };
}

export interface PacedSyncs {
  alone: Stretch;
  beside: Stretch;
  /** The plain loop, beside the same other app. */
  loop: Stretch;
  /** The sync with nothing to wait for. */
  unpacedMs: number;
}

/**
 * Full syncs of one store under `quota`: with the store to itself, then while another app polls, then with all the quota
 * one could want; and the plain loop beside the other app.
 */
export async function measurePacedSyncs(
  quota: QuotaOptions,
  { customers, loopCustomers }: { customers: number; loopCustomers: number },
): Promise<PacedSyncs> {
  // The loop's one call a contact should wait for BigCommerce, not for Brevo.
  const platforms = await startPlatforms({
    ...{ customers, quota, latencyMs: LATENCY_MS, tier: 'extended' },
  });
  const app = await startApp({ platforms, directory: temporaryDirectory() });
  const merchant = await installApp(app.url, platforms, 'subscribers');
  await platforms.quiet();
  const sync = async () => durationOf(await runSync(merchant));

  const alone = await stretch(platforms, quota, 0, sync);
  const beside = await stretch(platforms, quota, OTHER_SHARE, sync);
  const loop = await stretch(platforms, quota, OTHER_SHARE, async () => {
    return (await runGuideLoop(platforms, loopCustomers)).durationMs;
  });
  // Of the same length: a window that ends sooner than the one before looks to the app like news of an older one.
  await platforms.bigcommerce.call('changeQuota', { ...quota, requests: 1_000_000 });
  await wait(quota.windowMs);
  const unpacedMs = await sync();
  await app.stop();
  await platforms.stop();
  return { alone, beside, loop, unpacedMs };
}

async function stretch(
  { bigcommerce }: Platforms,
  quota: QuotaOptions,
  otherShare: number,
  work: () => Promise<number>,
): Promise<Stretch> {
  // Whatever was spent before, and by whomever: a new window opens with the first call.
  await wait(quota.windowMs);
  await bigcommerce.call('changeQuota', quota);
  await bigcommerce.call('clearCounts');
  if (otherShare > 0) await bigcommerce.call('startOtherApp', otherShare);
  const durationMs = await work();
  const otherApp = await bigcommerce.call('stopOtherApp');
  const { total, refused } = await bigcommerce.call('counts');
  return { durationMs, calls: total, refused, otherApp };
}
