import { setTimeout as wait } from 'node:timers/promises';
import type { QuotaOptions } from '../../sandbox/bigcommerce/quota.ts';
import type { Tier } from '../../sandbox/brevo/rate-limiter.ts';
import { forkScript, stopChild } from '../harness/child.ts';
import { RemoteControl } from '../harness/remote-control.ts';
import type { BigCommerceMethods } from './bigcommerce-process.ts';
import type { BrevoMethods } from './brevo-process.ts';

/** So much that nobody waits for it. */
export const AMPLE_QUOTA: QuotaOptions = { requests: 1_000_000, windowMs: 30_000 };

export interface PlatformOptions {
  customers: number;
  /** As many as the sandbox gives such a store, if not given. */
  orders?: number;
  products?: number;
  quota?: QuotaOptions;
  /** How long BigCommerce takes to answer, at least; as long as the machine needs if not given. */
  latencyMs?: number;
  /** Brevo's plan; the smallest unless a loop would take too long. */
  tier?: Tier;
}

export type Platforms = Awaited<ReturnType<typeof startPlatforms>>;

/** Both look-alikes, each in a process of its own, so that the app's process holds nothing but the app. */
export async function startPlatforms({
  customers,
  orders,
  products,
  quota = AMPLE_QUOTA,
  latencyMs = 0,
  tier = 'general',
}: PlatformOptions) {
  const bigcommerce = new RemoteControl<BigCommerceMethods>(
    forkScript('bench/platforms/bigcommerce-process.ts'),
  );
  // It remembers every contact it is given.
  const brevo = new RemoteControl<BrevoMethods>(
    forkScript('bench/platforms/brevo-process.ts', { heapMb: 8192 }),
  );
  return {
    bigcommerce,
    brevo,
    shop: await bigcommerce.call('start', { customers, orders, products, quota, latencyMs }),
    account: await brevo.call('start', { tier }),
    async clearCounts(): Promise<void> {
      await Promise.all([bigcommerce.call('clearCounts'), brevo.call('clearCounts')]);
    },
    /** Until what an installation sets going is over: BigCommerce was not called for a second. */
    async quiet(): Promise<void> {
      while (Date.now() - (await bigcommerce.call('counts')).lastAt < 1_000) await wait(100);
    },
    async stop(): Promise<void> {
      await Promise.all([stopChild(bigcommerce.child), stopChild(brevo.child)]);
    },
  };
}
