import type { LedgerEntry } from '../../db/ledger.ts';
import type { SyncJournal } from '../../db/sync-journal.ts';
import { writeContact } from '../customers/write-contact.ts';
import { chosenListIds, listIdsOnlyFor } from '../storefronts/storefront-settings.ts';
import type { GuestContact } from './guest-contact.ts';
import type { OrderWorld } from './order-world.ts';

interface WriteGuestDeps {
  journal: SyncJournal;
  now(): number;
}

/** Writes a guest before their order, which finds them by their address. Answers what the ledger says of them now. */
export async function writeGuest(
  { journal, now }: WriteGuestDeps,
  { brevo, store, signal }: OrderWorld,
  { contact, entry, hasNews }: GuestContact,
  before: LedgerEntry | undefined,
): Promise<LedgerEntry> {
  const { state, reason } = hasNews
    ? await writeContact(brevo, contact, { before, signal })
    : ({ state: 'synced', reason: entry.reason } as const);
  const written = { ...entry, state, reason, writtenAt: state === 'synced' ? now() : null };
  await journal.record(store.storeHash, 'guests', [written], [], now());
  return written;
}

/**
 * A guest who may not be written any more: blocked if they said no, and otherwise out of our lists. Doing it twice is the same
 * as once.
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
  if (known && (isBlocking || unlinkListIds.length > 0))
    await brevo.updateContact(known.id, 'contact_id', changes, { signal });
  const entry: LedgerEntry = { ...guest, state: 'skipped', reason, payloadHash: null };
  await journal.record(store.storeHash, 'guests', [entry], [], now());
}
