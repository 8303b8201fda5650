import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import type { LedgerEntry } from '../../db/ledger/ledger.ts';
import type { Store } from '../../db/store/stores.ts';
import type { OutgoingContact } from '../imports/contact-batch.ts';
import { beforeWrite } from './drain/before-write.ts';
import { type ContactOutcome, writeContact } from './write-contact.ts';

/** Writes one customer at once, with the ledger knowing of it before and after. What may pass is thrown. */
export async function writeSingly(
  { journal, now }: { journal: SyncJournal; now(): number },
  { store, brevo, signal }: { store: Store; brevo: BrevoClient; signal: AbortSignal },
  contact: OutgoingContact,
  {
    before,
    tell = async () => true,
  }: {
    before: LedgerEntry | undefined;
    /** What is to be told of them once they are there; answers whether Brevo took it. */
    tell?: () => Promise<boolean>;
  },
): Promise<ContactOutcome> {
  const perhaps = contact.entries.map((entry) =>
    beforeWrite(entry, before, entry.sentAttributes, now()),
  );
  await journal.note(store.storeHash, 'customers', perhaps);
  const outcome = await writeContact(brevo, contact, { before, signal });
  // Before it is in the ledger: should we die in between, it is told twice rather than never.
  const isTold = outcome.state !== 'synced' || (await tell());
  const entries = contact.entries.map((entry) => ({
    ...entry,
    state: outcome.state,
    // Written without a phone on purpose: that is still what is missing.
    reason: outcome.reason ?? (isTold ? entry.reason : 'event_refused'),
    // Refused, they are as they were: whoever was written before can still have to be taken back.
    writtenAt: outcome.state === 'synced' ? now() : entry.writtenAt,
    toldAttributes: outcome.state === 'synced' ? outcome.told : entry.toldAttributes,
    sentAttributes: null,
  }));
  const shortfalls = entries.flatMap(({ entityId, state, reason }) =>
    reason === null
      ? []
      : [
          {
            entityId,
            reason,
            severity: state === 'failed' ? ('failed' as const) : ('warning' as const),
          },
        ],
  );
  await journal.record(store.storeHash, 'customers', entries, shortfalls, now());
  return outcome;
}
