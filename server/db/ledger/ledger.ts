import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';

/** `pending`: handed to Brevo or waiting to be, its answer still to come. */
export type LedgerState = 'pending' | 'synced' | 'skipped' | 'failed';

/** What Brevo was told of one record of the store, and what became of it. */
export interface LedgerEntry {
  entityId: string;
  /** The contact it became or would become; null when the record has no e-mail address. */
  contactKey: string | null;
  state: LedgerState;
  /** Why it was skipped or failed. */
  reason: string | null;
  payloadHash: string | null;
  /** The import that carries or carried it. */
  batchId: number | null;
  /** When the store last changed it, ms. */
  modifiedAt: number | null;
  /** The run that decided it last. */
  runNumber: number;
  /** When Brevo was last told of it, or perhaps was (`mayBeInBrevo`), ms. */
  writtenAt: number | null;
  /** Items in Brevo that the record became, by id, each with a digest of what was sent; where one is not enough. */
  parts?: LedgerParts | null;
  /** The lists that the contact was put in because of this record, in ascending order; null where nobody kept count. */
  listIds?: readonly number[] | null;
  /**
   * Names of the contact's attributes that hold a value because of this record, as far as is known; null where nobody kept
   * count. Only these are ever emptied.
   */
  toldAttributes?: readonly string[] | null;
  /** What `toldAttributes` will be once the import that is under way has arrived. */
  sentAttributes?: readonly string[] | null;
  /** When it was decided what is written, ms; not kept. */
  decidedAt?: number;
}

/**
 * Written; or written once, and refused since; or perhaps, by a write whose answer was lost (`loseBatch`, `beforeWrite`): it
 * waits, and is in no import.
 */
export function mayBeInBrevo({ state, batchId, writtenAt }: LedgerEntry): boolean {
  if (state === 'synced') return true;
  return writtenAt !== null && (state === 'failed' || (state === 'pending' && batchId === null));
}

export type LedgerParts = Readonly<Record<string, string>>;

export interface LedgerCount {
  state: LedgerState;
  reason: string | null;
  count: number;
}

export interface LedgerRow {
  store_hash: string;
  kind: string;
  entity_id: string;
  contact_key: string | null;
  state: LedgerState;
  reason: string | null;
  payload_hash: string | null;
  batch_id: number | null;
  modified_at: number | null;
  run_number: number;
  written_at: number | null;
  parts: string | null;
  list_ids: string | null;
  told_attributes: string | null;
  sent_attributes: string | null;
}

export class LedgerRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async listByIds(
    storeHash: string,
    kind: string,
    entityIds: readonly string[],
  ): Promise<LedgerEntry[]> {
    return this.#listIn(storeHash, kind, 'entity_id', entityIds);
  }

  async listByContactKeys(
    storeHash: string,
    kind: string,
    contactKeys: readonly string[],
  ): Promise<LedgerEntry[]> {
    return this.#listIn(storeHash, kind, 'contact_key', contactKeys);
  }

  /** How many entries are in which state and why: of one run, or of all. The database keeps these counts itself. */
  async counts(storeHash: string, kind: string, runNumber?: number): Promise<LedgerCount[]> {
    const query = this.#db('ledger_counts').where({ store_hash: storeHash, kind });
    if (runNumber !== undefined) query.where({ run_number: runNumber });
    const rows: Array<{ state: LedgerState; reason: string; count: number | string }> = await query
      .groupBy('state', 'reason')
      .select('state', 'reason')
      .sum({ count: 'entries' });
    return rows.map(({ state, reason, count }) => ({
      ...{ state, reason: reason || null },
      count: Number(count),
    }));
  }

  /** When a cart was last written (ms). */
  async cartsLastWrittenAt(storeHash: string): Promise<number | null> {
    const [row]: Array<{ at: number | string | null }> = await this.#rows()
      .where({ store_hash: storeHash })
      // Not bound: the index holds carts alone.
      .whereRaw("kind = 'carts'")
      .max({ at: 'written_at' });
    return row?.at == null ? null : Number(row.at);
  }

  /** Items in Brevo that records of this kind became and that it accepted. */
  async countParts(storeHash: string, kind: string): Promise<number> {
    // Each part is `"id":"digest"`; neither holds a quotation mark.
    const parts = `sum((length(parts) - length(replace(parts, '":"', ''))) / 3)`;
    const [row]: Array<{ items: number | string | null }> = await this.#rows()
      .where({ store_hash: storeHash, kind, state: 'synced' })
      .select(this.#db.raw(`${parts} as items`));
    return Number(row?.items ?? 0);
  }

  /** Brevo may no longer have what it was told of these: the next run says all of it again. */
  async forgetPayloads(storeHash: string, kinds: readonly string[]): Promise<void> {
    await this.#rows()
      .where({ store_hash: storeHash, state: 'synced' })
      .whereIn('kind', kinds)
      .update({ payload_hash: null });
  }

  /** How many of a run's entries were written since it began: in a run of changes, what had drifted. */
  async countWritten(
    storeHash: string,
    kind: string,
    runNumber: number,
    since: number,
  ): Promise<number> {
    const [row] = await this.#rows()
      .where({ store_hash: storeHash, kind, run_number: runNumber })
      .where('written_at', '>=', since)
      .count({ count: '*' });
    return Number(row?.count ?? 0);
  }

  async #listIn(
    storeHash: string,
    kind: string,
    column: 'entity_id' | 'contact_key',
    values: readonly string[],
  ): Promise<LedgerEntry[]> {
    const found: LedgerEntry[] = [];
    for (const chunk of chunksOf(values, 500)) {
      const rows = await this.#rows().where({ store_hash: storeHash, kind }).whereIn(column, chunk);
      found.push(...rows.map(toEntry));
    }
    return found;
  }

  #rows() {
    return this.#db<LedgerRow>('ledger_entries');
  }
}

export function toEntry(row: LedgerRow): LedgerEntry {
  return {
    entityId: row.entity_id,
    contactKey: row.contact_key,
    state: row.state,
    reason: row.reason,
    payloadHash: row.payload_hash,
    batchId: row.batch_id,
    modifiedAt: row.modified_at,
    runNumber: row.run_number,
    writtenAt: row.written_at,
    parts: row.parts === null ? null : JSON.parse(row.parts),
    listIds: row.list_ids === null ? null : JSON.parse(`[${row.list_ids}]`),
    toldAttributes: toNames(row.told_attributes),
    sentAttributes: toNames(row.sent_attributes),
  };
}

export function toRow(storeHash: string, kind: string, entry: LedgerEntry): LedgerRow {
  return {
    store_hash: storeHash,
    kind,
    entity_id: entry.entityId,
    contact_key: entry.contactKey,
    state: entry.state,
    reason: entry.reason,
    payload_hash: entry.payloadHash,
    batch_id: entry.batchId,
    modified_at: entry.modifiedAt,
    run_number: entry.runNumber,
    written_at: entry.writtenAt,
    parts: entry.parts ? JSON.stringify(entry.parts) : null,
    list_ids: entry.listIds ? entry.listIds.join(',') : null,
    told_attributes: entry.toldAttributes?.join(',') ?? null,
    sent_attributes: entry.sentAttributes?.join(',') ?? null,
  };
}

function toNames(text: string | null): string[] | null {
  if (text === null) return null;
  return text === '' ? [] : text.split(',');
}
