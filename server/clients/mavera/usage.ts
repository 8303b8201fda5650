import { z } from 'zod';
import { DateWire } from './wire.ts';

/** What an account has used of what it pays for (reference/mavera-and-peers.md §1.6). */
export interface MaveraUsage {
  used: number;
  included: number;
  /** What a call may still cost: also bounded by the workspace's own limit, where it has one. */
  remaining: number;
  /** When the billing period began and ends, ms; null where it is not told. */
  periodStart: number | null;
  periodEnd: number | null;
}

const NumberWire = z.number().nullish();

export const MaveraUsageWire = z.object({
  billing_period: z.object({ start: DateWire, end: DateWire }).nullish(),
  credits: z.object({ used: z.number(), included: NumberWire, remaining: NumberWire }),
  limits: z.object({ usage_limit: NumberWire }).nullish(),
});

export function toUsage({
  credits,
  billing_period: period,
  limits,
}: z.output<typeof MaveraUsageWire>): MaveraUsage {
  const { used, included } = credits;
  const left = credits.remaining ?? Math.max(0, (included ?? 0) - used);
  const budget = limits?.usage_limit ?? null;
  return {
    used,
    included: included ?? used + left,
    remaining: budget === null ? left : Math.max(0, Math.min(left, budget - used)),
    periodStart: period?.start ?? null,
    periodEnd: period?.end ?? null,
  };
}
