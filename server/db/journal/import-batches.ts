import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

/**
 * The import endpoint applies its flags to every row, so contacts travel in lanes. `open`: as they are.
 * `create-blocked`: only if Brevo does not know them yet, and then with e-mail blocked. `block`: blocked, known or not.
 */
export type Lane = 'open' | 'create-blocked' | 'block';

/**
 * `sending`: about to be handed over, or a process died while doing so; whether Brevo has it is not known.
 * `sent`: Brevo gave a process id. `completed`: its report was worked through.
 */
export type BatchState = 'sending' | 'sent' | 'completed';

/** One call of Brevo's import endpoint. */
export interface ImportBatch {
  id: number;
  storeHash: string;
  /** The kind of record it carries: `customers`, or `guests`. */
  kind: string;
  /** The run it belongs to; null for changes and retries. */
  runId: string | null;
  lane: Lane;
  state: BatchState;
  processId: number | null;
  contacts: number;
  polls: number;
  sentAt: number;
  notifiedAt: number | null;
}

export interface ImportBatchRow {
  batch_id: number;
  store_hash: string;
  kind: string;
  run_id: string | null;
  lane: Lane;
  notify_key_hash: string;
  state: BatchState;
  process_id: number | null;
  contacts: number;
  polls: number;
  sent_at: number;
  notified_at: number | null;
  completed_at: number | null;
}

export class ImportBatchRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async find(storeHash: string, batchId: number): Promise<ImportBatch | undefined> {
    const row = await this.#rows().where({ store_hash: storeHash, batch_id: batchId }).first();
    return row && toBatch(row);
  }

  async findByNotifyKey(storeHash: string, notifyKey: string): Promise<ImportBatch | undefined> {
    const row = await this.#rows()
      .where({ store_hash: storeHash, notify_key_hash: hashOfNotifyKey(notifyKey) })
      .first();
    return row && toBatch(row);
  }

  /** Those whose report has not been worked through; of one run, or of all. */
  async listOpen(storeHash: string, runId?: string | null): Promise<ImportBatch[]> {
    const query = this.#rows().where({ store_hash: storeHash }).whereNot({ state: 'completed' });
    if (runId !== undefined) query.where({ run_id: runId });
    return (await query.orderBy('batch_id')).map(toBatch);
  }

  /** The newest Brevo process we know to be ours; anything above it that is not ours is a stranger or a lost answer. */
  async greatestProcessId(storeHash: string): Promise<number> {
    const row = await this.#rows().where({ store_hash: storeHash }).max({ greatest: 'process_id' });
    return Number(row[0]?.greatest ?? 0);
  }

  /** Answers false if the batch was given up meanwhile. */
  async saveSent(
    batch: Pick<ImportBatch, 'id' | 'storeHash'>,
    processId: number,
  ): Promise<boolean> {
    const saved = await this.#mine(batch)
      .where({ state: 'sending' })
      .update({ state: 'sent', process_id: processId });
    return saved === 1;
  }

  async saveNotified(batch: Pick<ImportBatch, 'id' | 'storeHash'>, now: number): Promise<void> {
    await this.#mine(batch).whereNull('notified_at').update({ notified_at: now });
  }

  async savePolled(batch: Pick<ImportBatch, 'id' | 'storeHash'>): Promise<void> {
    await this.#mine(batch).increment('polls', 1);
  }

  /** Forgets batches whose report was worked through before this time. */
  async prune(completedBefore: number): Promise<void> {
    await this.#rows()
      .where({ state: 'completed' })
      .where('completed_at', '<', completedBefore)
      .delete();
  }

  #mine(batch: Pick<ImportBatch, 'id' | 'storeHash'>) {
    return this.#rows().where({ store_hash: batch.storeHash, batch_id: batch.id });
  }

  #rows() {
    return this.#db<ImportBatchRow>('import_batches');
  }
}

/** What is kept of the unguessable last part of the address that Brevo calls when an import is done. */
export function hashOfNotifyKey(notifyKey: string): string {
  return createHash('sha256').update(notifyKey).digest('hex');
}

function toBatch(row: ImportBatchRow): ImportBatch {
  return {
    id: row.batch_id,
    storeHash: row.store_hash,
    kind: row.kind,
    runId: row.run_id,
    lane: row.lane,
    state: row.state,
    processId: row.process_id,
    contacts: row.contacts,
    polls: row.polls,
    sentAt: row.sent_at,
    notifiedAt: row.notified_at,
  };
}
