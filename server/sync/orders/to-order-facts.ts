import type { Order } from '../../clients/bigcommerce/order.ts';
import type { OrderFacts } from '../../db/ledger/order-facts.ts';
import { netOf, rateOf, toStoreMoney } from './order-money.ts';

/** What is kept of an order. `refunded` is in the currency it was paid in. Pure. */
export function toOrderFacts(
  order: Order,
  {
    contactKey,
    refunded,
    storeCurrency,
  }: { contactKey: string | null; refunded: string; storeCurrency: string | null },
): OrderFacts {
  const rate = rateOf(order, storeCurrency);
  const placedAt = order.createdAt ?? order.modifiedAt ?? 0;
  return {
    orderId: order.id,
    customerId: order.customerId,
    contactKey,
    channelId: order.channelId,
    statusId: order.statusId,
    isArchived: order.isArchived,
    isOptIn: order.isEmailOptIn,
    currency: order.currency || order.storeCurrency || storeCurrency || '',
    amount: order.total,
    refunded,
    storeAmount: toStoreMoney(netOf(order, refunded), rate).toFixed(),
    items: order.itemCount,
    cartId: order.cartId,
    placedAt,
    modifiedAt: order.modifiedAt ?? placedAt,
  };
}

/** Whether anything that a person's metrics are made of differs. */
export function changesMetrics(now: OrderFacts, before: OrderFacts | undefined): boolean {
  if (!before) return true;
  return (
    now.storeAmount !== before.storeAmount ||
    now.statusId !== before.statusId ||
    now.isArchived !== before.isArchived ||
    now.channelId !== before.channelId ||
    now.placedAt !== before.placedAt ||
    now.contactKey !== before.contactKey ||
    now.customerId !== before.customerId
  );
}
