import type { Knex } from 'knex';
import type { LedgerRow } from '../ledger/ledger.ts';
import type { ImportBatch } from './import-batches.ts';
import type { BatchId } from './import-steps.ts';

/**
 * Brevo never had this batch: forgets it, so that its records are decided again. Those that Brevo has from before stay known,
 * with the attributes they fill; only what exactly it was told of them is not known any more.
 */
export async function discardBatch(db: Knex, batch: BatchId): Promise<void> {
  await db.transaction(async (trx) => {
    if (await removeSending(trx, batch)) await decideAnew(trx, batch);
  });
}

/**
 * Its answer was lost, so whether Brevo had this batch is not known: forgets it, and its records are decided again. Until then
 * each counts as written with all that it was sent, for whoever takes them back, moves or empties them: a no that is said before
 * they are sent again must not miss them. One that was not written before waits, on screen and for `mayBeInBrevo`.
 */
export async function loseBatch(
  db: Knex,
  batch: BatchId & Pick<ImportBatch, 'sentAt'>,
): Promise<void> {
  await db.transaction(async (trx) => {
    if (!(await removeSending(trx, batch))) return;
    await onTheWay(trx, batch).update({ told_attributes: toldAndSent(trx) });
    // Guests are on no screen by themselves, and their next order looks for one who was written.
    await onTheWay(trx, batch)
      .whereNull('written_at')
      .whereNot({ kind: 'guests' })
      .update({
        ...{ batch_id: null, payload_hash: null, run_number: 0, sent_attributes: null },
        written_at: batch.sentAt,
      });
    await onTheWay(trx, batch).whereNull('written_at').update({ written_at: batch.sentAt });
    await decideAnew(trx, batch);
  });
}

/** What a record fills if it has arrived. Either part may be null, where nobody kept count, or empty. */
export function toldAndSent(trx: Knex): Knex.Raw {
  return trx.raw(`case
    when coalesce(told_attributes, '') = '' then coalesce(sent_attributes, told_attributes)
    when coalesce(sent_attributes, '') = '' then told_attributes
    else told_attributes || ',' || sent_attributes end`);
}

/** False: somebody settled it meanwhile. */
async function removeSending(trx: Knex, { id, storeHash }: BatchId): Promise<boolean> {
  const batch = { store_hash: storeHash, batch_id: id, state: 'sending' };
  return (await trx('import_batches').where(batch).delete()) > 0;
}

/** What is not known to be in Brevo is forgotten. */
async function decideAnew(trx: Knex, batch: BatchId): Promise<void> {
  await onTheWay(trx, batch).whereNull('told_attributes').whereNull('written_at').delete();
  await onTheWay(trx, batch).update({
    ...{ state: 'synced', batch_id: null, payload_hash: null, run_number: 0 },
    sent_attributes: null,
  });
}

function onTheWay(trx: Knex, { id }: BatchId) {
  return trx<LedgerRow>('ledger_entries').where({ batch_id: id, state: 'pending' });
}
