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
  // The count began anew in between.
  if (usage.periodStart !== attempt.periodStart) return 'unknown';
  return usage.used - attempt.usedBefore === knownCost ? 'no' : 'unknown';
}
