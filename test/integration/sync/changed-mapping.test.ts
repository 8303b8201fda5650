import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createContext } from '../../../server/context.ts';
import { customersOf } from '../../helpers/models/shop-model.ts';
import {
  type ConnectedApp,
  importsOf,
  startConnectedApp,
  startSync,
  syncOnce,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';

const NOTES = { source: 'notes', attribute: 'BC_NOTES' };
const SMALL = {
  ...WITHOUT_WEBHOOKS,
  stores: [
    // Without those whose addresses Brevo refuses: these are tried again every time.
    { hash: 'acme1', name: 'Acme', seed: 1, customers: 300, hasAwkwardPeople: false },
    { hash: 'other1', name: 'Other', seed: 2, customers: 10 },
  ],
};

/** A synced store. A few of its people have notes, which are not mapped yet. */
async function startSynced(now?: () => number) {
  const app = await startConnectedApp({ bigcommerce: SMALL, now });
  await syncOnce(app);
  return Object.assign(app, { noted: withNotes(app) });
}

function withNotes(app: ConnectedApp): string[][] {
  return customersOf(app.shop)
    .filter(({ email, notes }) => notes !== '' && app.account.contact(email))
    .map(({ email, notes }) => [email.toLowerCase(), notes])
    .sort();
}

async function save(app: ConnectedApp, change: (mapping: unknown[]) => unknown[]) {
  const { version, customerMapping } = (await app.merchant.get('/settings')).body;
  const saved = await app.merchant.call('PUT', '/settings', {
    version,
    customerMapping: change(customerMapping),
  });
  expect(saved.status).toBe(200);
}

async function runsOf(app: ConnectedApp) {
  const { runs } = (await app.merchant.get('/syncs')).body;
  return runs.filter(({ mode }: { mode: string }) => mode === 'changes');
}

function notesIn(app: ConnectedApp) {
  return [...app.account.contacts]
    .filter(({ attributes }) => attributes.BC_NOTES !== undefined)
    .map(({ email, attributes }) => [email, attributes.BC_NOTES])
    .sort();
}

test('a new line of the mapping is written for those who have a value, and nothing else of them', async () => {
  await using app = await startSynced();
  const before = importsOf(app).length;

  await save(app, (mapping) => [...mapping, NOTES]);
  await app.settle();

  const sent = importsOf(app).slice(before);
  expect(sent.map(({ rows }) => rows)).toEqual([app.noted.length]);
  const rows = sent.flatMap(({ jsonBody }) => jsonBody as Array<{ attributes: object }>);
  for (const row of rows)
    expect(Object.keys(row.attributes).sort()).toEqual(['BC_NOTES', 'EXT_ID']);
  expect(notesIn(app)).toEqual(app.noted);
  const [run] = await runsOf(app);
  expect(run).toMatchObject({ resource: 'customers', cause: 'mapping', state: 'succeeded' });
  expect(run.synced + run.skipped + run.failed).toBe(run.total);
  const [newest] = (await app.merchant.get('/activity')).body.activity;
  expect(newest.message).toMatch(
    `The settings that were saved are in force for customers: ${app.noted.length} were written again`,
  );
  // The next check finds everybody as they should be.
  await syncOnce(app, 'changes');
  expect(importsOf(app)).toHaveLength(before + 1);
  expect(await app.context.settingsChanges.list('acme1')).toEqual([]);
  expect(await app.context.sync.syncs.list('other1')).toEqual([]);
});

test('the preview says about how many will be written again, and how long that takes', async () => {
  await using app = await startSynced();
  const { customerMapping } = (await app.merchant.get('/settings')).body;
  const preview = async (mapping: unknown[] | null) =>
    (await app.merchant.call('POST', '/mapping/preview', { customerMapping: mapping })).body.resend;

  const { customers, estimatedSeconds } = await preview([...customerMapping, NOTES]);
  // By the first page, which is most of this store.
  expect(Math.abs(customers - app.noted.length)).toBeLessThanOrEqual(2);
  expect(estimatedSeconds).toBeGreaterThan(0);
  expect(await preview(null)).toEqual({ customers: 0, estimatedSeconds: 0 });
  expect(await preview(customerMapping.slice(1))).toEqual({ customers: 0, estimatedSeconds: 0 });
});

test('a line that is taken out costs no write, and its attribute keeps its values', async () => {
  await using app = await startSynced();
  const before = importsOf(app).length;
  const held = [...app.account.contacts].map(({ attributes }) => attributes.COMPANY);

  await save(app, (mapping) =>
    mapping.filter((line) => (line as typeof NOTES).attribute !== 'COMPANY'),
  );
  await app.settle();
  await syncOnce(app, 'changes');

  expect(importsOf(app)).toHaveLength(before);
  expect([...app.account.contacts].map(({ attributes }) => attributes.COMPANY)).toEqual(held);
});

test('lines in another order change nothing at all', async () => {
  await using app = await startSynced();
  const before = importsOf(app).length;

  await save(app, (mapping) => mapping.toReversed());
  await app.settle();
  expect(await runsOf(app)).toEqual([]);
  await syncOnce(app, 'changes');

  expect(importsOf(app)).toHaveLength(before);
});

test('a second save ends the run of the first one, and its own mapping counts', async () => {
  let ahead = 0;
  await using app = await startSynced(() => Date.now() + ahead);
  const fault = { kind: 'status', status: 500, match: { path: /\/v3\/customers$/ } } as const;
  app.bigcommerce.faults.add(fault);
  await save(app, (mapping) => [...mapping, { ...NOTES, source: 'company' }]);
  await app.settle();
  expect((await runsOf(app))[0]).toMatchObject({ cause: 'mapping', state: 'waiting' });

  app.bigcommerce.faults.clear();
  await save(app, (mapping) => [...mapping.slice(0, -1), NOTES]);
  await app.settle();
  ahead += 60_000;
  await app.settle();

  const runs = await runsOf(app);
  expect(runs.map(({ state }: { state: string }) => state)).toEqual(['succeeded', 'cancelled']);
  expect(notesIn(app)).toEqual(app.noted);
});

test('a mapping that is saved during the first sync reaches those who were written before it', async () => {
  let ahead = 0;
  await using app = await startConnectedApp({ bigcommerce: SMALL, now: () => Date.now() + ahead });
  const { customers } = app.shop;
  for (const one of customersOf(app.shop).slice(0, 40))
    customers.replace({ ...one, notes: 'Early' });
  // The second page fails for a while; of the first, everything is decided.
  const fault = { kind: 'status', status: 500, match: { path: /\/v3\/customers$/ } } as const;
  await startSync(app.merchant);
  app.bigcommerce.faults.add(fault);
  await app.settle();

  await save(app, (mapping) => [...mapping, NOTES]);
  app.bigcommerce.faults.clear();
  for (let round = 0; round < 4; round += 1) {
    await app.settle();
    ahead += 60_000;
  }

  expect(notesIn(app)).toEqual(withNotes(app));
  expect(notesIn(app).length).toBeGreaterThan(0);
  expect(await app.context.settingsChanges.list('acme1')).toEqual([]);
});

test('a run of a new mapping that died with its process sends nothing twice', async () => {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  await using app = await startSynced(now);
  const before = importsOf(app).length;
  await save(app, (mapping) => [...mapping, NOTES]);
  // Another process takes the job, and is heard of no more after its first page.
  const doomed = createContext(app.context.config, { db: app.db, now });
  const walks = () => app.bigcommerce.requests.count('GET /v3/customers');
  const read = walks();
  app.bigcommerce.latency.ms = 5;
  const runAll = async () => {
    while (await doomed.worker.runNext(new AbortController().signal));
  };
  void runAll().catch(() => undefined);
  while (walks() < read + 2) await setImmediate();
  app.bigcommerce.faults.add({ kind: 'stall', times: 1, match: { path: /\/v3\/customers$/ } });

  for (let round = 0; round < 6; round += 1) {
    ahead += 60_000;
    await app.settle();
  }

  expect(notesIn(app)).toEqual(app.noted);
  const rows = importsOf(app)
    .slice(before)
    .map((one) => one.rows);
  expect(rows.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(2 * app.noted.length);
  expect(await app.context.settingsChanges.list('acme1')).toEqual([]);
});

test('nothing follows a save before the first sync was started', async () => {
  await using app = await startConnectedApp({ bigcommerce: SMALL });
  await save(app, (mapping) => [...mapping, NOTES]);
  await app.settle();

  expect((await app.merchant.get('/syncs')).body.runs).toEqual([]);
  expect(app.account.contacts.size).toBe(0);
});
