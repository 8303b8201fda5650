import type { LedgerEntry } from '../../db/ledger/ledger.ts';

/**
 * Was taken out of the lists for another reason, and has said no by now: what Brevo still has of them is ours, as the attributes
 * tell that were filled, and has to be blocked.
 */
export function isLateNo(
  { state, reason, contactKey }: LedgerEntry,
  before: LedgerEntry | undefined,
): boolean {
  if (state !== 'skipped' || reason !== 'unsubscribed' || before?.state !== 'skipped') return false;
  const isOurs = (before.toldAttributes ?? []).length > 0 && before.contactKey === contactKey;
  return isOurs && before.reason !== 'unsubscribed';
}
