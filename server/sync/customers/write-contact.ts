import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { ContactChanges } from '../../clients/brevo/contact.ts';
import type { LedgerEntry } from '../../db/ledger.ts';
import { RemoteError } from '../../errors.ts';
import type { OutgoingContact } from '../imports/contact-batch.ts';
import { isPlausibleEmail } from '../imports/plausible-email.ts';
import { leaveLists } from '../storefronts/leave-lists.ts';
import { withLists } from '../storefronts/lists-gone.ts';

/** How a single write ended. `reason` says why it failed, or what is missing of a contact that did arrive. */
export type ContactOutcome =
  | { state: 'synced'; reason: 'duplicate_phone' | null }
  | { state: 'failed'; reason: string };

interface WriteContext {
  /** What Brevo was told of this customer before. */
  before: LedgerEntry | undefined;
  signal: AbortSignal;
}

/**
 * Writes one contact at once, for live changes. What Brevo refuses for good is an outcome; what may pass is thrown, and
 * so is a refused key.
 */
export async function writeContact(
  brevo: BrevoClient,
  contact: OutgoingContact,
  context: WriteContext,
): Promise<ContactOutcome> {
  try {
    const droppedPhone = await withLists(brevo, contact.listIds, context.signal, () =>
      write(brevo, contact, context),
    );
    await leaveLists(brevo, [contact], context.signal);
    return { state: 'synced', reason: droppedPhone ? 'duplicate_phone' : null };
  } catch (error) {
    const reason = refusalOf(error, contact.email);
    if (reason === undefined) throw error;
    return { state: 'failed', reason };
  }
}

/** Answers whether the phone had to be left out. */
async function write(
  brevo: BrevoClient,
  { email, attributes: all, lane, contactKey, listIds }: OutgoingContact,
  { before, signal }: WriteContext,
): Promise<boolean> {
  const { EXT_ID: extId, ...attributes } = all;
  const changes: ContactChanges = { attributes, listIds };
  if (typeof extId === 'string') changes.extId = extId;
  if (lane === 'block') changes.emailBlacklisted = true;
  if (lane === 'create-blocked') {
    // Only if Brevo does not know them: whoever it knows stays as they are.
    if (await brevo.findContact(email, 'email_id', { signal })) return false;
    changes.emailBlacklisted = true;
  }
  const hasMoved = before?.writtenAt != null && before.contactKey !== contactKey;
  // Lists that somebody else put the old contact in are none of ours to take it out of.
  const ours = [...listIds, ...(before?.listIds ?? [])];
  if (hasMoved && changes.extId && (await changeEmail(brevo, email, changes, { ours, signal })))
    return false;
  const written = await brevo.upsertContact({ email, ...changes }, { signal });
  return written.droppedPhone === 'duplicate';
}

/**
 * The contact keeps its history under its new address. A change of address lifts a block (reference/brevo.md §9.6), so a
 * blocked contact is blocked again. Answers false if there is no contact to move, or the new address is taken.
 */
async function changeEmail(
  brevo: BrevoClient,
  email: string,
  { extId = '', ...changes }: ContactChanges,
  { ours, signal }: { ours: readonly number[]; signal: AbortSignal },
): Promise<boolean> {
  const known = await brevo.findContact(extId, 'ext_id', { signal });
  if (!known) return false;
  const attributes = { ...changes.attributes, EMAIL: email };
  // Written down first: should we die in between, whoever goes on would find a contact that is not blocked.
  if (known.emailBlacklisted) await brevo.blocks.noteOwn([email]);
  const isBlocked = (await brevo.blocks.among([email])).size > 0;
  try {
    await brevo.updateContact(extId, 'ext_id', { ...changes, attributes }, { signal });
  } catch (error) {
    const isTaken =
      error instanceof RemoteError && error.duplicates.some((one) => /email/i.test(one));
    if (!isTaken) throw error;
    // Their new address is a contact already: that one lives on, and the old one no longer stands for them.
    const unlinkListIds = known.listIds.filter((id) => ours.includes(id));
    await brevo.updateContact(known.id, 'contact_id', { unlinkListIds }, { signal });
    return false;
  }
  if (known.emailBlacklisted || isBlocked)
    await brevo.updateContact(extId, 'ext_id', { emailBlacklisted: true }, { signal });
  return true;
}

function refusalOf(error: unknown, email: string): string | undefined {
  if (!(error instanceof RemoteError) || error.failure !== 'rejected') return undefined;
  if (error.duplicates.some((name) => /ext_?id/i.test(name))) return 'duplicate_ext_id';
  return isPlausibleEmail(email) ? 'refused_by_brevo' : 'invalid_email';
}
