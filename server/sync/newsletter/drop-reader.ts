import type { LedgerEntry } from '../../db/ledger.ts';
import type { SubscriberRepository } from '../../db/subscribers.ts';
import type { SyncJournal } from '../../db/sync-journal.ts';
import { CUSTOMER_DELETED } from './walk-readers.ts';

/**
 * A customer was deleted in the store, and their newsletter record may still say yes. They do not come back to Brevo as a mere
 * reader because of it: only if they subscribe again.
 */
export async function dropReader(
  {
    journal,
    subscribers,
    now,
  }: { journal: SyncJournal; subscribers: SubscriberRepository; now(): number },
  storeHash: string,
  contactKey: string,
): Promise<void> {
  const own = (await subscribers.listOf(storeHash, [contactKey])).get(contactKey) ?? [];
  if (!own.some(({ newsletter }) => newsletter === 'subscribed')) return;
  const entry: LedgerEntry = {
    ...{ entityId: contactKey, contactKey, state: 'skipped', reason: CUSTOMER_DELETED },
    ...{ payloadHash: null, batchId: null, modifiedAt: null, runNumber: 0, writtenAt: null },
  };
  await journal.record(storeHash, 'newsletter', [entry], [], now());
}
