import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../../server/db/ledger/ledger.ts';
import { toContactKey } from '../../../server/sync/customers/contact-key.ts';
import { expectedSubscribers } from '../../helpers/models/shop-model.ts';
import {
  type ConnectedApp,
  startConnectedApp,
  startSync,
} from '../../helpers/stores/connected-store.ts';

const STORE = 'acme1';

const entriesOf = (ids: readonly (number | string)[], runNumber = 1): LedgerEntry[] =>
  ids.map((id) => ({
    ...{ entityId: String(id), contactKey: `key ${id}`, state: 'pending', reason: null },
    ...{ payloadHash: null, batchId: null, modifiedAt: 1, runNumber, writtenAt: null },
  }));

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

function begin(app: ConnectedApp, entries: LedgerEntry[], runId: string | null = null) {
  const batch = { runId, lane: 'open', contacts: entries.length, entries } as const;
  return app.context.journal.beginBatch(STORE, 'customers', batch, Date.now());
}

test('a batch of many records leaves others their turn while it is saved and while it is settled', async () => {
  await using app = await startConnectedApp();
  let turns = 0;
  const count = async (work: Promise<unknown>) => {
    turns = 0;
    let isOver = false;
    const over = work.finally(() => {
      isOver = true;
    });
    for (; !isOver; turns += 1) await setImmediate();
    return over;
  };

  const saving = begin(app, entriesOf(numbers(2_000)));
  await count(saving);
  expect(turns).toBeGreaterThanOrEqual(8);
  const { id } = await saving;
  await app.context.batches.saveSent({ id, storeHash: STORE }, 1);
  const { journal } = app.context;
  await count(journal.completeBatch({ id, storeHash: STORE }, 'customers', [], Date.now()));
  expect(turns).toBeGreaterThanOrEqual(8);

  expect(await app.context.ledger.counts(STORE, 'customers')).toEqual([
    { state: 'synced', reason: null, count: 2_000 },
  ]);
});

test('a sync that died while it saved a batch sends all of it, once', async () => {
  let ahead = 0;
  await using app = await startConnectedApp({ now: () => Date.now() + ahead });
  const runId = await startSync(app.merchant);
  const run = await app.context.runs.find(STORE, runId);
  // The first step of what would have been more.
  const some = numbers(100);
  const { contactSecret = '' } = (await app.context.stores.find(STORE)) ?? {};
  const keyOf = (id: string) =>
    toContactKey(app.shop.customers.get(Number(id)).email, contactSecret);
  const entries = entriesOf(some, run?.number).map((entry) => ({
    ...{ ...entry, contactKey: keyOf(entry.entityId) },
  }));
  await begin(app, entries, runId);

  for (let minute = 0; minute < 4; minute += 1) {
    await app.settle();
    ahead += 60_000;
  }

  const { body } = await app.merchant.get(`/syncs/${runId}`);
  expect(body).toMatchObject({ state: 'succeeded', pending: 0, problem: null });
  const emails = [...app.account.contacts].map(({ email }) => email);
  expect(emails.sort()).toEqual([...expectedSubscribers(app.shop).keys()].sort());
});

test('a batch that is given up while it is saved leaves nothing behind', async () => {
  await using app = await startConnectedApp();
  const saving = begin(app, entriesOf(numbers(2_000))).catch((error: Error) => error.message);
  let [batch] = await app.context.batches.listOpen(STORE);
  while (!batch) [batch] = await app.context.batches.listOpen(STORE);

  await app.context.journal.discardBatch(batch);

  expect(await saving).toContain('given up');
  expect(await app.context.ledger.counts(STORE, 'customers')).toEqual([]);
});

test('a batch whose settling was cut short is settled by the next look, and each row counts once', async () => {
  await using app = await startConnectedApp();
  const { journal, batches, ledger } = app.context;
  const { id } = await begin(app, entriesOf(numbers(600)));
  const batch = { id, storeHash: STORE };
  await batches.saveSent(batch, 1);
  // What a crash leaves: some refused, some arrived, the batch still open.
  const refusals = [{ contactKey: 'key 7', reason: 'invalid_email' }];
  await journal.completeBatch(batch, 'customers', refusals, 1_000);
  await app.db('import_batches').where({ batch_id: id }).update({ state: 'sent' });
  await app
    .db('ledger_entries')
    .whereIn('entity_id', numbers(600).slice(300).map(String))
    .update({ state: 'pending' });

  await journal.completeBatch(batch, 'customers', refusals, 2_000);

  expect(await batches.listOpen(STORE)).toEqual([]);
  expect(await ledger.counts(STORE, 'customers')).toEqual([
    { state: 'failed', reason: 'invalid_email', count: 1 },
    { state: 'synced', reason: null, count: 599 },
  ]);
  const listed = await app.db('failures').where({ store_hash: STORE });
  expect(listed).toMatchObject([{ entity_id: '7', attempts: 1 }]);
});

test('rows that Brevo refused for the same reason are settled together', async () => {
  await using app = await startConnectedApp();
  const { journal, ledger } = app.context;
  const { id } = await begin(app, entriesOf(numbers(120)));
  const refusals = numbers(100).map((nth) => ({
    contactKey: `key ${nth}`,
    ...(nth > 60
      ? { reason: 'duplicate_phone', retryHint: 'without_phone' }
      : { reason: 'invalid_email' }),
  }));
  let updates = 0;
  app.db.on('query', ({ sql }: { sql: string }) => {
    if (/^update .ledger_entries/.test(sql)) updates += 1;
  });

  const counts = await journal.completeBatch({ id, storeHash: STORE }, 'customers', refusals, 1);

  expect(counts).toEqual({ synced: 20, failed: 60, retried: 40 });
  expect(updates).toBeLessThan(10);
  expect(await ledger.counts(STORE, 'customers')).toEqual([
    { state: 'failed', reason: 'invalid_email', count: 60 },
    { state: 'pending', reason: 'duplicate_phone', count: 40 },
    { state: 'synced', reason: null, count: 20 },
  ]);
  const marks = await app.db('pending_changes').where({ kind: 'customers' });
  expect(marks).toHaveLength(40);
  expect(marks[0]).toMatchObject({ hint: 'without_phone' });
});

test('every record of a batch is settled, also where one person has more of them than a step', async () => {
  await using app = await startConnectedApp();
  const { journal, ledger } = app.context;
  const entries = entriesOf(numbers(400)).map((entry, nth) => ({
    ...entry,
    contactKey: nth < 300 ? 'one person' : entry.contactKey,
  }));
  const { id } = await begin(app, entries);

  const counts = await journal.completeBatch({ id, storeHash: STORE }, 'customers', [], 1_000);

  expect(counts).toEqual({ synced: 400, failed: 0, retried: 0 });
  expect(await ledger.counts(STORE, 'customers')).toEqual([
    { state: 'synced', reason: null, count: 400 },
  ]);
});

test('records of a batch whose answer was lost wait unless they were written before, and keep what they may fill', async () => {
  await using app = await startConnectedApp();
  const { journal, batches, ledger } = app.context;
  const told = { toldAttributes: ['CITY'], sentAttributes: ['COMPANY'] };
  const [fresh, known, empty] = entriesOf([1, 2, 3]).map((entry) => ({ ...entry, ...told }));
  if (!fresh || !known || !empty) throw new Error('three were made');
  const entries = [
    { ...fresh, toldAttributes: null },
    { ...known, writtenAt: 5 },
    { ...empty, toldAttributes: [], sentAttributes: [] },
  ];
  const { id } = await begin(app, entries);
  const batch = await batches.find(STORE, id);
  if (!batch) throw new Error('it was begun');

  await journal.loseBatch(batch);

  expect(await ledger.listByIds(STORE, 'customers', ['1', '2', '3'])).toMatchObject([
    { state: 'pending', writtenAt: batch.sentAt, toldAttributes: ['COMPANY'], batchId: null },
    { state: 'synced', writtenAt: 5, toldAttributes: ['CITY', 'COMPANY'], payloadHash: null },
    { state: 'pending', writtenAt: batch.sentAt, toldAttributes: [], sentAttributes: null },
  ]);
  expect(await batches.listOpen(STORE)).toEqual([]);
});

test('an account that was decided before its guest was written is told again, and takes over what the guest filled', async () => {
  await using app = await startConnectedApp();
  const { journal, batches, ledger } = app.context;
  const sentAt = Date.now();
  const [first, second] = entriesOf([1, 2]);
  if (!first || !second) throw new Error('two were made');
  const guest = (of: LedgerEntry, writtenAt: number): LedgerEntry => ({
    ...{ ...of, entityId: of.contactKey ?? '', state: 'synced', writtenAt, runNumber: 0 },
    toldAttributes: ['CITY'],
  });
  const guests = [guest(first, sentAt - 100), guest(second, sentAt - 300)];
  await journal.record(STORE, 'guests', guests, [], sentAt);
  const entries = [first, second].map((one) => ({ ...one, decidedAt: sentAt - 200 }));
  const made = { runId: null, lane: 'open', contacts: 2, entries } as const;
  const { id } = await journal.beginBatch(STORE, 'customers', made, sentAt);
  await batches.saveSent({ id, storeHash: STORE }, 1);

  await journal.completeBatch({ id, storeHash: STORE }, 'customers', [], sentAt + 100);

  const left = await ledger.listByIds(STORE, 'guests', ['key 1', 'key 2']);
  expect(left.map(({ entityId }) => entityId)).toEqual(['key 1']);
  const again = await app.db('pending_changes').where({ kind: 'customers' }).pluck('entity_id');
  expect(again).toEqual(['1']);
});
