import { z } from 'zod';

/** A status that an order of the store can have, and what it is to Brevo where the settings say nothing. */
export const OrderStatus = z.object({
  /** BigCommerce's number, 0 to 14: the key of `orderStatuses` in the settings. */
  id: z.number(),
  /** What the merchant calls it, or else BigCommerce. */
  name: z.string(),
  /** Free text to Brevo; by default `pending`, `completed`, `cancelled` or `refunded`. */
  defaultBrevoStatus: z.string(),
});
export type OrderStatus = z.output<typeof OrderStatus>;
export const OrderStatuses = z.object({ statuses: z.array(OrderStatus) });

/** Orders that are money: shipped or about to be (reference/bigcommerce.md §7, "Incomplete"). */
export const REVENUE_STATUSES: readonly number[] = [2, 3, 8, 9, 10, 11, 14];
