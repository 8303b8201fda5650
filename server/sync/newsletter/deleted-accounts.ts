import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import type { LedgerEntry } from '../../db/ledger/ledger.ts';
import { CUSTOMER_DELETED } from '../../db/ledger/newsletter-readers.ts';

/**
 * A customer was deleted in the store. Their newsletter record, or an old order at which they ticked its box, may still say yes:
 * they do not come back to Brevo as a mere reader or guest because of it, only if they subscribe or buy again. That is remembered
 * as what they are as a reader. `isBlocked`: they had said no, which has been written.
 */
export async function rememberDeleted(
  { journal, now }: { journal: SyncJournal; now(): number },
  storeHash: string,
  { contactKey, isBlocked }: { contactKey: string; isBlocked: boolean },
): Promise<void> {
  const entry: LedgerEntry = {
    ...{ entityId: contactKey, contactKey, state: 'skipped', reason: CUSTOMER_DELETED },
    ...{ payloadHash: null, batchId: null, modifiedAt: now(), runNumber: 0 },
    writtenAt: isBlocked ? now() : null,
  };
  await journal.record(storeHash, 'newsletter', [entry], [], now());
}

/** Their account was deleted, and their contact is still there. `writtenAt` says that a no of theirs has been written since. */
export function hasLeft({ reason }: LedgerEntry): boolean {
  return reason === CUSTOMER_DELETED;
}

/** When the accounts of these people were deleted, as far as we know, ms, by contact key. `readers`: entries of kind `newsletter`. */
export function leftAtOf(readers: readonly LedgerEntry[]): ReadonlyMap<string, number> {
  return new Map(
    readers.filter(hasLeft).map(({ entityId, modifiedAt }) => [entityId, modifiedAt ?? 0]),
  );
}
