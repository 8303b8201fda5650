import type { Customer } from '../../../clients/bigcommerce/customer.ts';
import type { LedgerEntry } from '../../../db/ledger/ledger.ts';
import type { JobContext, RunAgain } from '../../../queue/job-handler.ts';
import { drainDue } from '../../drain/due-marks.ts';
import { newestRunNumber } from '../../drain/newest-run-number.ts';
import { settleSending } from '../../imports/settle-sending.ts';
import { hasOnlyRefused } from '../consent-decision.ts';
import { forgetCustomer, takeBack } from '../forget-customer.ts';
import { hasMoved } from '../has-moved.ts';
import { isLateNo } from '../late-no.ts';
import { withAllAttributes } from '../mapping/all-attributes.ts';
import { readCustomerSetup } from '../walk/customer-setup.ts';
import { SortedPage } from '../walk/sorted-page.ts';
import type { Withdrawal } from '../withdraw-contact.ts';
import type { CustomerDrain, DrainCustomersDeps } from './customer-drain.ts';
import { letTravel } from './let-travel.ts';
import { markLeftOut } from './mark-left-out.ts';
import { writeMarkedContacts } from './write-marked-contacts.ts';

const CUSTOMERS_A_PASS = 250;

/**
 * Job `drain-customers`: reads marked customers as they are now and writes what changed. A mark goes once its record is in
 * the ledger, unless it was renewed meanwhile; one that fails for a while is put off and holds nobody up.
 */
export async function drainCustomers(
  deps: DrainCustomersDeps,
  storeHash: string,
  context: JobContext,
): Promise<RunAgain | undefined> {
  const { stores, batches, remotes, finisher, now } = deps;
  const { signal } = context;
  const store = await stores.find(storeHash);
  if (!store) return undefined;
  const brevo = await remotes.brevo(storeHash);
  for (const batch of await batches.listOpen(storeHash, null)) {
    if (batch.state !== 'sending') continue;
    const outcome = await settleSending(batch, { ...deps, brevo }, now(), signal);
    if (!outcome.settled) return { runAgainAt: outcome.askAgainAt };
  }

  const pass = { storeHash, kind: 'customers', limit: CUSTOMERS_A_PASS, context } as const;
  return drainDue(deps, pass, async (marks) => {
    const settings = await deps.lists.withList(
      { store, settings: await deps.settings.get(storeHash), brevo },
      signal,
    );
    await letTravel(deps, storeHash, marks);
    const drain: CustomerDrain = { store, settings, brevo, context, marks, cameIn: new Set() };
    try {
      await drainPass(deps, drain);
    } finally {
      // Whatever stopped the pass: the next one finds those who are in already, and would not know them for new.
      await markLeftOut(deps, storeHash, [...drain.cameIn]);
    }
    await finisher.finishLive(storeHash);
  });
}

async function drainPass(deps: DrainCustomersDeps, drain: CustomerDrain): Promise<void> {
  const { remotes } = deps;
  const { store, settings, brevo, context, marks } = drain;
  const { storeHash } = store;
  const bigcommerce = await remotes.bigcommerce(storeHash);
  const setup = await readCustomerSetup({ bigcommerce, brevo }, store, settings, {
    signal: context.signal,
    personas: await deps.settings.personaRules(storeHash),
  });
  const { signal } = context;
  const ids = marks.ids.map(Number);
  const found = await bigcommerce.listCustomers({ ids, include: setup.include, signal });
  const customers = await withAllAttributes(bigcommerce, setup, found, signal);
  const run = {
    number: await newestRunNumber(deps.runs, storeHash, 'customers'),
    mode: 'live',
  } as const;
  const withoutPhone = new Set(
    marks.worked.filter(({ hint }) => hint === 'without_phone').map(({ entityId }) => entityId),
  );
  const page = await SortedPage.sort(
    deps,
    { store, setup, settings, run, withoutPhone },
    customers,
  );

  await settleDecided(deps, drain, page, customers);
  const inStore = new Set(customers.map(({ id }) => String(id)));
  for (const entityId of marks.ids) {
    if (!inStore.has(entityId))
      await marks.settle([entityId], () => forgetCustomer(deps, { ...drain, signal }, entityId));
  }
  await writeMarkedContacts(deps, drain, page, customers);
}

/** Those of whom Brevo needs no word are recorded together: however many, they are one write to disk. */
async function settleDecided(
  deps: DrainCustomersDeps,
  drain: CustomerDrain,
  { settled, shortfalls, before }: SortedPage,
  customers: readonly Customer[],
): Promise<void> {
  const { storeHash } = drain.store;
  const { signal } = drain.context;
  const record = async (entries: readonly LedgerEntry[]): Promise<void> => {
    const ids = new Set(entries.map(({ entityId }) => entityId));
    const ofThem = shortfalls.filter(({ entityId }) => ids.has(entityId));
    await deps.journal.record(storeHash, 'customers', entries, ofThem, deps.now());
  };
  const formerNo = await refusedAsBefore(deps, storeHash, settled, before);
  const quiet: LedgerEntry[] = [];
  for (const entry of settled) {
    const known = before.get(entry.entityId);
    const withdrawal = withdrawalOf(entry, known, known && formerNo.has(known.contactKey));
    if (!withdrawal) {
      quiet.push(entry);
      continue;
    }
    const email = customers.find(({ id }) => String(id) === entry.entityId)?.email;
    await drain.marks.settle([entry.entityId], async () => {
      await takeBack(deps, { ...drain, signal }, { ...entry, email }, withdrawal);
      await deps.journal.noteTakenBack(storeHash, [entry]);
      await record([entry]);
    });
  }
  const ids = quiet.map(({ entityId }) => entityId);
  if (quiet.length > 0) await drain.marks.settle(ids, () => record(quiet));
}

/** Those who had another address and said no there, by its contact key: the contact that Brevo has of them is still that one. */
async function refusedAsBefore(
  { subscribers }: Pick<DrainCustomersDeps, 'subscribers'>,
  storeHash: string,
  settled: readonly LedgerEntry[],
  before: SortedPage['before'],
): Promise<Set<string | null>> {
  const formers = settled.flatMap((entry) => {
    const known = before.get(entry.entityId);
    return entry.state === 'skipped' && hasMoved(entry, known) ? (known?.contactKey ?? []) : [];
  });
  const said = await subscribers.listOf(storeHash, formers);
  return new Set(formers.filter((key) => hasOnlyRefused(said.get(key) ?? [])));
}

/** What a customer who is no longer written means for the contact that Brevo has of them. */
function withdrawalOf(
  entry: LedgerEntry,
  before: LedgerEntry | undefined,
  hasRefused = false,
): Withdrawal | undefined {
  if (isLateNo(entry, before)) return 'block';
  const { state, reason } = entry;
  if (state !== 'skipped' || before?.writtenAt == null) return undefined;
  if (hasRefused) return 'block_and_unlink';
  return reason === 'unsubscribed' ? 'block' : 'unlink';
}
