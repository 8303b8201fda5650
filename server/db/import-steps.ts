import { randomBytes } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Knex } from 'knex';
import { chunksOf } from './chunks-of.ts';
import {
  hashOfNotifyKey,
  type ImportBatch,
  type ImportBatchRow,
  type Lane,
} from './import-batches.ts';
import {
  deleteFailures,
  giveWayToAccounts,
  markPending,
  saveEntries,
  saveFailures,
  tellAccountsAgain,
} from './journal-rows.ts';
import type { LedgerEntry, LedgerRow } from './ledger.ts';
import { transactUnsynced, writesSynced } from './write-and-sync.ts';
import { addWritten } from './written-counts.ts';

export type BatchId = Pick<ImportBatch, 'id' | 'storeHash'>;

export interface NewBatch {
  runId: string | null;
  lane: Lane;
  contacts: number;
  entries: readonly LedgerEntry[];
}

/** Rows of a batch that Brevo would not take, by contact. */
export interface Refusal {
  contactKey: string;
  reason: string;
  /** Send the record again, mapped with this hint, instead of calling it failed. */
  retryHint?: string;
}

/**
 * Written at once, SQLite being synchronous: a batch is thousands of rows, in which webhooks and pages would wait for a second.
 * So the long steps are made of short ones, with everybody's turn in between. Each is whole in itself, and what a crash
 * leaves between two of them is gone on with (`completeBatch`), or taken back with the batch (`discardBatch`). The disk is
 * waited for once, after the last of them.
 */
const ROWS_A_STEP = 125;

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
    });
    await breathe();
  }
  await writesSynced(db);
  return { id, notifyKey };
}

/**
 * Brevo never had this batch: forgets it, so that its records are decided again. Those that Brevo has from before stay known,
 * with the attributes they fill; only what exactly it was told of them is not known any more.
 */
export async function discardBatch(db: Knex, batch: BatchId): Promise<void> {
  await db.transaction(async (trx) => {
    const gone = await trx('import_batches')
      .where({ store_hash: batch.storeHash, batch_id: batch.id, state: 'sending' })
      .delete();
    if (gone === 0) return;
    const ours = () =>
      trx<LedgerRow>('ledger_entries').where({ batch_id: batch.id, state: 'pending' });
    await ours().whereNull('told_attributes').delete();
    await ours().update({
      ...{ state: 'synced', batch_id: null, payload_hash: null, run_number: 0 },
      sent_attributes: null,
    });
  });
}

/** Brevo has worked through a batch: everything it did not refuse has arrived. Safe to repeat after a crash. */
export async function completeBatch(
  db: Knex,
  batch: BatchId,
  kind: string,
  refusals: readonly Refusal[],
  now: number,
): Promise<{ synced: number; failed: number; retried: number }> {
  const counts = { synced: 0, failed: 0, retried: 0 };
  const open = await db('import_batches')
    .where({ store_hash: batch.storeHash, batch_id: batch.id })
    .whereNot({ state: 'completed' })
    .first('batch_id', 'sent_at');
  if (!open) return counts;
  for (const some of chunksOf(refusals, ROWS_A_STEP)) {
    await transactUnsynced(db, async (trx) => {
      for (const refusal of some) {
        const count = await refuse(trx, batch, kind, refusal, now);
        counts[refusal.retryHint ? 'retried' : 'failed'] += count;
      }
    });
    await breathe();
  }
  for (let arrived = ROWS_A_STEP; arrived === ROWS_A_STEP; ) {
    const step = await arrive(db, { ...batch, sentAt: Number(open.sent_at) }, kind, now);
    arrived = step.arrived;
    counts.synced += arrived;
    counts.retried += step.again;
    await breathe();
  }
  await close(db, batch, kind, now);
  return counts;
}

/** Answers how many records it concerns. */
async function refuse(
  trx: Knex,
  batch: BatchId,
  kind: string,
  { contactKey, reason, retryHint }: Refusal,
  now: number,
): Promise<number> {
  const rows = await trx<LedgerRow>('ledger_entries')
    .where({ batch_id: batch.id, contact_key: contactKey })
    // Synced: another record of the same person, which this one spoke for.
    .whereIn('state', ['pending', 'synced'])
    .update(
      retryHint
        ? { state: 'pending', batch_id: null, reason, sent_attributes: null }
        : { state: 'failed', reason, batch_id: null, sent_attributes: null },
    )
    .returning('entity_id');
  const ids = rows.map((row) => row.entity_id);
  if (retryHint) {
    await markPending(trx, batch.storeHash, kind, ids, retryHint, now);
  } else {
    const failures = ids.map((entityId) => ({ entityId, severity: 'failed' as const, reason }));
    await saveFailures(trx, batch.storeHash, kind, failures, now);
  }
  return ids.length;
}

/** So many of those that were not refused; answers how many there were, and how many of them have to be told again. */
async function arrive(
  db: Knex,
  batch: BatchId & Pick<ImportBatch, 'sentAt'>,
  kind: string,
  now: number,
): Promise<{ arrived: number; again: number }> {
  return transactUnsynced(db, async (trx) => {
    const next = await trx<LedgerRow>('ledger_entries')
      .where({ batch_id: batch.id, state: 'pending' })
      .limit(ROWS_A_STEP)
      .select('entity_id', 'contact_key');
    const ids = next.map((row) => row.entity_id);
    const arrived = await trx<LedgerRow>('ledger_entries')
      .where({ store_hash: batch.storeHash, kind })
      .whereIn('entity_id', ids)
      .update({
        ...{ state: 'synced', written_at: now },
        ...{ told_attributes: trx.raw('sent_attributes'), sent_attributes: null },
      });
    await deleteFailures(trx, batch.storeHash, kind, ids);
    const keys = next.flatMap((row) => row.contact_key ?? []);
    const accounts = keys.map((contactKey) => ({ contactKey, since: batch.sentAt }));
    const again =
      kind === 'customers'
        ? await giveWayToAccounts(trx, batch.storeHash, accounts, now)
        : await tellAccountsAgain(trx, batch.storeHash, kind === 'newsletter' ? keys : [], now);
    await addWritten(trx, batch.storeHash, kind, arrived, now);
    return { arrived, again };
  });
}

async function close(db: Knex, batch: BatchId, kind: string, now: number): Promise<void> {
  const { storeHash } = batch;
  await db.transaction(async (trx) => {
    const closed = await trx<ImportBatchRow>('import_batches')
      .where({ store_hash: storeHash, batch_id: batch.id })
      .whereNot({ state: 'completed' })
      .update({ state: 'completed', completed_at: now });
    if (closed === 0) return;
    const arrived = () =>
      trx('ledger_entries').where({ batch_id: batch.id, state: 'synced' }).select('entity_id');
    // A reason on a record that did arrive says what is missing of it.
    const incomplete = await arrived().whereNotNull('reason').select('reason');
    const warnings = incomplete.map((row) => ({
      entityId: row.entity_id,
      severity: 'warning' as const,
      reason: row.reason,
    }));
    await saveFailures(trx, storeHash, kind, warnings, now);
  });
}

/** Brevo gave up on a whole batch: each of its records failed for this reason. */
export async function failBatch(
  db: Knex,
  batch: BatchId,
  kind: string,
  reason: string,
  now: number,
): Promise<void> {
  await db.transaction(async (trx) => {
    await trx('import_batches')
      .where({ store_hash: batch.storeHash, batch_id: batch.id })
      .update({ state: 'completed', completed_at: now });
    const rows = await trx<LedgerRow>('ledger_entries')
      .where({ batch_id: batch.id, state: 'pending' })
      .update({ state: 'failed', reason, batch_id: null, sent_attributes: null })
      .returning('entity_id');
    await saveFailures(
      trx,
      batch.storeHash,
      kind,
      rows.map((row) => ({ entityId: row.entity_id, severity: 'failed' as const, reason })),
      now,
    );
  });
}
