import { createHash } from 'node:crypto';
import type { Order } from '../../clients/bigcommerce/order.ts';
import { mayHaveRefunds } from '../../clients/bigcommerce/orders.ts';
import type { BrevoOrder } from '../../clients/brevo/shop-order.ts';
import type { LedgerEntry } from '../../db/ledger/ledger.ts';
import type { KnownOrder } from '../../db/ledger/order-facts.ts';
import type { OrderWorld } from './order-world.ts';

/** An order on its way, with its entry in the ledger. */
export interface OutgoingOrder {
  order: BrevoOrder;
  entry: LedgerEntry;
}

export function orderEntry(
  order: Order,
  contactKey: string | null,
  runNumber: number,
): LedgerEntry {
  return {
    entityId: String(order.id),
    contactKey,
    state: 'pending',
    reason: null,
    payloadHash: null,
    batchId: null,
    modifiedAt: order.modifiedAt,
    runNumber,
    writtenAt: null,
  };
}

/**
 * Of all that Brevo is told, but for when it was changed, since BigCommerce also touches orders that stay the same, and for
 * our own id of whoever placed it: a guest who registers does not change their orders.
 */
export function orderHash({ updatedAt: _, identifiers: __, ...order }: BrevoOrder): string {
  return createHash('sha256').update(JSON.stringify(order)).digest('hex').slice(0, 32);
}

/** What was given back, by order id, in each order's currency. Asked only where there may be something. */
export async function readRefunds(
  { bigcommerce, signal }: OrderWorld,
  orders: readonly Order[],
  known: ReadonlyMap<number, KnownOrder>,
  /** Of which an event says so. */
  told: ReadonlySet<string> = new Set(),
): Promise<(orderId: number) => string> {
  const ids = orders
    // A status that was changed after a refund no longer tells of it: what we know does.
    .filter(
      (order) =>
        mayHaveRefunds(order) ||
        told.has(String(order.id)) ||
        (known.get(order.id)?.refunded ?? '0') !== '0',
    )
    .map(({ id }) => id);
  const refunds = ids.length > 0 ? await bigcommerce.orders.refundsOf(ids, { signal }) : new Map();
  return (orderId) => refunds.get(orderId) ?? '0';
}
