import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { Contact, ContactChanges, ContactWritten } from '../../clients/brevo/contact.ts';
import type { LedgerEntry } from '../../db/ledger/ledger.ts';
import { RemoteError } from '../../errors.ts';
import type { OutgoingContact } from '../imports/contact-batch.ts';
import { isPlausibleEmail } from '../imports/plausible-email.ts';
import { leaveLists } from '../storefronts/leave-lists.ts';
import { withLists } from '../storefronts/lists-gone.ts';
import { planEmptying, toldBy } from './mapping/told-attributes.ts';

/** How a single write ended. `reason` says why it failed, or what is missing of a contact that did arrive. */
export type ContactOutcome =
  | {
      state: 'synced';
      reason: 'duplicate_phone' | null;
      /** What the ledger says of its attributes from now on (`LedgerEntry.toldAttributes`). */
      told: readonly string[] | null;
    }
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
    const { droppedPhone, told } = await withLists(brevo, contact.listIds, context.signal, () =>
      write(brevo, contact, context),
    );
    await leaveLists(brevo, [contact], context.signal);
    return {
      state: 'synced',
      reason: droppedPhone === 'duplicate' ? 'duplicate_phone' : null,
      told,
    };
  } catch (error) {
    const reason = refusalOf(error, contact.email);
    if (reason === undefined) throw error;
    return { state: 'failed', reason };
  }
}

interface Written extends Pick<ContactWritten, 'droppedPhone'> {
  told: readonly string[] | null;
}

async function write(
  brevo: BrevoClient,
  contact: OutgoingContact,
  { before, signal }: WriteContext,
): Promise<Written> {
  const { email, attributes: all, lane, contactKey, listIds, told = null } = contact;
  const { EXT_ID: extId, ...attributes } = all;
  const changes: ContactChanges = { attributes, listIds };
  if (typeof extId === 'string') changes.extId = extId;
  if (lane === 'block') changes.emailBlacklisted = true;
  if (lane === 'create-blocked') {
    // Only if Brevo does not know them: whoever it knows stays as they are.
    if (await brevo.findContact(email, 'email_id', { signal })) return { droppedPhone: null, told };
    changes.emailBlacklisted = true;
  }
  const hasMoved = before?.writtenAt != null && before.contactKey !== contactKey;
  // Lists that somebody else put the old contact in are none of ours to take it out of.
  const ours = [...listIds, ...(before?.listIds ?? [])];
  if (hasMoved && changes.extId) {
    // What its old record filled moves along, and may be empty by now.
    const moved = planMoved(contact, before);
    const moving = { ...changes, attributes: { ...attributes, ...moved.blanks } };
    const { written, isBlocked } = await changeEmail(brevo, email, moving, { ours, signal });
    if (written) return { ...written, told: withoutDropped(moved.told, written, toldBy([before])) };
    if (isBlocked) changes.emailBlacklisted = true;
  }
  const written = await upsert(brevo, email, changes, { ours, signal });
  return { ...written, told: withoutDropped(told, written, toldBy([before])) };
}

/**
 * Our id may be that of a contact with their former address, of which the ledger does not tell where the change came while they
 * were on their way. That contact moves, unless the new address is one already: then that one gets our id.
 */
async function upsert(
  brevo: BrevoClient,
  email: string,
  changes: ContactChanges,
  options: { ours: readonly number[]; signal: AbortSignal },
): Promise<ContactWritten> {
  try {
    return await brevo.upsertContact({ email, ...changes }, options);
  } catch (error) {
    if (!isExtIdTaken(error)) throw error;
    const { written, isBlocked } = await changeEmail(brevo, email, changes, options);
    if (written) return written;
    const block = isBlocked && { emailBlacklisted: true as const };
    return brevo.upsertContact({ email, ...changes, ...block }, options);
  }
}

/** Only what a write of one contact can empty; the rest is with the next import. */
function planMoved({ mapped, lane }: OutgoingContact, before: LedgerEntry) {
  if (!mapped) return { blanks: {}, told: null };
  const { filled, byImport } = mapped;
  const empty = mapped.empty.filter((name) => !byImport.has(name));
  const { empties, told } = planEmptying({ filled, empty }, lane, toldBy([before]));
  return { blanks: Object.fromEntries(empties.map((name) => [name, ''])), told };
}

/** A number that Brevo would not take is not ours to take away later, unless one of ours was there before. */
function withoutDropped(
  told: readonly string[] | null,
  { droppedPhone }: Pick<ContactWritten, 'droppedPhone'>,
  before: ReadonlySet<string> | null,
): readonly string[] | null {
  if (!told || !droppedPhone || before?.has('SMS')) return told;
  return told.filter((name) => name !== 'SMS');
}

/** `written` is undefined if there was no contact to move, or the new address has one. A block goes along with the person. */
interface Move {
  written?: ContactWritten;
  isBlocked: boolean;
}

/**
 * The contact keeps its history under its new address. A change of address lifts a block (reference/brevo.md §9.6), so a
 * blocked contact is blocked again.
 */
async function changeEmail(
  brevo: BrevoClient,
  email: string,
  { extId = '', ...changes }: ContactChanges,
  { ours, signal }: { ours: readonly number[]; signal: AbortSignal },
): Promise<Move> {
  const known = await brevo.findContact(extId, 'ext_id', { signal });
  if (!known) return { isBlocked: false };
  const attributes = { ...changes.attributes, EMAIL: email };
  // Written down first: should we die in between, whoever goes on would find a contact that is not blocked.
  if (known.emailBlacklisted) await brevo.blocks.noteOwn([email]);
  const isBlocked = known.emailBlacklisted || (await brevo.blocks.among([email])).size > 0;
  let written: ContactWritten;
  try {
    written = await brevo.updateContact(extId, 'ext_id', { ...changes, attributes }, { signal });
  } catch (error) {
    const isTaken =
      error instanceof RemoteError && error.duplicates.some((one) => /email/i.test(one));
    if (!isTaken) throw error;
    await retire(brevo, known, extId, { ours, signal });
    return { isBlocked };
  }
  if (isBlocked) await brevo.updateContact(extId, 'ext_id', { emailBlacklisted: true }, { signal });
  return { written, isBlocked };
}

/**
 * Their new address is a contact already (they had subscribed with it, or left a cart): that one lives on, and has to have our
 * id, by which orders find it. The old one no longer stands for them.
 */
async function retire(
  brevo: BrevoClient,
  { id, listIds }: Contact,
  extId: string,
  { ours, signal }: { ours: readonly number[]; signal: AbortSignal },
): Promise<void> {
  const unlinkListIds = listIds.filter((one) => ours.includes(one));
  const changes = { extId: `${extId}:former:${id}`, unlinkListIds };
  await brevo.updateContact(id, 'contact_id', changes, { signal });
}

function refusalOf(error: unknown, email: string): string | undefined {
  if (!(error instanceof RemoteError) || error.failure !== 'rejected') return undefined;
  if (isExtIdTaken(error)) return 'duplicate_ext_id';
  return isPlausibleEmail(email) ? 'refused_by_brevo' : 'invalid_email';
}

function isExtIdTaken(error: unknown): boolean {
  return error instanceof RemoteError && error.duplicates.some((name) => /ext_?id/i.test(name));
}
