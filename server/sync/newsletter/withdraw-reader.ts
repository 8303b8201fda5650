import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { Settings } from '../../contract/settings.ts';
import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import { type LedgerEntry, mayBeInBrevo } from '../../db/ledger/ledger.ts';
import type { Subscription } from '../../db/ledger/subscribers.ts';
import type { Store } from '../../db/store/stores.ts';
import { withdrawContact } from '../customers/withdraw-contact.ts';
import { chosenListIds, listIdsOnlyFor } from '../storefronts/storefront-settings.ts';
import { hasLeft } from './deleted-accounts.ts';
import { readerExtId } from './to-reader-contact.ts';

export interface ReaderDoors {
  store: Store;
  settings: Settings;
  brevo: BrevoClient;
  signal: AbortSignal;
}

/**
 * A reader who no longer gets the newsletter: blocked if they said no, and otherwise out of the lists they were put in. Doing
 * it twice is the same as once.
 */
export async function withdrawReader(
  { journal, now }: { journal: SyncJournal; now(): number },
  { store, settings, brevo, signal }: ReaderDoors,
  {
    entry,
    email,
    subscriptions,
  }: {
    entry: LedgerEntry;
    /** Where it is known; otherwise our own id finds them. */
    email?: string;
    subscriptions: readonly Subscription[];
  },
): Promise<void> {
  const { storeHash } = store;
  const saidNo = subscriptions.some(({ newsletter }) => newsletter === 'unsubscribed');
  const isOff = subscriptions.some(({ newsletter }) => newsletter === 'subscribed');
  const chosen = chosenListIds(settings);
  const who = { extId: readerExtId(storeHash, entry.entityId), email };
  await withdrawContact(brevo, who, saidNo && !isOff ? 'block' : 'unlink', {
    listIds: (entry.listIds ?? []).filter((id) => chosen.has(id)),
    newsletterIds: listIdsOnlyFor(settings, 'newsletter'),
    signal,
  });
  const reason = isOff ? 'storefront_off' : saidNo ? 'unsubscribed' : 'not_subscribed';
  const gone: LedgerEntry = {
    ...entry,
    ...{ state: 'skipped', payloadHash: null, listIds: null },
    ...(hasLeft(entry) ? { writtenAt: now() } : { reason }),
  };
  await journal.record(storeHash, 'newsletter', [gone], [], now());
}

/** Who was written, or had an account that was deleted and has said no after that. */
export function mayHaveToLeave(
  entry: LedgerEntry | undefined,
  subscriptions: readonly Subscription[],
): entry is LedgerEntry {
  if (!entry) return false;
  if (!hasLeft(entry)) return mayBeInBrevo(entry);
  const said = new Set(subscriptions.map(({ newsletter }) => newsletter));
  return entry.writtenAt === null && said.has('unsubscribed') && !said.has('subscribed');
}
