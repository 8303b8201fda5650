import { expect } from 'vitest';
import type { OrderFacts } from '../../../server/db/ledger/order-facts.ts';
import { type MaveraApp, startAppWithMavera } from './mavera-store.ts';

const DAY_MS = 86_400_000;
export const NEWEST_ORDER = Date.UTC(2025, 8, 30, 12);
const PATH = '/insights/jobs/channel_strategy';

/** A clock that a test sets, in ms since the epoch; it goes on by itself. */
export function openClock() {
  const clock = { aheadMs: 0, now: () => Date.now() + clock.aheadMs };
  return clock;
}

/** A store with Mavera and, on three of its channels, orders enough to speak of; on the fourth three. */
export async function startInsightApp(options: Parameters<typeof startAppWithMavera>[0] = {}) {
  const clock = openClock();
  const app = await startAppWithMavera({ now: clock.now, ...options });
  await app.runDueJobs();
  await saveOrders(app, [20, 15, 12, 3]);
  return Object.assign(app, { clock });
}

export type InsightApp = Awaited<ReturnType<typeof startInsightApp>>;

/** So many orders for channels 1, 2, …, a day apart, newest first. */
async function saveOrders(app: MaveraApp, counts: readonly number[]): Promise<void> {
  const facts = counts.flatMap((count, place) =>
    Array.from({ length: count }, (_, number) => order(place + 1, number)),
  );
  await app.context.orderFacts.save('acme1', facts);
}

function order(channelId: number, number: number): OrderFacts {
  const placedAt = NEWEST_ORDER - number * DAY_MS;
  const amount = `${100 / channelId + number}`;
  return {
    ...{ orderId: channelId * 1_000 + number, customerId: 0, contactKey: null, channelId },
    ...{ statusId: 10, isArchived: false, isOptIn: false, currency: 'USD', refunded: '0' },
    ...{ amount, storeAmount: amount, items: 1, cartId: null, placedAt, modifiedAt: placedAt },
  };
}

export async function setOptions(app: InsightApp, options: Record<string, unknown>) {
  const { version } = (await app.merchant.get(PATH)).body;
  const saved = await app.merchant.call('PUT', PATH, { version, options });
  expect(saved.status).toBe(200);
}

export async function allow(app: InsightApp, change: Record<string, unknown>) {
  const before = (await app.merchant.get('/insights/settings')).body;
  const saved = await app.merchant.call('PUT', '/insights/settings', { ...before, ...change });
  expect(saved.status).toBe(200);
}

/** Starts the strategy of channels and lets everything happen that is due. */
export async function runStrategy(app: InsightApp) {
  const started = await app.merchant.call('POST', `${PATH}/run`);
  expect(started.status).toBe(202);
  await app.runDueJobs();
  return getRun(app, started.body.id);
}

export async function getRun(app: InsightApp, runId: string) {
  return (await app.merchant.get(`/insights/runs/${runId}`)).body;
}

export const GOAL = { goal: 'The goal is to grow revenue in Europe.' };
