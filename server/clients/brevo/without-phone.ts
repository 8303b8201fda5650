import { RemoteError } from '../../errors.ts';
import type { ContactChanges, ContactWritten } from './contact.ts';

/**
 * Writes a contact, and once more without its phone if that is what Brevo refuses: a number belongs to one contact only
 * (reference/brevo.md §2.6), and a contact without a phone is better than none. `write` answers whether it is new.
 */
export async function withoutPhone(
  changes: ContactChanges,
  write: (accepted: ContactChanges) => Promise<boolean>,
): Promise<ContactWritten> {
  try {
    return { isNew: await write(changes), droppedPhone: null };
  } catch (error) {
    const droppedPhone = phoneProblem(error);
    if (!droppedPhone || changes.attributes?.SMS === undefined) throw error;
    const { SMS: _, ...attributes } = changes.attributes;
    return { isNew: await write({ ...changes, attributes }), droppedPhone };
  }
}

function phoneProblem(error: unknown): ContactWritten['droppedPhone'] {
  if (!(error instanceof RemoteError)) return null;
  if (error.duplicates.some((name) => name.toUpperCase() === 'SMS')) return 'duplicate';
  return error.remoteCode === 'invalid_phone' ? 'invalid' : null;
}
