import type { Order } from '../../clients/bigcommerce/order.ts';
import type { LedgerEntry } from '../../db/ledger.ts';
import type { KnownOrder } from '../../db/order-facts.ts';
import type { DeliverHistoryDeps } from './deliver-history.ts';
import type { OrderPeople } from './order-people.ts';
import type { OrderWorld } from './order-world.ts';
import { toBrevoOrder } from './to-brevo-order.ts';

/**
 * An order that the merchant archived, which is what deleting is called: it counts for nobody any more, and Brevo, which
 * cannot forget an order (reference/brevo.md §0.5), hears that it was cancelled. No event: nothing happened to the shopper.
 */
export async function withdrawOrder(
  { orderFacts, journal, pending, now }: DeliverHistoryDeps,
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
  const { store, brevo, signal } = world;
  const { storeHash } = store;
  const entityId = String(order.id);
  if (known) await orderFacts.save(storeHash, [{ ...known, isArchived: true }]);
  const marks = people
    .customersOf(order)
    .map((id) => ({ storeHash, kind: 'customers', entityId: id }));
  await pending.mark(marks, now());
  await people.readOrders({ orderFacts }, [order]);
  if (before?.writtenAt != null) {
    const placement = people.place(order);
    if (placement.to === 'contact') {
      const { recipient } = placement;
      const cancelled = toBrevoOrder(
        { ...order, isArchived: true },
        recipient,
        refunded,
        world.orders,
      );
      await brevo.orders.write(cancelled, { signal });
    }
  }
  await journal.forget(storeHash, 'orders', [entityId]);
}
