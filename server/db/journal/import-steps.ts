import { randomBytes } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';
import type { LedgerEntry, LedgerRow } from '../ledger/ledger.ts';
import { transactUnsynced, writesSynced } from '../ledger/write-and-sync.ts';
import { distrustFormerSelves } from './former-selves.ts';
import {
  hashOfNotifyKey,
  type ImportBatch,
  type ImportBatchRow,
  type Lane,
} from './import-batches.ts';
import { saveEntries } from './journal-rows.ts';

export type BatchId = Pick<ImportBatch, 'id' | 'storeHash'>;

export interface NewBatch {
  runId: string | null;
  lane: Lane;
  contacts: number;
  entries: readonly LedgerEntry[];
}

/**
 * Written at once, SQLite being synchronous: a batch is thousands of rows, in which webhooks and pages would wait for a second.
 * So the long steps are made of short ones, with everybody's turn in between. Each is whole in itself, and what a crash
 * leaves between two of them is gone on with (`completeBatch`), or taken back with the batch (`give-up-batch.ts`). The disk is
 * waited for once, after the last of them.
 */
export const ROWS_A_STEP = 125;

/**
 * About to hand these records to Brevo. Saved before the call: after a crash, what is in a `sending` batch may or may
 * not have arrived, and is found out before it is sent again.
 */
export async function beginBatch(
  db: Knex,
  storeHash: string,
  kind: string,
  { runId, lane, contacts, entries }: NewBatch,
  now: number,
): Promise<{ id: number; notifyKey: string }> {
  const notifyKey = randomBytes(24).toString('base64url');
  const [row] = await db<ImportBatchRow>('import_batches')
    .insert({
      store_hash: storeHash,
      kind,
      run_id: runId,
      lane,
      notify_key_hash: hashOfNotifyKey(notifyKey),
      state: 'sending',
      contacts,
      sent_at: now,
    })
    .returning('batch_id');
  if (!row) throw new Error('the batch was not inserted');
  const id = row.batch_id;
  for (const some of chunksOf(entries, ROWS_A_STEP)) {
    await transactUnsynced(db, async (trx) => {
      const held = await trx('import_batches')
        .where({ store_hash: storeHash, batch_id: id, state: 'sending' })
        .update({ contacts });
      // Somebody took us for dead, and what is saved now would belong to nobody.
      if (held === 0) throw new Error('the batch was given up while it was being saved');
      const ours = some.map((entry) => ({ ...entry, batchId: id }));
      await saveEntries(trx, storeHash, kind, ours);
      if (kind !== 'customers') return;
      await distrustFormerSelves(trx, storeHash, some);
      await noteYoungerGuests(trx, storeHash, some, now);
    });
    await breathe();
  }
  await writesSynced(db);
  return { id, notifyKey };
}

/**
 * Guests who were written after it was decided what their account says: it does not know what they filled. They count as
 * written with this batch, so that the account is told again when it has arrived (`giveWayToAccounts`).
 */
async function noteYoungerGuests(
  trx: Knex,
  storeHash: string,
  accounts: readonly LedgerEntry[],
  now: number,
): Promise<void> {
  const decidedAt = Math.min(...accounts.map((one) => one.decidedAt ?? now));
  const keys = accounts.flatMap(({ contactKey }) => contactKey ?? []);
  await trx<LedgerRow>('ledger_entries')
    .where({ store_hash: storeHash, kind: 'guests' })
    .whereIn('entity_id', keys)
    .whereBetween('written_at', [decidedAt, now])
    .update({ written_at: now });
}
