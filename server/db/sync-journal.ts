import { randomBytes } from 'node:crypto';
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
  markPending,
  type Shortfall,
  saveEntries,
  saveFailures,
} from './journal-rows.ts';
import type { LedgerEntry, LedgerRow } from './ledger.ts';

/** Rows of a batch that Brevo would not take, by contact. */
export interface Refusal {
  contactKey: string;
  reason: string;
  /** Send the record again, mapped with this hint, instead of calling it failed. */
  retryHint?: string;
}

/**
 * The steps of a sync that touch several tables and must happen whole or not at all. Each begins with a write,
 * so that two processes queue up for SQLite's lock instead of failing half-way.
 */
export class SyncJournal {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Records what needs no word from Brevo: records skipped, failed before sending, or unchanged. */
  async record(
    storeHash: string,
    kind: string,
    entries: readonly LedgerEntry[],
    shortfalls: readonly Shortfall[],
    now: number,
  ): Promise<void> {
    if (entries.length === 0) return;
    await this.#db.transaction(async (trx) => {
      await saveEntries(trx, storeHash, kind, entries);
      // A reason on a record that is in Brevo says what is missing of it: that has not changed.
      const mended = entries.filter(({ state, reason }) => state !== 'synced' || reason === null);
      await deleteFailures(
        trx,
        storeHash,
        kind,
        mended.map((entry) => entry.entityId),
      );
      // It may have failed before, when it was not there at all.
      const cut = entries.filter(({ state, reason }) => state === 'synced' && reason !== null);
      const cutIds = cut.map((entry) => entry.entityId);
      await deleteFailures(trx, storeHash, kind, cutIds, 'failed');
      await saveFailures(trx, storeHash, kind, shortfalls, now);
    });
  }

  /**
   * About to hand these records to Brevo. Saved before the call: after a crash, what is in a `sending` batch may or may
   * not have arrived, and is found out before it is sent again.
   */
  async beginBatch(
    storeHash: string,
    kind: string,
    batch: { runId: string | null; lane: Lane; contacts: number; entries: readonly LedgerEntry[] },
    now: number,
  ): Promise<{ id: number; notifyKey: string }> {
    const notifyKey = randomBytes(24).toString('base64url');
    return this.#db.transaction(async (trx) => {
      const [row] = await trx<ImportBatchRow>('import_batches')
        .insert({
          store_hash: storeHash,
          kind,
          run_id: batch.runId,
          lane: batch.lane,
          notify_key_hash: hashOfNotifyKey(notifyKey),
          state: 'sending',
          contacts: batch.contacts,
          sent_at: now,
        })
        .returning('batch_id');
      if (!row) throw new Error('the batch was not inserted');
      const id = row.batch_id;
      const entries = batch.entries.map((entry) => ({ ...entry, batchId: id }));
      await saveEntries(trx, storeHash, kind, entries);
      return { id, notifyKey };
    });
  }

  /** Brevo never had this batch: forgets it, so that its records are decided again. */
  async discardBatch(batch: Pick<ImportBatch, 'id' | 'storeHash'>): Promise<void> {
    await this.#db.transaction(async (trx) => {
      const gone = await trx('import_batches')
        .where({ store_hash: batch.storeHash, batch_id: batch.id, state: 'sending' })
        .delete();
      if (gone === 0) return;
      await trx('ledger_entries').where({ batch_id: batch.id, state: 'pending' }).delete();
    });
  }

  /** Brevo has worked through a batch: everything it did not refuse has arrived. */
  async completeBatch(
    batch: Pick<ImportBatch, 'id' | 'storeHash'>,
    kind: string,
    refusals: readonly Refusal[],
    now: number,
  ): Promise<{ synced: number; failed: number; retried: number }> {
    const { storeHash } = batch;
    return this.#db.transaction(async (trx) => {
      const closed = await trx<ImportBatchRow>('import_batches')
        .where({ store_hash: storeHash, batch_id: batch.id })
        .whereNot({ state: 'completed' })
        .update({ state: 'completed', completed_at: now });
      if (closed === 0) return { synced: 0, failed: 0, retried: 0 };

      let failed = 0;
      let retried = 0;
      for (const refusal of refusals) {
        const rows = await trx<LedgerRow>('ledger_entries')
          .where({ batch_id: batch.id, contact_key: refusal.contactKey })
          // Synced: another record of the same person, which this one spoke for.
          .whereIn('state', ['pending', 'synced'])
          .update(
            refusal.retryHint
              ? { state: 'pending', batch_id: null, reason: refusal.reason }
              : { state: 'failed', reason: refusal.reason, batch_id: null },
          )
          .returning('entity_id');
        const ids = rows.map((row) => row.entity_id);
        if (refusal.retryHint) {
          retried += ids.length;
          await markPending(trx, storeHash, kind, ids, refusal.retryHint, now);
        } else {
          failed += ids.length;
          await saveFailures(
            trx,
            storeHash,
            kind,
            ids.map((entityId) => ({ entityId, severity: 'failed', reason: refusal.reason })),
            now,
          );
        }
      }

      const arrived = () =>
        trx('ledger_entries').where({ batch_id: batch.id, state: 'synced' }).select('entity_id');
      const synced = await trx<LedgerRow>('ledger_entries')
        .where({ batch_id: batch.id, state: 'pending' })
        .update({ state: 'synced', written_at: now });
      await trx('failures')
        .where({ store_hash: storeHash, resource: kind })
        .whereIn('entity_id', arrived())
        .delete();
      // A reason on a record that did arrive says what is missing of it.
      const incomplete = await arrived().whereNotNull('reason').select('reason');
      await saveFailures(
        trx,
        storeHash,
        kind,
        incomplete.map((row) => ({
          entityId: row.entity_id,
          severity: 'warning' as const,
          reason: row.reason,
        })),
        now,
      );
      return { synced, failed, retried };
    });
  }

  /** Brevo gave up on a whole batch: each of its records failed for this reason. */
  async failBatch(
    batch: Pick<ImportBatch, 'id' | 'storeHash'>,
    kind: string,
    reason: string,
    now: number,
  ): Promise<void> {
    await this.#db.transaction(async (trx) => {
      await trx('import_batches')
        .where({ store_hash: batch.storeHash, batch_id: batch.id })
        .update({ state: 'completed', completed_at: now });
      const rows = await trx<LedgerRow>('ledger_entries')
        .where({ batch_id: batch.id, state: 'pending' })
        .update({ state: 'failed', reason, batch_id: null })
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

  /** Records that the drain has to see to: they wait, and a run that counts them waits for it. */
  async setAside(
    storeHash: string,
    kind: string,
    entries: readonly LedgerEntry[],
    now: number,
  ): Promise<void> {
    await this.#db.transaction(async (trx) => {
      await saveEntries(trx, storeHash, kind, entries);
      const ids = entries.map(({ entityId }) => entityId);
      await markPending(trx, storeHash, kind, ids, null, now);
    });
  }

  /**
   * After a run that saw everything: what it did not come across is gone from the store. What was written waits for the
   * drain, which takes it back; the rest is forgotten, with its failures. Answers how many wait.
   */
  async sweepUnseen(
    storeHash: string,
    kind: string,
    runNumber: number,
    now: number,
  ): Promise<number> {
    return this.#db.transaction(async (trx) => {
      const unseen = () =>
        trx<LedgerRow>('ledger_entries')
          .where({ store_hash: storeHash, kind })
          .where('run_number', '<', runNumber)
          .whereNot({ state: 'pending' });
      await unseen().whereNull('written_at').delete();
      const written = await unseen().pluck('entity_id');
      await markPending(trx, storeHash, kind, written, null, now);
      await trx('failures')
        .where({ store_hash: storeHash, resource: kind })
        .whereNotIn(
          'entity_id',
          trx('ledger_entries').where({ store_hash: storeHash, kind }).select('entity_id'),
        )
        .delete();
      return written.length;
    });
  }

  /** Records that are gone from the store leave no trace here. */
  async forget(storeHash: string, kind: string, entityIds: readonly string[]): Promise<void> {
    await this.#db.transaction(async (trx) => {
      for (const chunk of chunksOf(entityIds, 500)) {
        await trx('ledger_entries')
          .where({ store_hash: storeHash, kind })
          .whereIn('entity_id', chunk)
          .delete();
      }
      await deleteFailures(trx, storeHash, kind, entityIds);
    });
  }

  /** Failed records that somebody wants tried again: they wait, and count as waiting, until the drain takes them. */
  async retry(
    storeHash: string,
    kind: string,
    entityIds: readonly string[],
    now: number,
  ): Promise<number> {
    return this.#db.transaction(async (trx) => {
      let retried = 0;
      for (const chunk of chunksOf(entityIds, 500)) {
        retried += await trx('ledger_entries')
          .where({ store_hash: storeHash, kind })
          .whereIn('entity_id', chunk)
          // Failed, or in Brevo with something missing.
          .where((row) =>
            row
              .where({ state: 'failed' })
              .orWhere((written) => written.where({ state: 'synced' }).whereNotNull('reason')),
          )
          .update({ state: 'pending', batch_id: null, reason: null });
        await markPending(trx, storeHash, kind, chunk, null, now);
      }
      return retried;
    });
  }
}
