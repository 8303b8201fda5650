import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import type { LedgerEntry, LedgerRepository } from '../../db/ledger/ledger.ts';
import { CUSTOMER_DELETED } from '../../db/ledger/newsletter-readers.ts';
import { RemoteError } from '../../errors.ts';
import { beforeWrite } from '../customers/drain/before-write.ts';
import { writeContact } from '../customers/write-contact.ts';
import { ContactBatch } from '../imports/contact-batch.ts';
import type { ImportSender } from '../imports/import-sender.ts';
import { leaveLists } from '../storefronts/leave-lists.ts';
import { chosenListIds, listIdsOnlyFor } from '../storefronts/storefront-settings.ts';
import type { GuestContact } from './guest-contact.ts';
import type { OrderWorld } from './order-world.ts';

interface WriteGuestDeps {
  journal: SyncJournal;
  now(): number;
}

interface SendGuestDeps extends WriteGuestDeps {
  ledger: LedgerRepository;
  sender: ImportSender;
}

/**
 * Writes a guest before their order, which finds them by their address. Answers what the ledger says of them now. What only an
 * import can empty goes by one: Brevo knows that guest already.
 */
export async function writeGuest(
  { journal, ledger, sender, now }: SendGuestDeps,
  { brevo, store, signal }: OrderWorld,
  { contact, entry, hasNews }: GuestContact,
  before: LedgerEntry | undefined,
): Promise<LedgerEntry> {
  const { storeHash, publicKey } = store;
  if (contact.needsImport) {
    const batch = new ContactBatch();
    batch.add({ ...contact, entries: [entry] });
    await leaveLists(brevo, batch.contacts, signal);
    const target = { storeHash, publicKey, runId: null, kind: 'guests' } as const;
    for (const call of batch.calls()) await sender.send(brevo, target, call, signal);
    const [sent] = await ledger.listByIds(storeHash, 'guests', [entry.entityId]);
    return sent ?? entry;
  }
  const perhaps = beforeWrite(entry, before, entry.sentAttributes, now());
  if (hasNews) await journal.note(storeHash, 'guests', [perhaps]);
  const outcome = hasNews
    ? await writeContact(brevo, contact, { before, signal })
    : ({ state: 'synced', reason: entry.reason, told: contact.told ?? null } as const);
  const { state, reason } = outcome;
  const written: LedgerEntry = {
    ...{ ...entry, state, reason, writtenAt: state === 'synced' ? now() : entry.writtenAt },
    toldAttributes: outcome.state === 'synced' ? outcome.told : entry.toldAttributes,
    sentAttributes: null,
  };
  await journal.record(storeHash, 'guests', [written], [], now());
  return written;
}

/**
 * A guest who may not be written any more: blocked if they said no, and otherwise out of our lists, or out of Brevo, if they had
 * an account that was deleted and the merchant chose so. Doing it twice is the same as once.
 */
export async function withdrawGuest(
  { journal, now }: WriteGuestDeps,
  { brevo, store, settings, signal }: OrderWorld,
  guest: LedgerEntry,
  { email, reason }: { email: string; reason: string },
): Promise<void> {
  const known = await brevo.findContact(email, 'email_id', { signal });
  const isNo = reason === 'unsubscribed';
  const leaves = isNo ? listIdsOnlyFor(settings, 'newsletter') : [...chosenListIds(settings)];
  const unlinkListIds = known?.listIds.filter((id) => leaves.includes(id)) ?? [];
  const isBlocking = isNo && known?.emailBlacklisted === false;
  const changes = { unlinkListIds, ...(isBlocking && { emailBlacklisted: true as const }) };
  if (isBlocking) await brevo.blocks.noteOwn([email]);
  if (known && reason === CUSTOMER_DELETED && settings.consent.eraseDeleted)
    await erase(brevo, known.id, signal);
  else if (known && (isBlocking || unlinkListIds.length > 0))
    await brevo.updateContact(known.id, 'contact_id', changes, { signal });
  const entry: LedgerEntry = { ...guest, state: 'skipped', reason, payloadHash: null };
  await journal.record(store.storeHash, 'guests', [entry], [], now());
}

async function erase(brevo: BrevoClient, contactId: number, signal: AbortSignal): Promise<void> {
  try {
    await brevo.deleteContact(contactId, { signal });
  } catch (error) {
    // Gone already, perhaps by a call of ours whose answer was lost.
    if (!(error instanceof RemoteError && error.failure === 'missing')) throw error;
  }
}
