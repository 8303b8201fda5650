import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import { RemoteError } from '../../errors.ts';
import type { OutgoingContact } from '../imports/contact-batch.ts';

/**
 * Takes people out of the lists they no longer belong in, one call for up to 150 of a list. Doing it twice is the same as
 * once, and a list that is gone has nobody in it.
 */
export async function leaveLists(
  brevo: BrevoClient,
  contacts: Iterable<Pick<OutgoingContact, 'email' | 'leavesListIds'>>,
  signal: AbortSignal,
): Promise<void> {
  const leavers = new Map<number, string[]>();
  for (const { email, leavesListIds = [] } of contacts)
    for (const listId of leavesListIds) {
      const known = leavers.get(listId);
      if (known) known.push(email);
      else leavers.set(listId, [email]);
    }
  for (const [listId, emails] of leavers) {
    try {
      await brevo.lists.removeMembers(listId, emails, { signal });
    } catch (error) {
      if (!(error instanceof RemoteError && error.failure === 'missing')) throw error;
    }
  }
}
