import { z } from 'zod';

/** Whom somebody's orders make them: by how many there are, or by what was spent. Nobody without an order that counts is in one. */
export const Cohort = z.enum(['new', 'returning', 'vip']);
export type Cohort = z.output<typeof Cohort>;

/** The Brevo list of each, by its name in the settings (`lists`). */
export const LIST_OF_COHORT = {
  new: 'cohortNew',
  returning: 'cohortReturning',
  vip: 'cohortVip',
} as const satisfies Record<Cohort, string>;
export const COHORT_LISTS = Object.values(LIST_OF_COHORT);

/** Where one cohort ends and the next one begins. Orders are those that are money (`REVENUE_STATUSES`). */
export const CohortRules = z
  .strictObject({
    /** So many orders make a buyer a returning one; below that they are new. */
    returningFrom: z.int().min(2).max(1_000).default(2),
    /** So many orders make a VIP, whatever was spent. */
    vipOrders: z.int().min(2).max(10_000).default(6),
    /** So much spent makes a VIP with any number of orders; in the store's currency, less refunds. Null: money makes nobody one. */
    vipSpent: z.number().positive().max(1_000_000_000).nullable().default(500),
  })
  .refine(({ returningFrom, vipOrders }) => vipOrders > returningFrom, {
    error: 'A VIP needs more orders than a returning customer.',
    path: ['vipOrders'],
  });
export type CohortRules = z.output<typeof CohortRules>;

/** By orders that count and what they add up to, in the store's currency; undefined before the first of them. Pure. */
export function cohortOf(
  { ordersCount, totalSpent }: { ordersCount: number; totalSpent: number },
  { returningFrom, vipOrders, vipSpent }: CohortRules,
): Cohort | undefined {
  if (ordersCount === 0) return undefined;
  if (ordersCount >= vipOrders || (vipSpent !== null && totalSpent >= vipSpent)) return 'vip';
  return ordersCount >= returningFrom ? 'returning' : 'new';
}
