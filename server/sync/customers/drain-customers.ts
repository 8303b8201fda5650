import type { Customer } from '../../clients/bigcommerce/customer.ts';
import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { Settings } from '../../contract/settings.ts';
import type { ConnectionRepository } from '../../db/connections.ts';
import type { LedgerEntry } from '../../db/ledger.ts';
import type { PendingChangeRepository } from '../../db/pending-changes.ts';
import type { Store } from '../../db/stores.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import { type DueMarks, drainDue } from '../drain/due-marks.ts';
import { newestRunNumber } from '../drain/newest-run-number.ts';
import { ContactBatch, type OutgoingContact } from '../imports/contact-batch.ts';
import { settleSending } from '../imports/settle-sending.ts';
import { leaveLists } from '../storefronts/leave-lists.ts';
import { withAllAttributes } from './all-attributes.ts';
import { readCustomerSetup } from './customer-setup.ts';
import type { SyncCustomersDeps } from './customer-walk.ts';
import { forgetCustomer, takeBack } from './forget-customer.ts';
import { hasMoved, letTravel } from './let-travel.ts';
import { PHONE_ATTRIBUTES } from './mapping-plan.ts';
import { markLeftOut } from './mark-left-out.ts';
import { SortedPage } from './sorted-page.ts';
import { customerNews, isNewCustomer, tellCustomer } from './tell-customer.ts';
import type { Withdrawal } from './withdraw-contact.ts';
import { writeContact } from './write-contact.ts';

export type DrainCustomersDeps = SyncCustomersDeps & {
  pending: PendingChangeRepository;
  connections: ConnectionRepository;
};

const CUSTOMERS_A_PASS = 250;
/** Up to here contacts are written one by one, which shows at once; more of them travel in one import. */
const MOST_SINGLE_WRITES = 20;

interface Drain {
  store: Store;
  settings: Settings;
  brevo: BrevoClient;
  context: JobContext;
  /** The marks of this pass. */
  marks: DueMarks;
  /** Contact keys of those who come in with this pass: their orders may have been left out. */
  cameIn: Set<string>;
}

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
    const drain: Drain = { store, settings, brevo, context, marks, cameIn: new Set() };
    try {
      await drainPass(deps, drain);
    } finally {
      // Whatever stopped the pass: the next one finds those who are in already, and would not know them for new.
      await markLeftOut(deps, storeHash, [...drain.cameIn]);
    }
    await finisher.finishLive(storeHash);
  });
}

async function drainPass(deps: DrainCustomersDeps, drain: Drain): Promise<void> {
  const { journal, remotes, now } = deps;
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

  for (const entry of page.settled) {
    await marks.settle([entry.entityId], async () => {
      const withdrawal = withdrawalOf(entry, page.before.get(entry.entityId));
      if (withdrawal) {
        const email = customers.find(({ id }) => String(id) === entry.entityId)?.email;
        await takeBack(deps, { ...drain, signal }, { ...entry, email }, withdrawal);
      }
      const shortfalls = page.shortfalls.filter(({ entityId }) => entityId === entry.entityId);
      await journal.record(storeHash, 'customers', [entry], shortfalls, now());
    });
  }
  const inStore = new Set(customers.map(({ id }) => String(id)));
  for (const entityId of marks.ids) {
    if (!inStore.has(entityId))
      await marks.settle([entityId], () => forgetCustomer(deps, { ...drain, signal }, entityId));
  }
  await writeContacts(deps, drain, page, customers);
}

/** A few are written one by one, and told of; the more travel together. */
async function writeContacts(
  deps: DrainCustomersDeps,
  drain: Drain,
  { contacts, before }: SortedPage,
  customers: readonly Customer[],
): Promise<void> {
  const { settings, marks } = drain;
  const newcomers = await findNewcomers(deps, drain.store.storeHash, customers);
  const isNew = (one: OutgoingContact) => newcomers.has(one.entityId);
  const isMany = contacts.length > MOST_SINGLE_WRITES;
  // Nobody registers so often in a moment: so many were brought in by the merchant, and are no news.
  const isCrowd = contacts.filter(isNew).length > MOST_SINGLE_WRITES;
  const [together = [], singly = []] = [true, false].map((isTogether) =>
    contacts.filter((one) => {
      const isToldOf = settings.events.customer_created && isNew(one) && !isCrowd;
      const travels = (isMany && !isToldOf) || one.needsImport === true;
      return (travels && !hasMoved(one, before)) === isTogether;
    }),
  );
  if (together.length > 0) await sendTogether(deps, drain, together);
  for (const contact of singly.toSorted(numbersGivenUpFirst)) {
    const known = before.get(String(contact.entityId));
    const customer = customers.find(({ id }) => id === contact.entityId);
    const name = customerNews(isNew(contact) && !isCrowd, known, settings.events);
    const news = customer && name && { name, customer };
    await marks.settle([String(contact.entityId)], () =>
      writeOne(deps, drain, contact, { before: known, news }),
    );
  }
}

type News = Pick<Parameters<typeof tellCustomer>[2], 'name' | 'customer'>;

/** By id, those who registered since Brevo was connected, and lately. */
async function findNewcomers(
  { connections, now }: DrainCustomersDeps,
  storeHash: string,
  customers: readonly Customer[],
): Promise<Set<number>> {
  const connection = await connections.find(storeHash, 'brevo');
  const connectedAt = connection?.connectedAt ?? Number.POSITIVE_INFINITY;
  const newcomers = customers.filter((one) => isNewCustomer(one, connectedAt, now()));
  return new Set(newcomers.map(({ id }) => id));
}

/** A number belongs to one contact only: whoever gives it up comes before whoever may have it now. */
function numbersGivenUpFirst(one: OutgoingContact, other: OutgoingContact): number {
  const rank = ({ empties = [] }: OutgoingContact) =>
    empties.some((name) => PHONE_ATTRIBUTES.has(name)) ? 0 : 1;
  return rank(one) - rank(other);
}

async function writeOne(
  deps: DrainCustomersDeps,
  { store, brevo, context, cameIn }: Drain,
  contact: OutgoingContact,
  { before, news }: { before: LedgerEntry | undefined; news: News | undefined },
): Promise<void> {
  const { journal, now } = deps;
  const { signal } = context;
  const outcome = await writeContact(brevo, contact, { before, signal });
  // Before it is in the ledger: should we die in between, it is told twice rather than never.
  const isTold =
    outcome.state !== 'synced' ||
    news === undefined ||
    (await tellCustomer(brevo, store, { ...news, email: contact.email }, { now: now(), signal }));
  const entries = contact.entries.map((entry) => ({
    ...entry,
    state: outcome.state,
    // Written without a phone on purpose: that is still what is missing.
    reason: outcome.reason ?? (isTold ? entry.reason : 'event_refused'),
    writtenAt: outcome.state === 'synced' ? now() : null,
    toldAttributes: outcome.state === 'synced' ? outcome.told : entry.toldAttributes,
    sentAttributes: null,
  }));
  const shortfalls = entries.flatMap(({ entityId, state, reason }) =>
    reason === null
      ? []
      : [
          {
            entityId,
            reason,
            severity: state === 'failed' ? ('failed' as const) : ('warning' as const),
          },
        ],
  );
  await journal.record(store.storeHash, 'customers', entries, shortfalls, now());
  if (outcome.state === 'synced' && before?.state !== 'synced') cameIn.add(contact.contactKey);
}

async function sendTogether(
  deps: DrainCustomersDeps,
  { store, brevo, context, cameIn }: Drain,
  contacts: readonly OutgoingContact[],
): Promise<void> {
  const { storeHash, publicKey } = store;
  const batch = new ContactBatch();
  for (const contact of contacts) batch.add(contact);
  await leaveLists(brevo, batch.contacts, context.signal);
  for (const call of batch.calls())
    await deps.sender.send(brevo, { storeHash, publicKey, runId: null }, call, context.signal);
  for (const { contactKey } of contacts) cameIn.add(contactKey);
}

/** What a customer who is no longer written means for the contact that Brevo has of them. */
function withdrawalOf(
  { state, reason }: LedgerEntry,
  before: LedgerEntry | undefined,
): Withdrawal | undefined {
  if (state !== 'skipped' || before?.writtenAt == null) return undefined;
  return reason === 'unsubscribed' ? 'block' : 'unlink';
}
