import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import { RemoteError } from '../../errors.ts';
import { isPlausibleEmail } from '../imports/plausible-email.ts';

/**
 * `block`: they unsubscribed in the store, so nobody may mail them, and they leave the newsletter's lists. `unlink`: out of our lists, otherwise left alone.
 * `erase`: gone from Brevo altogether.
 */
export type Withdrawal = 'block' | 'unlink' | 'erase';

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
  const known = await find(brevo, who, signal);
  if (!known) return;
  const leaves = withdrawal === 'block' ? newsletterIds : listIds;
  const unlinkListIds = known.listIds.filter((id) => leaves.includes(id));
  const isBlocking = withdrawal === 'block' && !known.emailBlacklisted;
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

/** By our id, or by the address where the contact has the id of another record of the same person. */
async function find(
  brevo: BrevoClient,
  { extId, email = '' }: { extId: string; email?: string },
  signal: AbortSignal,
) {
  const known = await brevo.findContact(extId, 'ext_id', { signal });
  if (known || !isPlausibleEmail(email)) return known;
  return brevo.findContact(email.trim().toLowerCase(), 'email_id', { signal });
}
