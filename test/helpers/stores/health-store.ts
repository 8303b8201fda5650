import { expect } from 'vitest';
import { defaultStores } from '../../../sandbox/bigcommerce/default-stores.ts';
import { MAVERA_KEYS } from '../../../sandbox/mavera/account-seed.ts';
import type { BrandHealthResult } from '../../../server/contract/brand-health.ts';
import { openClock } from './insight-store.ts';
import { type MaveraApp, startAppWithMavera } from './mavera-store.ts';
import type { Merchant } from './merchant.ts';

export const HEALTH = '/insights/jobs/brand_health';
/** The product whose reviews go wrong, all of them. */
export const AWKWARD = 26;

/** A store with reviews of so many products beside a Mavera, on a clock of the test's own. */
export async function startHealthApp({
  products = 30,
  ...options
}: Parameters<typeof startAppWithMavera>[0] & { products?: number } = {}) {
  const stores = defaultStores({ customers: 1 }).map((seed) => ({ ...seed, products }));
  const clock = openClock();
  const app = await startAppWithMavera({
    ...{ bigcommerce: { stores }, now: clock.now, key: MAVERA_KEYS.professional },
    ...options,
  });
  await app.runDueJobs();
  return Object.assign(app, { clock });
}

export type HealthApp = Awaited<ReturnType<typeof startHealthApp>>;

export async function setHealth(app: MaveraApp, change: Record<string, unknown>) {
  const { version } = (await app.merchant.get(HEALTH)).body;
  const saved = await app.merchant.call('PUT', HEALTH, { version, ...change });
  expect(saved.status).toBe(200);
}

/** Starts a run and lets everything happen that is due. */
export async function runHealth(app: MaveraApp, merchant: Merchant = app.merchant) {
  const started = await merchant.call('POST', `${HEALTH}/run`);
  expect(started.status).toBe(202);
  await app.runDueJobs();
  const { body } = await merchant.get(`/insights/runs/${started.body.id}`);
  return body as { id: string; result: BrandHealthResult } & Record<string, never>;
}
