import { z } from 'zod';

/**
 * Records that were written to Brevo; each time counts. `customers` are contacts: guests and readers of the newsletter with
 * them. Stock travels with its products and is counted there.
 */
export const WrittenRecords = z.object({
  customers: z.number(),
  orders: z.number(),
  products: z.number(),
  categories: z.number(),
  carts: z.number(),
});
export type WrittenRecords = z.output<typeof WrittenRecords>;

/** `GET /api/activity/daily`: how much was written lately. */
export const DailyActivity = z.object({
  /** The store's own, an IANA name: where its days begin. */
  timeZone: z.string(),
  /** The last 30, oldest first and today last, also those on which nothing was written. */
  days: z.array(
    z.object({
      /** `YYYY-MM-DD` in the store's time zone. */
      date: z.string(),
      written: WrittenRecords,
    }),
  ),
  /** Today's 24. */
  hours: z.array(z.object({ hour: z.number(), written: WrittenRecords })),
});
export type DailyActivity = z.output<typeof DailyActivity>;
