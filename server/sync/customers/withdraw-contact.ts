import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import { RemoteError } from '../../errors.ts';

/**
 * `block`: they unsubscribed in the store, so nobody may mail them. `unlink`: out of our lists, otherwise left alone.
 * `erase`: gone from Brevo altogether.
 */
export type Withdrawal = 'block' | 'unlink' | 'erase';

/** Takes somebody back out of Brevo, as far as the store's rules say. Doing it twice is the same as once. */
export async function withdrawContact(
  brevo: BrevoClient,
  extId: string,
  withdrawal: Withdrawal,
  { listIds, signal }: { listIds: readonly number[]; signal: AbortSignal },
): Promise<void> {
  const known = await brevo.findContact(extId, 'ext_id', { signal });
  if (!known) return;
  const linked = known.listIds.filter((id) => listIds.includes(id));
  try {
    if (withdrawal === 'erase') await brevo.deleteContact(known.id, { signal });
    else if (withdrawal === 'block' && !known.emailBlacklisted)
      await brevo.updateContact(known.id, 'contact_id', { emailBlacklisted: true }, { signal });
    else if (withdrawal === 'unlink' && linked.length > 0)
      await brevo.updateContact(known.id, 'contact_id', { unlinkListIds: linked }, { signal });
  } catch (error) {
    // Somebody else was quicker.
    if (!(error instanceof RemoteError && error.failure === 'missing')) throw error;
  }
}
