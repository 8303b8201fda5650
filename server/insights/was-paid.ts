import type { MaveraUsage } from '../clients/mavera/usage.ts';
import type { PaidAttempt } from '../db/insights/mavera-attempts.ts';

/**
 * Whether a call that broke off was paid, as far as the account's use tells: `no` only if all that was used since is known to
 * be of other calls. What was used by somebody else with the same account looks like ours; then nobody knows. Pure.
 *
 * @param knownCost what our other calls since are known to have cost
 */
export function wasPaid(
  attempt: Pick<PaidAttempt, 'usedBefore' | 'periodStart'>,
  usage: Pick<MaveraUsage, 'used' | 'periodStart'>,
  knownCost: number,
): 'no' | 'unknown' {
  return unexplained(attempt, usage, knownCost) === 0 ? 'no' : 'unknown';
}

/** What such a call can have cost at most: no more than was used since and is not known to be of other calls. Pure. */
export function mostPaid(
  attempt: Pick<PaidAttempt, 'usedBefore' | 'periodStart' | 'most'>,
  usage: Pick<MaveraUsage, 'used' | 'periodStart'>,
  knownCost: number,
): number {
  return Math.min(attempt.most, unexplained(attempt, usage, knownCost) ?? attempt.most);
}

/** Undefined: the account does not tell. */
function unexplained(
  { usedBefore, periodStart }: Pick<PaidAttempt, 'usedBefore' | 'periodStart'>,
  usage: Pick<MaveraUsage, 'used' | 'periodStart'>,
  knownCost: number,
): number | undefined {
  // The count began anew in between.
  if (usage.periodStart !== periodStart) return undefined;
  const credits = usage.used - usedBefore - knownCost;
  return credits < 0 ? undefined : credits;
}
