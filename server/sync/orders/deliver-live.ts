import type { Order } from '../../clients/bigcommerce/order.ts';
import type { Shortfall } from '../../db/journal/journal-rows.ts';
import type { LedgerEntry } from '../../db/ledger/ledger.ts';
import type { KnownOrder } from '../../db/ledger/order-facts.ts';
import { RemoteError } from '../../errors.ts';
import { decideGuestsAgain } from './decide-guests-again.ts';
import type { DeliverHistoryDeps } from './deliver-history.ts';
import type { ItemLinks } from './item-links.ts';
import { isFresh } from './order-news.ts';
import type { OrderPeople } from './order-people.ts';
import { isPlaced } from './order-status.ts';
import type { OrderWorld } from './order-world.ts';
import { orderEntry, orderHash } from './outgoing-order.ts';
import { tellEvents } from './tell-events.ts';
import { type Recipient, toBrevoOrder } from './to-brevo-order.ts';
import { toOrderFacts } from './to-order-facts.ts';
import { withdrawGuest, writeGuest } from './write-guest.ts';

export interface LiveOrder {
  order: Order;
  refunded: string;
  links: ItemLinks;
  known: KnownOrder | undefined;
  /** What the ledger says of it. */
  before: LedgerEntry | undefined;
  runNumber: number;
}

/**
 * One order as it is now: its facts, whoever placed it, the order itself, then the events. Each step may be repeated: what
 * was done is known by the ledger and by what is noted as told.
 */
export async function deliverLive(
  deps: DeliverHistoryDeps,
  world: OrderWorld,
  people: OrderPeople,
  live: LiveOrder,
): Promise<void> {
  const { journal, orderFacts, pending, now } = deps;
  const { storeHash } = world.store;
  const { order, refunded, before } = live;
  const entry = orderEntry(order, people.keyOf(order), live.runNumber);
  const known = await saveFacts(deps, world, entry.contactKey, live);
  const marks = people
    .customersOf(order)
    .map((entityId) => ({ storeHash, kind: 'customers', entityId }));
  await pending.mark(marks, now());
  await people.readOrders(deps, [order]);
  const settle = async (end: Pick<LedgerEntry, 'state' | 'reason'> & Partial<LedgerEntry>) => {
    const writtenAt = before?.writtenAt ?? null;
    const settled: LedgerEntry = { ...entry, writtenAt, ...end };
    await journal.record(storeHash, 'orders', [settled], shortfallOf(settled), now());
  };

  const placement = people.place(order);
  const email = order.billing.email.trim().toLowerCase();
  if (placement.to === 'nobody') {
    const { wasGuest: guest, reason } = placement;
    if (guest) await withdrawGuest(deps, world, guest, { email, reason });
    // Should they opt in later, what has been is not told them as news.
    await orderFacts.saveTold(storeHash, order.id, toldAll(order));
    return settle({ state: 'skipped', reason });
  }
  if (placement.guest) {
    const guest = await writeGuest(deps, world, placement.guest, placement.guestBefore);
    if (guest.state === 'failed') return settle({ state: 'failed', reason: guest.reason });
    people.noteGuest(guest);
    await decideGuestsAgain(deps, storeHash, people, [guest.entityId]);
    if (placement.guestBefore?.state !== 'synced')
      await pending.mark(await skippedOf(deps, storeHash, [guest.entityId]), now());
  }

  const { recipient } = placement;
  const brevoOrder = toBrevoOrder(order, recipient, refunded, world.orders);
  const hash = orderHash(brevoOrder);
  if (before?.state !== 'synced' || before.payloadHash !== hash) {
    // What is old when Brevo first hears of it moves no automation.
    const isHistory = before?.writtenAt == null && !isFresh(order, world.connectedAt, now());
    const { orders } = world.brevo;
    const options = { signal: world.signal };
    const writing = isHistory
      ? orders.writeHistory([brevoOrder], options)
      : orders.write(brevoOrder, options);
    if (!(await isTaken(writing))) return settle({ state: 'failed', reason: 'order_refused' });
    await settle({ state: 'synced', reason: null, payloadHash: hash, writtenAt: now() });
  } else await settle({ ...before, modifiedAt: entry.modifiedAt, runNumber: entry.runNumber });
  await tell(deps, world, { ...live, known }, recipient, hash);
}

async function tell(
  { orderFacts, journal, ledger, now }: DeliverHistoryDeps,
  world: OrderWorld,
  { order, refunded, known, links }: LiveOrder,
  recipient: Recipient,
  hash: string,
): Promise<void> {
  const { storeHash } = world.store;
  const { isRefused } = await tellEvents({ orderFacts }, world, {
    ...{ order, recipient, refunded, known, hash, links },
  });
  if (!isRefused) return;
  const id = String(order.id);
  const [entry] = await ledger.listByIds(storeHash, 'orders', [id]);
  if (!entry) return;
  const reason = 'event_refused';
  const shortfall: Shortfall = { entityId: id, severity: 'warning', reason };
  await journal.record(storeHash, 'orders', [{ ...entry, reason }], [shortfall], now());
}

/** Answers what was told of the order before. One that is old when we first hear of it counts as told. */
async function saveFacts(
  { orderFacts, now }: DeliverHistoryDeps,
  world: OrderWorld,
  contactKey: string | null,
  { order, refunded, known }: LiveOrder,
): Promise<KnownOrder | undefined> {
  const { storeHash } = world.store;
  const { storeCurrency } = world.orders;
  const facts = toOrderFacts(order, { contactKey, refunded, storeCurrency });
  if (known || isFresh(order, world.connectedAt, now())) {
    await orderFacts.save(storeHash, [facts]);
    return known;
  }
  const told = { ...facts, toldHash: null, ...toldAll(order) };
  await orderFacts.saveAsTold(storeHash, [told]);
  return told;
}

function toldAll(order: Order) {
  const isPast = isPlaced(order);
  return { toldPlaced: isPast, toldCompleted: isPast, toldStatusId: order.statusId };
}

/** Orders that were left out because of whoever placed them, for when that person comes in. */
export async function skippedOf(
  { ledger }: Pick<DeliverHistoryDeps, 'ledger'>,
  storeHash: string,
  contactKeys: readonly string[],
): Promise<Array<{ storeHash: string; kind: string; entityId: string }>> {
  const entries = await ledger.listByContactKeys(storeHash, 'orders', contactKeys);
  return entries
    .filter(({ state }) => state === 'skipped')
    .map(({ entityId }) => ({ storeHash, kind: 'orders', entityId }));
}

/** False if Brevo refuses it for what it says. */
async function isTaken(write: Promise<void>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof RemoteError && error.failure === 'rejected') return false;
    throw error;
  }
}

function shortfallOf({ entityId, state, reason }: LedgerEntry): Shortfall[] {
  return state === 'failed' ? [{ entityId, severity: 'failed', reason: reason ?? 'unknown' }] : [];
}
