import type { Order } from '../../clients/bigcommerce/order.ts';
import type { Shortfall } from '../../db/journal/journal-rows.ts';
import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import type { Run } from '../../db/journal/sync-runs.ts';
import type { LedgerEntry, LedgerRepository } from '../../db/ledger/ledger.ts';
import type { OrderFactsRepository } from '../../db/ledger/order-facts.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { SubscriberRepository } from '../../db/ledger/subscribers.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { drainJob } from '../drain/drain-job.ts';
import type { ImportSender } from '../imports/import-sender.ts';
import { isEnabled } from '../storefronts/storefront-settings.ts';
import { decideGuestsAgain } from './decide-guests-again.ts';
import type { GuestContact } from './guest-contact.ts';
import { type ImportGuestsDeps, importGuests } from './import-guests.ts';
import { isMissedNews } from './order-news.ts';
import { OrderPeople, type Placement } from './order-people.ts';
import { isPlaced } from './order-status.ts';
import type { OrderWorld } from './order-world.ts';
import { type OutgoingOrder, orderEntry, orderHash, readRefunds } from './outgoing-order.ts';
import { sendHistory } from './send-history.ts';
import { toBrevoOrder } from './to-brevo-order.ts';
import { changesMetrics, toOrderFacts } from './to-order-facts.ts';
import { withdrawGuest, writeGuest } from './write-guest.ts';

/** What the walk over all orders needs besides. */
export type HistoryDeps = DeliverHistoryDeps & ImportGuestsDeps;

export interface DeliverHistoryDeps {
  ledger: LedgerRepository;
  subscribers: SubscriberRepository;
  orderFacts: OrderFactsRepository;
  journal: SyncJournal;
  pending: PendingChangeRepository;
  queue: JobQueue;
  sender: ImportSender;
  now(): number;
}

/** Up to here guests are written one by one, which is over sooner than an import. */
const MOST_SINGLE_GUESTS = 20;

/**
 * Orders of the past into Brevo, up to 1,000 in a call and without moving any automation. Guests are written before the
 * orders that name them. Orders that this run decided before (it was restarted) are left out, and so is what a webhook
 * should have told: that goes the way of live changes, with its events. Who ticks the newsletter's box at a later order, more
 * than a call away, comes in with that one; the earlier ones follow with the next check of changes.
 */
export async function deliverHistory(
  deps: HistoryDeps,
  world: OrderWorld,
  run: Pick<Run, 'number' | 'mode'>,
  read: readonly Order[],
): Promise<void> {
  const { ledger, orderFacts, journal, pending, now } = deps;
  const { storeHash } = world.store;
  const ids = read.map(({ id }) => String(id));
  const before = new Map(
    (await ledger.listByIds(storeHash, 'orders', ids)).map((entry) => [entry.entityId, entry]),
  );
  const undecided = read.filter(({ id }) => before.get(String(id))?.runNumber !== run.number);
  const known = await orderFacts.list(
    storeHash,
    undecided.map(({ id }) => id),
  );
  const people = await OrderPeople.read(deps, world, undecided);
  // An order that is there before its contact finds nobody: the drain waits for whoever is on their way.
  const isOfDrain = (order: Order) =>
    isMissedNews(order, known.get(order.id), world.connectedAt, now()) ||
    people.isAccountUnderWay(order);
  await setAside(deps, world, run, undecided.filter(isOfDrain), before);

  const orders = undecided.filter((order) => !isOfDrain(order));
  if (orders.length === 0) return;
  const refundedOf = await readRefunds(world, orders, known);
  const facts = orders.map((order) =>
    toOrderFacts(order, {
      contactKey: people.keyOf(order),
      refunded: refundedOf(order.id),
      storeCurrency: world.orders.storeCurrency,
    }),
  );
  await orderFacts.saveAsTold(
    storeHash,
    facts.map((one) => ({
      ...one,
      toldPlaced: isPlaced(one) || (known.get(one.orderId)?.toldPlaced ?? false),
      toldCompleted: isPlaced(one) || (known.get(one.orderId)?.toldCompleted ?? false),
      toldStatusId: one.statusId,
      toldHash: null,
    })),
  );
  await people.readOrders(deps, orders);

  const failedGuests = await writeGuests(deps, world, people, orders);
  const outgoing: OutgoingOrder[] = [];
  const settled: LedgerEntry[] = [];
  const concerned = new Set<string>();
  for (const [nth, order] of orders.entries()) {
    const entry = orderEntry(order, people.keyOf(order), run.number);
    const last = before.get(entry.entityId);
    const placement = people.place(order);
    const failure = failedGuests.get(entry.contactKey ?? '');
    let isNew = true;
    if (placement.to === 'nobody') settled.push(skipped(entry, placement, last));
    else if (failure) settled.push({ ...entry, state: 'failed', reason: failure });
    else {
      const { recipient } = placement;
      const brevoOrder = toBrevoOrder(order, recipient, refundedOf(order.id), world.orders);
      const payloadHash = orderHash(brevoOrder);
      const isSame = last?.state === 'synced' && last.payloadHash === payloadHash;
      isNew = !isSame;
      if (isSame && run.mode !== 'full')
        settled.push({ ...last, modifiedAt: entry.modifiedAt, runNumber: run.number });
      else outgoing.push({ order: brevoOrder, entry: { ...entry, payloadHash } });
    }
    const now = facts[nth];
    if (isNew || (now && changesMetrics(now, known.get(order.id))))
      for (const id of people.customersOf(order)) concerned.add(id);
  }

  const written = await sendHistory(world.brevo, outgoing, now, world.signal);
  // Before the ledger says that these orders are done with: should we die in between, they are done again.
  const marks = [...concerned].map((entityId) => ({ storeHash, kind: 'customers', entityId }));
  await pending.mark(marks, now());
  await record(journal, storeHash, [...settled, ...written], now());
}

/** For the drain, which the run waits for. */
async function setAside(
  { journal, queue, now }: DeliverHistoryDeps,
  { store }: OrderWorld,
  run: Pick<Run, 'number'>,
  orders: readonly Order[],
  before: ReadonlyMap<string, LedgerEntry>,
): Promise<void> {
  if (orders.length === 0) return;
  const entries = orders.map((order) => {
    const entry = before.get(String(order.id)) ?? orderEntry(order, null, run.number);
    return { ...entry, state: 'pending' as const, batchId: null, runNumber: run.number };
  });
  await journal.setAside(store.storeHash, 'orders', entries, now());
  await queue.enqueue(drainJob(store.storeHash, 'orders'));
}

/**
 * Each guest once, by the latest of these orders on a storefront that is switched on: a few one by one, many of them together. Answers why some could not be
 * written, by contact key.
 */
async function writeGuests(
  deps: HistoryDeps,
  world: OrderWorld,
  people: OrderPeople,
  orders: readonly Order[],
): Promise<Map<string, string>> {
  const isOn = ({ channelId }: Order) => isEnabled(world.settings, channelId);
  const speaking = [...orders.filter((one) => !isOn(one)), ...orders.filter(isOn)];
  const latest = new Map(speaking.map((order) => [people.keyOf(order), order]));
  const wanted: Array<{ guest: GuestContact; before: LedgerEntry | undefined }> = [];
  for (const order of latest.values()) {
    const placement = people.place(order);
    if (placement.to === 'contact') {
      const { guest, guestBefore: before } = placement;
      if (guest) wanted.push({ guest, before });
    } else if (placement.wasGuest) {
      const email = order.billing.email.trim().toLowerCase();
      await withdrawGuest(deps, world, placement.wasGuest, { email, reason: placement.reason });
    }
  }
  const news = wanted.filter(({ guest }) => guest.hasNews).map(({ guest }) => guest);
  const imported = news.length > MOST_SINGLE_GUESTS ? await importGuests(deps, world, news) : null;
  const failed = new Map<string, string>();
  for (const { guest, before } of wanted) {
    const known = imported?.get(guest.entry.entityId);
    // Whose phone is somebody else's is written without it, by itself; and whoever was lost on the way.
    const isSettled = known?.state === 'synced' || known?.state === 'failed';
    const entry = isSettled ? known : await writeGuest(deps, world, guest, before);
    people.noteGuest(entry);
    if (entry.state === 'failed') failed.set(entry.entityId, entry.reason ?? 'unknown');
  }
  const keys = wanted.map(({ guest }) => guest.entry.entityId);
  await decideGuestsAgain(deps, world.store.storeHash, people, keys);
  return failed;
}

function skipped(
  entry: LedgerEntry,
  { reason }: Extract<Placement, { to: 'nobody' }>,
  before: LedgerEntry | undefined,
): LedgerEntry {
  return { ...entry, state: 'skipped', reason, writtenAt: before?.writtenAt ?? null };
}

async function record(
  journal: SyncJournal,
  storeHash: string,
  entries: readonly LedgerEntry[],
  now: number,
): Promise<void> {
  const shortfalls = entries.flatMap(({ entityId, state, reason }): Shortfall[] =>
    state === 'failed' ? [{ entityId, severity: 'failed', reason: reason ?? 'unknown' }] : [],
  );
  await journal.record(storeHash, 'orders', entries, shortfalls, now);
}
