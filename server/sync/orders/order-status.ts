import { REVENUE_STATUSES } from '../../contract/order-status.ts';
import type { Settings } from '../../contract/settings.ts';

/**
 * What an order is to Brevo, by BigCommerce's status (reference/brevo.md §3.4, reference/bigcommerce.md §6.2). A partial
 * refund leaves a purchase, of which the rest counts; what is disputed or awaits somebody's eyes is not settled yet.
 */
const DEFAULT_STATUSES: Readonly<Record<number, string>> = {
  0: 'pending',
  1: 'pending',
  2: 'completed',
  3: 'completed',
  4: 'refunded',
  5: 'cancelled',
  6: 'cancelled',
  7: 'pending',
  8: 'completed',
  9: 'completed',
  10: 'completed',
  11: 'completed',
  12: 'pending',
  13: 'pending',
  14: 'completed',
};

/** An archived order is out of the store's own figures, so it is no purchase to Brevo either. */
const ARCHIVED = 'cancelled';

export function toBrevoStatus(
  order: { statusId: number; isArchived: boolean },
  overrides: Settings['orderStatuses'] = {},
): string {
  if (order.isArchived) return ARCHIVED;
  return overrides[String(order.statusId)] ?? DEFAULT_STATUSES[order.statusId] ?? 'pending';
}

export function isRevenue(order: { statusId: number; isArchived: boolean }): boolean {
  return !order.isArchived && REVENUE_STATUSES.includes(order.statusId);
}

/** The payment failed, was declined or called off: as yet, or for good, nobody has bought anything. */
export const NOT_PLACED: ReadonlySet<number> = new Set([0, 5, 6]);

/** Whether somebody has bought. Asked when an order is new or was not placed until now. */
export function isPlaced(order: { statusId: number; isArchived: boolean }): boolean {
  return !order.isArchived && !NOT_PLACED.has(order.statusId);
}
