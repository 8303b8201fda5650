import { expect, test } from 'vitest';
import type { DailyActivity } from '../../../server/contract/daily-activity.ts';
import { upkeep } from '../../../server/upkeep.ts';
import { readersOf } from '../../helpers/models/shop-model.ts';
import { type ConnectedApp, startConnectedApp } from '../../helpers/stores/connected-store.ts';
import { install, type Merchant } from '../../helpers/stores/merchant.ts';

const SMALL = [
  { hash: 'acme1', name: 'Acme Outdoors', seed: 1, customers: 60 },
  { hash: 'boreal2', name: 'Borealis Tea', seed: 2, customers: 60 },
];

async function daily(merchant: Merchant): Promise<DailyActivity> {
  const { status, body } = await merchant.get('/activity/daily');
  expect(status).toBe(200);
  return body;
}

const sumOf = (parts: { written: DailyActivity['days'][number]['written'] }[]) =>
  parts.reduce(
    (sum, { written }) => sum + Object.values(written).reduce((all, one) => all + one, 0),
    0,
  );

async function syncAll(app: ConnectedApp, mode: 'full' | 'changes') {
  await app.merchant.call('POST', '/syncs', { mode });
  await app.settle();
}

test('what is written to Brevo is counted on the store’s own day, once, and for that store alone', async () => {
  await using app = await startConnectedApp({ bigcommerce: { stores: SMALL } });
  const other = await install(app, 'boreal2');

  await app.merchant.call('POST', '/syncs', { resources: ['customers'] });
  await app.settle();
  const people = (await app.merchant.get('/status')).body.resources.customers.synced;
  const contacts = (await daily(app.merchant)).days.at(-1)?.written.customers;
  expect(contacts).toBe(people + readersOf(app.shop).length);
  await syncAll(app, 'changes');

  const first = await daily(app.merchant);
  const { resources } = (await app.merchant.get('/status')).body;
  const today = first.days.at(-1);
  expect(first.days).toHaveLength(30);
  expect(first.hours).toHaveLength(24);
  expect(today?.date).toBe(
    new Intl.DateTimeFormat('en-CA', { timeZone: first.timeZone, dateStyle: 'short' }).format(),
  );
  for (const kind of ['orders', 'products', 'categories'] as const)
    expect([kind, today?.written[kind]]).toEqual([kind, resources[kind].synced]);
  // Guests came with the orders, and what people spent: that is written once more, and counts.
  expect(today?.written.customers).toBeGreaterThan(Number(contacts));
  expect(sumOf(first.hours)).toBe(sumOf(first.days));

  await syncAll(app, 'changes');
  expect(await daily(app.merchant)).toEqual(first);
  expect(sumOf((await daily(other)).days)).toBe(0);
});

test('counts are kept as long as a page shows them, and no longer', async () => {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  await using app = await startConnectedApp({ bigcommerce: { stores: SMALL }, now });
  await app.merchant.call('POST', '/syncs', { resources: ['customers'] });
  await app.settle();
  const written = sumOf((await daily(app.merchant)).days);
  const day = 24 * 60 * 60_000;

  // The session would be over by then: looked at where it is kept.
  ahead = 29 * day;
  await upkeep(app.context);
  const counts = await app.context.writtenCounts.list('acme1', 0);
  expect(counts.reduce((sum, one) => sum + one.written, 0)).toBe(written);

  ahead = 32 * day;
  await upkeep(app.context);
  expect(await app.context.writtenCounts.list('acme1', 0)).toEqual([]);
});

test('the checklist is the store’s: ticked off for everybody in it, twice is once, and it can be taken back', async () => {
  await using app = await startConnectedApp({ bigcommerce: { stores: SMALL } });
  const other = await install(app, 'boreal2');

  for (const item of ['mapping', 'own_fields', 'mapping'])
    expect((await app.merchant.call('PUT', `/checklist/${item}`)).status).toBe(204);

  expect((await app.merchant.get('/checklist')).body.done.sort()).toEqual([
    'mapping',
    'own_fields',
  ]);
  expect((await other.get('/checklist')).body).toEqual({ done: [] });
  await other.call('DELETE', '/checklist/mapping');
  await app.merchant.call('DELETE', '/checklist/own_fields');
  expect((await app.merchant.get('/checklist')).body).toEqual({ done: ['mapping'] });
  expect((await app.merchant.call('PUT', '/checklist/world_peace')).status).toBe(400);
});
