import type { LedgerEntry } from '../../db/ledger.ts';
import type { PendingChange, PendingChangeRepository } from '../../db/pending-changes.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import { ContactBatch } from '../imports/contact-batch.ts';
import { settleSending } from '../imports/settle-sending.ts';
import { readCustomerSetup } from './customer-setup.ts';
import { SortedPage } from './sorted-page.ts';
import type { SyncCustomersDeps } from './sync-customers.ts';

export type DrainCustomersDeps = SyncCustomersDeps & { pending: PendingChangeRepository };

const CUSTOMERS_A_PASS = 250;

/**
 * Job `drain-customers`: reads marked customers as they are now and writes them. A mark goes once its record is in the
 * ledger, unless it was renewed meanwhile.
 */
export async function drainCustomers(
  deps: DrainCustomersDeps,
  storeHash: string,
  { signal, checkpoint }: JobContext,
): Promise<RunAgain | undefined> {
  const { stores, batches, journal, pending, remotes, sender, finisher, now } = deps;
  const store = await stores.find(storeHash);
  const marks = await pending.listDue(storeHash, 'customers', now(), CUSTOMERS_A_PASS);
  if (!store || marks.length === 0) return undefined;
  const brevo = await remotes.brevo(storeHash);
  for (const batch of await batches.listOpen(storeHash, null)) {
    if (batch.state !== 'sending') continue;
    const outcome = await settleSending(batch, { ...deps, brevo }, now(), signal);
    if (!outcome.settled) return { runAgainAt: outcome.askAgainAt };
  }

  const bigcommerce = await remotes.bigcommerce(storeHash);
  const settings = await deps.settings.get(storeHash);
  const setup = await readCustomerSetup(
    { bigcommerce, brevo },
    store,
    settings.customerMapping,
    signal,
  );
  const ids = marks.map(({ entityId }) => Number(entityId));
  const customers = await bigcommerce.listCustomers({ ids, include: setup.include, signal });
  const run = { number: await newestRunNumber(deps, storeHash), mode: 'retry' } as const;
  const withoutPhone = new Set(
    marks.filter(({ hint }) => hint === 'without_phone').map(({ entityId }) => entityId),
  );
  const page = await SortedPage.sort(
    deps,
    { store, setup, settings, run, withoutPhone },
    customers,
  );
  const found = new Set(customers.map(({ id }) => String(id)));
  const gone = marks.filter(({ entityId }) => !found.has(entityId));
  await journal.record(
    storeHash,
    'customers',
    [...page.settled, ...gone.map((mark) => goneEntry(mark, run.number))],
    [
      ...page.shortfalls,
      ...gone.map(({ entityId }) => ({
        entityId,
        severity: 'failed' as const,
        reason: 'not_found',
      })),
    ],
    now(),
  );

  const batch = new ContactBatch();
  for (const contact of page.contacts) batch.add(contact);
  const { publicKey } = store;
  const listIds = await deps.lists.listIds({ store, settings, brevo }, signal);
  await checkpoint();
  for (const call of batch.calls())
    await sender.send(brevo, { storeHash, publicKey, runId: null, listIds }, call, signal);
  await pending.clear(storeHash, 'customers', marks);
  await finisher.finishLive(storeHash);
  const nextDue = await pending.nextDue(storeHash, 'customers');
  return nextDue === undefined ? undefined : { runAgainAt: Math.max(nextDue, now()) };
}

/** What is retried counts with the newest run: with the live one, it must be done before that can end. */
async function newestRunNumber(
  { runs }: Pick<SyncCustomersDeps, 'runs'>,
  storeHash: string,
): Promise<number> {
  const live = (await runs.listLive(storeHash)).find((run) => run.mode !== 'preview');
  const newest = live ?? (await runs.findLastFinished(storeHash, 'customers'));
  return newest?.number ?? 0;
}

function goneEntry({ entityId }: PendingChange, runNumber: number): LedgerEntry {
  return {
    entityId,
    contactKey: null,
    state: 'failed',
    reason: 'not_found',
    payloadHash: null,
    batchId: null,
    modifiedAt: null,
    runNumber,
    writtenAt: null,
  };
}
