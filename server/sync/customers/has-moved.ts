import type { LedgerEntry } from '../../db/ledger/ledger.ts';

/** Brevo has them under another address: an import would find our id with that contact. */
export function hasMoved(
  { contactKey }: Pick<LedgerEntry, 'contactKey'>,
  before: Pick<LedgerEntry, 'writtenAt' | 'contactKey'> | undefined,
): boolean {
  return before?.writtenAt != null && before.contactKey !== contactKey;
}
