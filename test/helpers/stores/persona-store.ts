import { expect } from 'vitest';
import type { OrderFacts } from '../../../server/db/ledger/order-facts.ts';
import { openClock } from './insight-store.ts';
import { type MaveraApp, startAppWithMavera } from './mavera-store.ts';
import type { Merchant } from './merchant.ts';

const DAY_MS = 86_400_000;
const NEWEST = Date.UTC(2025, 8, 30, 12);
export const PERSONAS = '/insights/jobs/personas';
/** People by cohort: new ones with one order, returning ones with three, VIPs with seven. */
export const SIZES = { new: 30, returning: 25, vip: 6 };

/** A store with Mavera and buyers enough for two cohorts; allowed to spend what personas cost. */
export async function startPersonaApp(options: Parameters<typeof startAppWithMavera>[0] = {}) {
  const clock = openClock();
  const app = await startAppWithMavera({ now: clock.now, ...options });
  await app.runDueJobs();
  await saveBuyers(app, SIZES);
  await app.merchant.call('PUT', '/insights/settings', {
    ...{ version: 1, perRunCeiling: 2_000, perMonthCeiling: 5_000 },
  });
  return Object.assign(app, { clock });
}

export type PersonaApp = Awaited<ReturnType<typeof startPersonaApp>>;

/** So many people of each cohort, each order for 10. Whom there were before are replaced. */
export async function saveBuyers(
  app: Pick<MaveraApp, 'context' | 'db'>,
  sizes: Readonly<Record<keyof typeof SIZES, number>>,
  storeHash = 'acme1',
): Promise<void> {
  await app.db('order_facts').where({ store_hash: storeHash }).delete();
  const counts = [
    ...Array.from({ length: sizes.new }, () => 1),
    ...Array.from({ length: sizes.returning }, () => 3),
    ...Array.from({ length: sizes.vip }, () => 7),
  ];
  const facts = counts.flatMap((orders, person) =>
    Array.from({ length: orders }, (_, nth) => order(person * 10 + nth + 1, person, nth)),
  );
  await app.context.orderFacts.save(storeHash, facts);
}

/** Of somebody who has no account. */
export function order(
  orderId: number,
  person: number,
  nth = 0,
  changes: Partial<OrderFacts> = {},
): OrderFacts {
  const placedAt = NEWEST - nth * 10 * DAY_MS;
  const contactKey = person.toString(16).padStart(32, '0');
  return {
    ...{ orderId, customerId: 0, contactKey, channelId: 1 },
    ...{ statusId: 10, isArchived: false, isOptIn: false, currency: 'USD', refunded: '0' },
    ...{ amount: '10', storeAmount: '10', items: 1, cartId: null, placedAt, modifiedAt: placedAt },
    ...changes,
  };
}

export async function choose(
  merchant: Merchant,
  options: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Promise<void> {
  const { version } = (await merchant.get(PERSONAS)).body;
  const saved = await merchant.call('PUT', PERSONAS, { version, options, ...more });
  expect([saved.status, saved.body.error]).toEqual([200, undefined]);
}

/** Starts a run and lets everything happen that is due. */
export async function runPersonas(app: PersonaApp, merchant = app.merchant) {
  const started = await merchant.call('POST', `${PERSONAS}/run`);
  expect(started.status).toBe(202);
  await app.runDueJobs();
  return runOf(merchant, started.body.id);
}

export async function runOf(merchant: Merchant, runId: string) {
  return (await merchant.get(`/insights/runs/${runId}`)).body;
}

/** Confirms all that a run proposes, or these of it, and lets it go on. */
// biome-ignore lint/suspicious/noExplicitAny: a run as the API shows it
export async function confirmAll(app: PersonaApp, run: any, merchant = app.merchant) {
  const { items, credits } = run.question.proposal;
  const names = items.map(({ name }: { name: string }) => name);
  const confirmed = await merchant.call('POST', `/insights/runs/${run.id}/confirm`, {
    ...{ names, credits },
  });
  expect([confirmed.status, confirmed.body.error]).toEqual([200, undefined]);
  await app.runDueJobs();
  return runOf(merchant, run.id);
}
