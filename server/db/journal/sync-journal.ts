import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';
import type { LedgerEntry, LedgerRow } from '../ledger/ledger.ts';
import { addWritten, countNews } from '../ledger/written-counts.ts';
import { completeBatch, failBatch, type Refusal } from './complete-batch.ts';
import { distrustFormerSelves } from './former-selves.ts';
import { discardBatch, loseBatch } from './give-up-batch.ts';
import type { ImportBatch } from './import-batches.ts';
import { type BatchId, beginBatch, type NewBatch } from './import-steps.ts';
import {
  deleteFailures,
  giveWayToAccounts,
  markPending,
  type Shortfall,
  saveEntries,
  settleFailures,
  tellAccountsAgain,
} from './journal-rows.ts';

/** Kinds of which what is `pending` and in no import is being written, or was when a process died. */
const DECIDED_ANEW: ReadonlySet<string> = new Set(['customers', 'products', 'categories']);

/**
 * The steps of a sync that touch several tables and must happen whole or not at all. Each begins with a write,
 * so that two processes queue up for SQLite's lock instead of failing half-way.
 */
export class SyncJournal {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /**
   * Records what needs no word from Brevo: records skipped, failed before sending, or unchanged. Answers how many it marked:
   * accounts that have to be told again (see `giveWayToAccounts`).
   */
  async record(
    storeHash: string,
    kind: string,
    entries: readonly LedgerEntry[],
    shortfalls: readonly Shortfall[],
    now: number,
  ): Promise<number> {
    if (entries.length === 0) return 0;
    return this.#db.transaction(async (trx) => {
      const news = await countNews(trx, storeHash, kind, entries, now);
      await saveEntries(trx, storeHash, kind, entries);
      const again = await settleSpeakers(trx, storeHash, kind, entries, now);
      await settleFailures(trx, storeHash, kind, entries, shortfalls, now);
      await addWritten(trx, storeHash, kind, news, now);
      return again;
    });
  }

  /** What is about to be tried: nothing is settled by it. */
  async note(storeHash: string, kind: string, entries: readonly LedgerEntry[]): Promise<void> {
    await this.#db.transaction(async (trx) => {
      await saveEntries(trx, storeHash, kind, entries);
      if (kind === 'customers') await distrustFormerSelves(trx, storeHash, entries);
    });
  }

  /** These accounts were taken back, and their contacts with them (`distrustFormerSelves`). */
  async noteTakenBack(storeHash: string, accounts: readonly LedgerEntry[]): Promise<void> {
    await this.#db.transaction((trx) => distrustFormerSelves(trx, storeHash, accounts));
  }

  /** See `import-steps.ts` and `complete-batch.ts`, for this and the three after it. */
  beginBatch(
    storeHash: string,
    kind: string,
    batch: NewBatch,
    now: number,
  ): Promise<{ id: number; notifyKey: string }> {
    return beginBatch(this.#db, storeHash, kind, batch, now);
  }

  discardBatch(batch: BatchId): Promise<void> {
    return discardBatch(this.#db, batch);
  }

  loseBatch(batch: BatchId & Pick<ImportBatch, 'sentAt'>): Promise<void> {
    return loseBatch(this.#db, batch);
  }

  completeBatch(
    batch: BatchId,
    kind: string,
    refusals: readonly Refusal[],
    now: number,
  ): Promise<{ synced: number; failed: number; retried: number }> {
    return completeBatch(this.#db, batch, kind, refusals, now);
  }

  failBatch(batch: BatchId, kind: string, reason: string, now: number): Promise<void> {
    return failBatch(this.#db, batch, kind, reason, now);
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
   * Customers who are to be decided by the drain, and of whom the ledger says the same until then: who travels in an import, once it
   * has arrived, for which the run waits, and who has to be taken back from where the ledger says they are.
   */
  async leaveToDrain(
    storeHash: string,
    entityIds: readonly string[],
    runNumber: number,
    now: number,
  ): Promise<void> {
    if (entityIds.length === 0) return;
    await this.#db.transaction(async (trx) => {
      for (const chunk of chunksOf(entityIds, 500))
        await trx<LedgerRow>('ledger_entries')
          .where({ store_hash: storeHash, kind: 'customers' })
          .whereIn('entity_id', chunk)
          .update({ run_number: runNumber });
      await markPending(trx, storeHash, 'customers', entityIds, null, now);
    });
  }

  /**
   * After a run that saw everything: what it did not come across is gone from the store. What was written waits for the
   * drain, which takes it back, and so does a customer who was not, whose guest's orders or newsletter may be in Brevo, and an order
   * that was not, which counts for whoever placed it; the rest is forgotten, with its failures. Answers how many wait, and how many of them were written.
   */
  async sweepUnseen(
    storeHash: string,
    kind: string,
    runNumber: number,
    now: number,
  ): Promise<{ waiting: number; written: number }> {
    return this.#db.transaction(async (trx) => {
      const unseen = () =>
        trx<LedgerRow>('ledger_entries')
          .where({ store_hash: storeHash, kind })
          .where('run_number', '<', runNumber)
          .where((row) => {
            row.whereNot({ state: 'pending' });
            // Waits to be decided anew, in vain.
            if (DECIDED_ANEW.has(kind)) row.orWhereNull('batch_id');
          });
      const forgotten = unseen().whereNull('written_at');
      if (kind !== 'orders')
        await (kind === 'customers' ? forgotten.whereNull('contact_key') : forgotten).delete();
      const left = await unseen().select('entity_id', 'written_at');
      const ids = left.map((row) => row.entity_id);
      await markPending(trx, storeHash, kind, ids, null, now);
      await trx('failures')
        .where({ store_hash: storeHash, resource: kind })
        .whereNotIn(
          'entity_id',
          trx('ledger_entries').where({ store_hash: storeHash, kind }).select('entity_id'),
        )
        .delete();
      const written = left.filter((row) => row.written_at !== null);
      return { waiting: left.length, written: written.length };
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

/** An account speaks for the guest or the reader that its owner was, whichever of them was written last. */
function settleSpeakers(
  trx: Knex,
  storeHash: string,
  kind: string,
  entries: readonly LedgerEntry[],
  now: number,
): Promise<number> {
  const written = entries.filter(({ state }) => state === 'synced');
  if (kind === 'customers') {
    const accounts = written.map(({ contactKey, writtenAt, decidedAt }) => ({
      ...{ contactKey, since: decidedAt ?? writtenAt ?? 0 },
    }));
    return giveWayToAccounts(trx, storeHash, accounts, now);
  }
  const isPerson = kind === 'guests' || kind === 'newsletter';
  const keys = isPerson ? written.flatMap((one) => one.contactKey ?? []) : [];
  return tellAccountsAgain(trx, storeHash, keys, now);
}
