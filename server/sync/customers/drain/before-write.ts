import type { LedgerEntry } from '../../../db/ledger/ledger.ts';
import { toldBy } from '../mapping/told-attributes.ts';

/**
 * What the ledger has to say while a single write is under way, so that a crash, or an answer that is lost, leaves whoever it
 * carried perhaps written (`mayBeInBrevo`): a no that is said before the next try has to find them, what was filled can be
 * emptied, and what exactly Brevo has is not known. `entry` is what was decided, `sent` the attributes it will have filled, and
 * `now` in ms. Pure.
 */
export function beforeWrite(
  entry: LedgerEntry,
  before: LedgerEntry | undefined,
  sent: readonly string[] | null | undefined,
  now: number,
): LedgerEntry {
  const isKept = before?.state === 'synced' || before?.state === 'failed';
  const wasWritten = before?.writtenAt != null && before.state !== 'skipped';
  const waiting: LedgerEntry = {
    ...entry,
    ...{ state: 'pending', reason: null, runNumber: before?.runNumber ?? 0 },
    ...(isKept && { state: before.state, reason: before.reason }),
  };
  const told = toldBy([before]);
  return {
    // The contact is where it was until it has moved.
    ...(wasWritten ? before : waiting),
    ...{ payloadHash: null, batchId: null, sentAttributes: null },
    writtenAt: (wasWritten && before.writtenAt) || now,
    toldAttributes: told || sent ? [...new Set([...(told ?? []), ...(sent ?? [])])] : null,
  };
}
