import Big from 'big.js';
import type { OrderFacts } from '../../db/ledger/order-facts.ts';
import { isRevenue } from './order-status.ts';

/** What somebody's orders add up to, in the store's currency. Dates are ms since the epoch. */
export interface OrderMetrics {
  ordersCount: number;
  totalSpent: number;
  averageOrderValue: number;
  /** Undefined while none of their orders counts. */
  firstOrderAt: number | undefined;
  lastOrderAt: number | undefined;
  lastChannelId: number | undefined;
}

/**
 * Over the orders that are money. Undefined for somebody of whom we know no order at all (`isKnown` false): that is not the same as
 * none, which is what is left where all their orders are of a storefront that is switched off.
 */
export function metricsOf(
  orders: readonly Pick<
    OrderFacts,
    'orderId' | 'storeAmount' | 'statusId' | 'isArchived' | 'placedAt' | 'channelId'
  >[],
  { isKnown = orders.length > 0 } = {},
): OrderMetrics | undefined {
  if (!isKnown) return undefined;
  const counted = orders
    .filter(isRevenue)
    .sort((a, b) => a.placedAt - b.placedAt || a.orderId - b.orderId);
  const total = counted.reduce((sum, { storeAmount }) => sum.plus(storeAmount), Big(0));
  const average = counted.length > 0 ? total.div(counted.length).round(2) : Big(0);
  return {
    ordersCount: counted.length,
    totalSpent: total.toNumber(),
    averageOrderValue: average.toNumber(),
    firstOrderAt: counted[0]?.placedAt,
    lastOrderAt: counted.at(-1)?.placedAt,
    lastChannelId: counted.at(-1)?.channelId,
  };
}
