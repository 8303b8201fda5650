import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { Settings } from '../../contract/settings.ts';
import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import type { CartRepository } from '../../db/ledger/carts.ts';
import { type LedgerEntry, type LedgerRepository, mayBeInBrevo } from '../../db/ledger/ledger.ts';
import type { OrderFactsRepository } from '../../db/ledger/order-facts.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { SubscriberRepository, Subscription } from '../../db/ledger/subscribers.ts';
import type { Store } from '../../db/store/stores.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { markCartsOf } from '../carts/mark-carts-of.ts';
import { drainJob } from '../drain/drain-job.ts';
import { rememberDeleted } from '../newsletter/deleted-accounts.ts';
import { readerExtId } from '../newsletter/to-reader-contact.ts';
import { chosenListIds, listIdsOnlyFor } from '../storefronts/storefront-settings.ts';
import { hasOnlyRefused } from './consent-decision.ts';
import { toExtId } from './decide-customer.ts';
import { type Withdrawal, withdrawContact } from './withdraw-contact.ts';

interface ForgetDeps {
  ledger: LedgerRepository;
  journal: SyncJournal;
  pending: PendingChangeRepository;
  subscribers: SubscriberRepository;
  orderFacts: OrderFactsRepository;
  carts: CartRepository;
  queue: JobQueue;
  now(): number;
}

interface Doors {
  store: Store;
  settings: Settings;
  brevo: BrevoClient;
  signal: AbortSignal;
}

/** The customer is gone from the store. Another customer with the same address speaks for the contact from now on. */
export async function forgetCustomer(
  deps: ForgetDeps,
  doors: Doors,
  entityId: string,
): Promise<void> {
  const { ledger, journal, pending, subscribers, now } = deps;
  const { storeHash } = doors.store;
  const [entry] = await ledger.listByIds(storeHash, 'customers', [entityId]);
  const others = entry?.contactKey
    ? (await ledger.listByContactKeys(storeHash, 'customers', [entry.contactKey])).filter(
        (one) => one.entityId !== entityId && one.state === 'synced',
      )
    : [];
  if (others.length > 0) {
    await journal.forget(storeHash, 'customers', [entityId, ...others.map((one) => one.entityId)]);
    const marks = others.map((one) => ({ storeHash, kind: 'customers', entityId: one.entityId }));
    await pending.mark(marks, now());
    return;
  }
  const contactKey = entry?.contactKey ?? null;
  const own = contactKey ? (await subscribers.listOf(storeHash, [contactKey])).get(contactKey) : [];
  const withdrawal = farewell(doors, own);
  const isWritten = entry !== undefined && entry.writtenAt !== null;
  if (isWritten) await takeBack({ ledger }, doors, entry, withdrawal);
  const isBlocked = isWritten && withdrawal === 'block_and_unlink';
  const keys = contactKey ? [contactKey] : await keysOfOrders(deps, storeHash, Number(entityId));
  for (const key of keys)
    await leaveOtherwise(deps, doors, { contactKey: key, isBlocked, withdrawal });
  await journal.forget(storeHash, 'customers', [entityId]);
}

/** Of an account of which the ledger says nothing, since what was to tell of it never left: its orders know whose they are. */
async function keysOfOrders(
  { orderFacts }: Pick<ForgetDeps, 'orderFacts'>,
  storeHash: string,
  customerId: number,
): Promise<string[]> {
  const orders = await orderFacts.listOf(storeHash, { contactKeys: [], customerIds: [customerId] });
  return [...new Set(orders.flatMap(({ contactKey }) => contactKey ?? []))];
}

/** Where the account was not written, they may be in Brevo as a reader, or as a guest, whose address their latest order has. */
async function leaveOtherwise(
  deps: ForgetDeps,
  doors: Doors,
  {
    contactKey,
    isBlocked,
    withdrawal,
  }: { contactKey: string; isBlocked: boolean; withdrawal: Withdrawal },
): Promise<void> {
  const { ledger, orderFacts, pending, queue, now } = deps;
  const { store, settings, brevo, signal } = doors;
  const { storeHash } = store;
  const [reader] = await ledger.listByIds(storeHash, 'newsletter', [contactKey]);
  if (reader && mayBeInBrevo(reader)) {
    const who = { extId: readerExtId(storeHash, contactKey) };
    const listIds = [...chosenListIds(settings)];
    await withdrawContact(brevo, who, withdrawal, { listIds, newsletterIds: listIds, signal });
  }
  await rememberDeleted(deps, storeHash, { contactKey, isBlocked });
  await markCartsOf(deps, storeHash, [contactKey]);
  const [guest] = await ledger.listByIds(storeHash, 'guests', [contactKey]);
  if (!guest || !mayBeInBrevo(guest)) return;
  const latest = await orderFacts.latestOrderIds(storeHash, [contactKey]);
  const marks = latest.map((id) => ({ storeHash, kind: 'orders', entityId: String(id) }));
  await pending.mark(marks, now());
  await queue.enqueue(drainJob(storeHash, 'orders'));
}

/** What the contact of a deleted customer is left with: a no that was said outlasts the account. */
function farewell({ settings }: Doors, subscriptions: readonly Subscription[] = []): Withdrawal {
  if (settings.consent.eraseDeleted) return 'erase';
  return hasOnlyRefused(subscriptions) ? 'block_and_unlink' : 'unlink';
}

/** Lists that another record of the same person is in because of itself are not left. */
export async function takeBack(
  { ledger }: Pick<ForgetDeps, 'ledger'>,
  { store, settings, brevo, signal }: Doors,
  {
    entityId,
    contactKey,
    email,
  }: Pick<LedgerEntry, 'entityId' | 'contactKey'> & { email?: string },
  withdrawal: Withdrawal,
): Promise<void> {
  const { storeHash } = store;
  const known = contactKey
    ? await ledger.listByContactKeys(storeHash, 'customers', [contactKey])
    : [];
  // Whoever is on their way is put in theirs by an import that may have arrived.
  const others = known.filter(
    ({ entityId: id, state }) => id !== entityId && (state === 'synced' || state === 'pending'),
  );
  const stays = new Set(others.flatMap(({ listIds }) => listIds ?? []));
  const listIds = [...chosenListIds(settings)].filter((id) => !stays.has(id));
  const who = { extId: toExtId(storeHash, Number(entityId)), email };
  const newsletterIds = listIdsOnlyFor(settings, 'newsletter');
  await withdrawContact(brevo, who, withdrawal, {
    ...{ listIds, newsletterIds, signal },
  });
}
