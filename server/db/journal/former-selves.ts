import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';
import type { LedgerEntry, LedgerRow } from '../ledger/ledger.ts';

/**
 * An account is about to be written, or was taken back: whoever was in Brevo as a guest or a reader under the same address may
 * have other values and lists from now on than they were told. Should it not come to speak for them, they are written anew.
 */
export async function distrustFormerSelves(
  trx: Knex,
  storeHash: string,
  accounts: readonly Pick<LedgerEntry, 'contactKey'>[],
): Promise<void> {
  const keys = accounts.flatMap(({ contactKey }) => contactKey ?? []);
  for (const chunk of chunksOf(keys, 500))
    await trx<LedgerRow>('ledger_entries')
      .where({ store_hash: storeHash })
      .whereIn('kind', ['guests', 'newsletter'])
      .whereIn('entity_id', chunk)
      .whereNotNull('payload_hash')
      .where((row) => row.whereNot({ state: 'pending' }).orWhereNull('batch_id'))
      .update({ payload_hash: null });
}
