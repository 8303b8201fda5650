import type { Order } from '../../clients/bigcommerce/order.ts';
import type { LedgerEntry } from '../../db/ledger/ledger.ts';
import type { KnownOrder } from '../../db/ledger/order-facts.ts';
import type { DeliverHistoryDeps } from './deliver-history.ts';
import type { OrderPeople } from './order-people.ts';
import type { OrderWorld } from './order-world.ts';
import { toBrevoOrder } from './to-brevo-order.ts';
import { withdrawGuest, writeGuest } from './write-guest.ts';

/**
 * An order that the merchant archived, which is what deleting is called: it counts for nobody any more, and Brevo, which
 * cannot forget an order (reference/brevo.md §0.5), hears that it was cancelled. No event: nothing happened to the shopper.
 */
export async function withdrawOrder(
  deps: DeliverHistoryDeps,
  world: OrderWorld,
  people: OrderPeople,
  {
    order,
    refunded,
    known,
    before,
  }: {
    order: Order;
    refunded: string;
    known: KnownOrder | undefined;
    before: LedgerEntry | undefined;
  },
): Promise<void> {
  const { orderFacts, journal, pending, now } = deps;
  const { store, brevo, signal } = world;
  const { storeHash } = store;
  await people.readOrders(deps, [order]);
  const placement = people.place(order);
  if (before?.writtenAt != null && placement.to === 'contact') {
    const { recipient } = placement;
    const archived = { ...order, isArchived: true };
    const cancelled = toBrevoOrder(archived, recipient, refunded, world.orders);
    await brevo.orders.write(cancelled, { signal });
  }
  if (known) await orderFacts.save(storeHash, [{ ...known, isArchived: true }]);
  const marks = people
    .customersOf(order)
    .map((id) => ({ storeHash, kind: 'customers', entityId: id }));
  await pending.mark(marks, now());
  await people.readOrders(deps, [order]);
  await settleGuest(deps, world, people, order);
  await journal.forget(storeHash, 'orders', [String(order.id)]);
}

/** What is left of a guest without this order: other sums and lists, or nobody. */
async function settleGuest(
  deps: DeliverHistoryDeps,
  world: OrderWorld,
  people: OrderPeople,
  order: Order,
): Promise<void> {
  const placement = people.place(order);
  if (placement.to === 'contact') {
    const { guest, guestBefore } = placement;
    if (guest && guestBefore) people.noteGuest(await writeGuest(deps, world, guest, guestBefore));
  } else if (placement.wasGuest) {
    const email = order.billing.email.trim().toLowerCase();
    const { reason } = placement;
    await withdrawGuest(deps, world, placement.wasGuest, { email, reason });
    people.noteGuest({ ...placement.wasGuest, state: 'skipped', reason });
  }
}
