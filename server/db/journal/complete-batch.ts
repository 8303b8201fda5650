import { setImmediate as breathe } from 'node:timers/promises';
import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';
import type { LedgerRow } from '../ledger/ledger.ts';
import { transactUnsynced } from '../ledger/write-and-sync.ts';
import { addWritten } from '../ledger/written-counts.ts';
import { toldAndSent } from './give-up-batch.ts';
import type { ImportBatch, ImportBatchRow } from './import-batches.ts';
import { type BatchId, ROWS_A_STEP } from './import-steps.ts';
import {
  deleteFailures,
  giveWayToAccounts,
  markPending,
  saveFailures,
  tellAccountsAgain,
} from './journal-rows.ts';

/** Rows of a batch that Brevo would not take, by contact. */
export interface Refusal {
  contactKey: string;
  reason: string;
  /** Send the record again, mapped with this hint, instead of calling it failed. */
  retryHint?: string;
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
      const alike = Map.groupBy(some, ({ reason, retryHint }) => `${retryHint} ${reason}`);
      for (const refused of alike.values()) {
        const count = await refuse(trx, batch, kind, refused, now);
        counts[refused[0]?.retryHint ? 'retried' : 'failed'] += count;
      }
    });
    await breathe();
  }
  const sent = { ...batch, sentAt: Number(open.sent_at) };
  let upTo: string | null = null;
  for (let arrived = ROWS_A_STEP; arrived === ROWS_A_STEP; ) {
    const step: Step = await arrive(db, sent, kind, upTo, now);
    ({ arrived, upTo } = step);
    counts.synced += arrived;
    counts.retried += step.again;
    await breathe();
  }
  await close(db, batch, kind, now);
  return counts;
}

/** All for one reason. Answers how many records it concerns. */
async function refuse(
  trx: Knex,
  batch: BatchId,
  kind: string,
  refused: readonly Refusal[],
  now: number,
): Promise<number> {
  const [first] = refused;
  if (!first) return 0;
  const { reason, retryHint } = first;
  const contactKeys = refused.map(({ contactKey }) => contactKey);
  const rows = await trx<LedgerRow>('ledger_entries')
    .where({ batch_id: batch.id })
    .whereIn('contact_key', contactKeys)
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

/** How many arrived, up to which contact, and how many of them have to be told again. */
interface Step {
  arrived: number;
  upTo: string | null;
  again: number;
}

/** So many of those that were not refused, from where the last step ended: what is behind it is not looked at again. */
async function arrive(
  db: Knex,
  batch: BatchId & Pick<ImportBatch, 'sentAt'>,
  kind: string,
  from: string | null,
  now: number,
): Promise<Step> {
  return transactUnsynced(db, async (trx) => {
    const left = trx<LedgerRow>('ledger_entries')
      .where({ batch_id: batch.id, state: 'pending' })
      .orderBy('contact_key')
      .limit(ROWS_A_STEP);
    // The same contact again: several records of one person may lie on both sides of the border.
    if (from !== null) left.where('contact_key', '>=', from);
    const next = await left.select('entity_id', 'contact_key');
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
        : await tellAccountsAgain(trx, batch.storeHash, keys, now);
    await addWritten(trx, batch.storeHash, kind, arrived, now);
    return { arrived, upTo: next.at(-1)?.contact_key ?? null, again };
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

/**
 * Brevo gave up on a whole batch: each of its records failed for this reason. How far it had come is not known, so each counts as
 * written with what it was sent, for whoever takes it back (`mayBeInBrevo`).
 */
export async function failBatch(
  db: Knex,
  batch: BatchId,
  kind: string,
  reason: string,
  now: number,
): Promise<void> {
  await db.transaction(async (trx) => {
    const [failed] = await trx<ImportBatchRow>('import_batches')
      .where({ store_hash: batch.storeHash, batch_id: batch.id })
      .update({ state: 'completed', completed_at: now })
      .returning('sent_at');
    if (!failed) return;
    const rows = await trx<LedgerRow>('ledger_entries')
      .where({ batch_id: batch.id, state: 'pending' })
      .update({
        ...{ state: 'failed', reason, batch_id: null, sent_attributes: null },
        told_attributes: toldAndSent(trx),
        written_at: trx.raw('coalesce(written_at, ?)', [Number(failed.sent_at)]),
      })
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
