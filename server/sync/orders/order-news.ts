import type { Order } from '../../clients/bigcommerce/order.ts';
import type { KnownOrder } from '../../db/ledger/order-facts.ts';
import { isPlaced } from './order-status.ts';

/** A thank-you for an order of last month is worse than none. Deliveries and retries of BigCommerce take two days at most. */
const NEWS_FOR_MS = 7 * 24 * 60 * 60_000;
/** BigCommerce's times are whole seconds of another clock. */
const SLACK_MS = 60_000;

/** Of an order that we have not heard of before: whether it was placed on our watch, and lately. */
export function isFresh(order: Order, connectedAt: number, now: number): boolean {
  const createdAt = order.createdAt ?? 0;
  return createdAt >= connectedAt - SLACK_MS && now - createdAt < NEWS_FOR_MS;
}

/** What a walk over the store finds and webhooks should have told: it is delivered as they would have, with its events. */
export function isMissedNews(
  order: Order,
  known: KnownOrder | undefined,
  connectedAt: number,
  now: number,
): boolean {
  if (!known) return isFresh(order, connectedAt, now);
  if (now - (order.modifiedAt ?? 0) >= NEWS_FOR_MS) return false;
  const hasNewStatus = known.toldStatusId !== order.statusId;
  return hasNewStatus || (isPlaced(order) && !known.toldPlaced);
}
