import type { LedgerEntry } from '../../db/ledger.ts';
import { CUSTOMER_DELETED } from '../../db/newsletter-readers.ts';

/** When the accounts of these people were deleted, as far as we know, ms, by contact key. `readers`: entries of kind `newsletter`. */
export function leftAtOf(readers: readonly LedgerEntry[]): ReadonlyMap<string, number> {
  const left = readers.filter(({ reason }) => reason === CUSTOMER_DELETED);
  return new Map(left.map(({ entityId, modifiedAt }) => [entityId, modifiedAt ?? 0]));
}
