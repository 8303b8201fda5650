import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { Contact } from '../../clients/brevo/contact.ts';
import { RemoteError } from '../../errors.ts';
import { isPlausibleEmail } from '../imports/plausible-email.ts';

/**
 * `block`: they unsubscribed in the store, so nobody may mail them, and they leave the newsletter's lists. `unlink`: out of our lists, otherwise left alone.
 * `block_and_unlink`: both. `erase`: gone from Brevo altogether.
 */
export type Withdrawal = 'block' | 'unlink' | 'block_and_unlink' | 'erase';

/** Takes somebody back out of Brevo, as far as the store's rules say. Doing it twice is the same as once. */
export async function withdrawContact(
  brevo: BrevoClient,
  who: { extId: string; email?: string },
  withdrawal: Withdrawal,
  {
    listIds,
    newsletterIds,
    signal,
  }: {
    /** What `unlink` takes them out of. */
    listIds: readonly number[];
    /** What `block` takes them out of: lists of nothing but the newsletter. */
    newsletterIds: readonly number[];
    signal: AbortSignal;
  },
): Promise<void> {
  for (const known of await find(brevo, who, withdrawal, signal))
    await withdrawOne(brevo, known, withdrawal, {
      leaves: withdrawal === 'block' ? newsletterIds : listIds,
      signal,
    });
}

async function withdrawOne(
  brevo: BrevoClient,
  known: Contact,
  withdrawal: Withdrawal,
  { leaves, signal }: { leaves: readonly number[]; signal: AbortSignal },
): Promise<void> {
  const unlinkListIds = known.listIds.filter((id) => leaves.includes(id));
  const isBlocking = isNo(withdrawal) && !known.emailBlacklisted;
  try {
    if (withdrawal === 'erase') await brevo.deleteContact(known.id, { signal });
    else if (isBlocking || unlinkListIds.length > 0) {
      const changes = { unlinkListIds, ...(isBlocking && { emailBlacklisted: true as const }) };
      if (isBlocking) await brevo.blocks.noteOwn([known.email]);
      await brevo.updateContact(known.id, 'contact_id', changes, { signal });
    }
  } catch (error) {
    // Somebody else was quicker.
    if (!(error instanceof RemoteError && error.failure === 'missing')) throw error;
  }
}

/**
 * By our id, or by the address where the contact has the id of another record of the same person. A no was said for an
 * address: it counts there as well, should our id be that of the contact with a former one.
 */
async function find(
  brevo: BrevoClient,
  { extId, email = '' }: { extId: string; email?: string },
  withdrawal: Withdrawal,
  signal: AbortSignal,
): Promise<Contact[]> {
  const address = email.trim().toLowerCase();
  const known = await brevo.findContact(extId, 'ext_id', { signal });
  const isAll = known && (!isNo(withdrawal) || known.email === address);
  if (isAll || !isPlausibleEmail(address)) return known ? [known] : [];
  const addressed = await brevo.findContact(address, 'email_id', { signal });
  return [known, addressed].filter((one) => one !== undefined);
}

function isNo(withdrawal: Withdrawal): boolean {
  return withdrawal === 'block' || withdrawal === 'block_and_unlink';
}
