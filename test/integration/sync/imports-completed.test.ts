import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { BrevoClient } from '../../../server/clients/brevo/brevo-client.ts';
import { Pacing } from '../../../server/clients/pacing.ts';
import { completeImportsJob } from '../../../server/sync/imports/import-jobs.ts';
import { planLook } from '../../../server/sync/imports/next-look.ts';
import {
  type ConnectedApp,
  startConnectedApp,
  startSync,
} from '../../helpers/stores/connected-store.ts';

const STORE = 'acme1';

/** An import for each address, as a sync leaves them that was stopped while Brevo worked. Brevo does not call back. */
async function importSingly(app: ConnectedApp, emails: readonly string[]): Promise<void> {
  const { url: apiUrl } = app.brevo;
  const limiter = new Pacing().forBrevo('the account');
  const client = new BrevoClient({ apiUrl, apiKey: SANDBOX_KEYS.english, limiter });
  const [list] = await client.lists.list();
  for (const [index, email] of emails.entries()) {
    const entry = {
      ...{ entityId: String(index), contactKey: `key ${index}`, state: 'pending' as const },
      ...{ reason: null, payloadHash: null, batchId: null, modifiedAt: 1, runNumber: 1 },
      writtenAt: null,
    };
    const { id } = await app.context.journal.beginBatch(
      STORE,
      'customers',
      { runId: null, lane: 'open', contacts: 1, entries: [entry] },
      Date.now(),
    );
    const { processId } = await client.imports.start({
      rows: [email, `${index}@also.example.com`].map((one) =>
        JSON.stringify({ email: one, attributes: {} }),
      ),
      listIds: [list?.id ?? 0],
      updateExistingContacts: true,
    });
    await app.context.batches.saveSent({ id, storeHash: STORE }, processId);
  }
  const isOver = () => [...app.account.processes.values()].every((one) => one.completedAt);
  await expect.poll(isOver, { timeout: 10_000 }).toBe(true);
}

const looksAt = (app: ConnectedApp) =>
  [...app.brevo.requests].filter(({ path }) => path.startsWith('/v3/processes'));

const emailsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => `customer${index}@example.com`);

async function look(app: ConnectedApp): Promise<void> {
  await app.context.queue.enqueue(completeImportsJob(STORE, 0));
  await app.settle();
}

test('one look tells of many imports', { timeout: 30_000 }, async () => {
  await using app = await startConnectedApp({ brevo: { tier: 'extended' } });
  await app.settle();
  await importSingly(app, emailsOf(60));

  await look(app);

  expect(looksAt(app).map(({ path, status }) => [path, status])).toEqual([
    ['/v3/processes', 200],
    ['/v3/processes', 200],
  ]);
  expect(await app.context.batches.listOpen(STORE)).toEqual([]);
  const counts = await app.context.ledger.counts(STORE, 'customers');
  expect(counts).toEqual([{ state: 'synced', reason: null, count: 60 }]);
});

test('imports of which the list says too little are read by themselves, a few at a time', async () => {
  let ahead = 0;
  await using app = await startConnectedApp({ now: () => Date.now() + ahead });
  app.brevo.switches.listedProcessesCarryInfo = false;
  await app.settle();
  await importSingly(app, emailsOf(8));

  await look(app);
  expect(await app.context.batches.listOpen(STORE)).toHaveLength(3);
  ahead += 60_000;
  await app.settle();

  expect(await app.context.batches.listOpen(STORE)).toEqual([]);
  expect(looksAt(app)).toHaveLength(1 + 5 + 1 + 3);
});

test('an import that the account does not know has failed, and holds up no other', async () => {
  await using app = await startConnectedApp();
  await app.settle();
  await importSingly(app, emailsOf(2));
  const [first] = app.account.processes.keys();
  app.account.processes.delete(first ?? 0);

  await look(app);

  const counts = await app.context.ledger.counts(STORE, 'customers');
  expect(counts).toEqual([
    { state: 'failed', reason: 'import_failed', count: 1 },
    { state: 'synced', reason: null, count: 1 },
  ]);
  // How far Brevo had come with it is not known: a no that is said later has to look for them.
  const [failed] = await app.context.ledger.listByIds(STORE, 'customers', ['0']);
  expect(failed).toMatchObject({ state: 'failed', writtenAt: expect.any(Number) });
});

test('a report that cannot be fetched now holds up no other import, and is read later', async () => {
  let ahead = 0;
  await using app = await startConnectedApp({ now: () => Date.now() + ahead });
  await app.settle();
  await importSingly(app, ['not an address', ...emailsOf(2)]);
  app.brevo.faults.add({
    kind: 'status',
    status: 503,
    times: 1,
    match: { path: /import-reports/ },
  });

  await look(app);
  expect(await app.context.batches.listOpen(STORE)).toHaveLength(1);
  ahead += 60_000;
  await app.settle();

  expect(await app.context.batches.listOpen(STORE)).toEqual([]);
});

test('a report that Brevo no longer keeps ends the wait, and the merchant is told', async () => {
  await using app = await startConnectedApp();
  await app.settle();
  await importSingly(app, ['not an address']);
  app.brevo.faults.add({
    kind: 'status',
    status: 404,
    times: 1,
    match: { path: /import-reports/ },
  });

  await look(app);

  expect(await app.context.batches.listOpen(STORE)).toEqual([]);
  const { body } = await app.merchant.get('/activity');
  expect(JSON.stringify(body)).toContain('no longer keeps the list');
});

test('while a run sends more, looks are a minute apart; when Brevo is done with all of it, one comes at once', async () => {
  const now = Date.now();
  await using app = await startConnectedApp({ now: () => now });
  await app.settle();
  const { batches, runs, queue, journal } = app.context;
  const runId = await startSync(app.merchant);
  const nextLook = async () => {
    await planLook({ batches, runs, queue, now: () => now }, STORE);
    return ((await queue.findLive(STORE, 'imports'))?.runAt ?? 0) - now;
  };
  const begin = () =>
    journal.beginBatch(STORE, 'customers', { runId, lane: 'open', contacts: 1, entries: [] }, now);
  const [first, second] = [await begin(), await begin()];

  await batches.saveNotified({ id: first.id, storeHash: STORE }, now);
  expect(await nextLook()).toBe(60_000);
  const run = await runs.find(STORE, runId);
  if (run) await runs.update(run, { isRead: true });
  expect(await nextLook()).toBe(60_000);
  await batches.saveNotified({ id: second.id, storeHash: STORE }, now);
  expect(await nextLook()).toBe(0);
});
