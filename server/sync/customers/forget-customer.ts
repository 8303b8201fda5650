import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { Settings } from '../../contract/settings.ts';
import type { LedgerEntry, LedgerRepository } from '../../db/ledger.ts';
import type { PendingChangeRepository } from '../../db/pending-changes.ts';
import type { Store } from '../../db/stores.ts';
import type { SubscriberRepository, Subscription } from '../../db/subscribers.ts';
import type { SyncJournal } from '../../db/sync-journal.ts';
import { dropReader } from '../newsletter/drop-reader.ts';
import { chosenListIds, listIdsOnlyFor } from '../storefronts/storefront-settings.ts';
import { toExtId } from './decide-customer.ts';
import { type Withdrawal, withdrawContact } from './withdraw-contact.ts';

interface ForgetDeps {
  ledger: LedgerRepository;
  journal: SyncJournal;
  pending: PendingChangeRepository;
  subscribers: SubscriberRepository;
  now(): number;
}

interface Doors {
  store: Store;
  settings: Settings;
  brevo: BrevoClient;
  signal: AbortSignal;
}

/** The customer is gone from the store. Another customer with the same address speaks for the contact from now on. */
export async function forgetCustomer(
  { ledger, journal, pending, subscribers, now }: ForgetDeps,
  doors: Doors,
  entityId: string,
): Promise<void> {
  const { storeHash } = doors.store;
  const [entry] = await ledger.listByIds(storeHash, 'customers', [entityId]);
  const others = entry?.contactKey
    ? (await ledger.listByContactKeys(storeHash, 'customers', [entry.contactKey])).filter(
        (one) => one.entityId !== entityId && one.state === 'synced',
      )
    : [];
  if (others.length > 0) {
    await journal.forget(storeHash, 'customers', [entityId, ...others.map((one) => one.entityId)]);
    const marks = others.map((one) => ({ storeHash, kind: 'customers', entityId: one.entityId }));
    await pending.mark(marks, now());
    return;
  }
  const contactKey = entry?.contactKey ?? null;
  const own = contactKey ? (await subscribers.listOf(storeHash, [contactKey])).get(contactKey) : [];
  const withdrawal = farewell(doors, own);
  const isWritten = entry !== undefined && entry.writtenAt !== null;
  if (isWritten) await takeBack({ ledger }, doors, entry, withdrawal);
  const isBlocked = isWritten && withdrawal === 'block_and_unlink';
  if (contactKey) await dropReader({ journal, now }, storeHash, { contactKey, isBlocked });
  await journal.forget(storeHash, 'customers', [entityId]);
}

/** What the contact of a deleted customer is left with: a no that was said outlasts the account. */
function farewell({ settings }: Doors, subscriptions: readonly Subscription[] = []): Withdrawal {
  if (settings.consent.eraseDeleted) return 'erase';
  const said = new Set(subscriptions.map(({ newsletter }) => newsletter));
  return said.has('unsubscribed') && !said.has('subscribed') ? 'block_and_unlink' : 'unlink';
}

/** Lists that another record of the same person is in because of itself are not left. */
export async function takeBack(
  { ledger }: Pick<ForgetDeps, 'ledger'>,
  { store, settings, brevo, signal }: Doors,
  {
    entityId,
    contactKey,
    email,
  }: Pick<LedgerEntry, 'entityId' | 'contactKey'> & { email?: string },
  withdrawal: Withdrawal,
): Promise<void> {
  const { storeHash } = store;
  const known = contactKey
    ? await ledger.listByContactKeys(storeHash, 'customers', [contactKey])
    : [];
  const others = known.filter((one) => one.entityId !== entityId && one.state === 'synced');
  const stays = new Set(others.flatMap(({ listIds }) => listIds ?? []));
  const listIds = [...chosenListIds(settings)].filter((id) => !stays.has(id));
  const who = { extId: toExtId(storeHash, Number(entityId)), email };
  const newsletterIds = listIdsOnlyFor(settings, 'newsletter');
  await withdrawContact(brevo, who, withdrawal, {
    ...{ listIds, newsletterIds, signal },
  });
}
