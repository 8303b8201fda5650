import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';
import type { LedgerEntry, LedgerRow } from './ledger.ts';

const HOUR_MS = 60 * 60_000;
/** An entry that was written longer ago than this is recorded again because nothing changed: that is no news. */
const NEWS_MS = 15 * 60_000;

export interface WrittenCount {
  /** Beginning of the hour, ms since the epoch. */
  hourAt: number;
  /** Of the ledger, such as `orders` or `guests`. */
  kind: string;
  written: number;
}

interface WrittenCountRow {
  store_hash: string;
  hour_at: number | string;
  kind: string;
  written: number;
}

/** How much was written to Brevo, by hour and kind. Bounded: `prune` forgets what no page shows. */
export class WrittenCountRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async list(storeHash: string, since: number): Promise<WrittenCount[]> {
    const rows = await this.#rows()
      .where({ store_hash: storeHash })
      .where('hour_at', '>=', toHour(since));
    return rows.map(({ hour_at, kind, written }) => ({ hourAt: Number(hour_at), kind, written }));
  }

  /** Of all stores. */
  async prune(before: number): Promise<void> {
    await this.#rows().where('hour_at', '<', before).delete();
  }

  #rows() {
    return this.#db<WrittenCountRow>('written_counts');
  }
}

/** Adds to the count of this hour. The last step of a transaction: others of the store wait for the same row. */
export async function addWritten(
  trx: Knex,
  storeHash: string,
  kind: string,
  written: number,
  now: number,
): Promise<void> {
  if (written === 0) return;
  await trx<WrittenCountRow>('written_counts')
    .insert({ store_hash: storeHash, hour_at: toHour(now), kind, written })
    .onConflict(['store_hash', 'hour_at', 'kind'])
    .merge({ written: trx.raw('written_counts.written + excluded.written') });
}

/** How many of these entries were written to Brevo since they were last recorded. Asked before they are recorded anew. */
export async function countNews(
  trx: Knex,
  storeHash: string,
  kind: string,
  entries: readonly LedgerEntry[],
  now: number,
): Promise<number> {
  const recent = entries.filter(
    ({ state, writtenAt }) => state === 'synced' && writtenAt !== null && writtenAt > now - NEWS_MS,
  );
  let news = 0;
  for (const chunk of chunksOf(recent, 500)) {
    const ids = chunk.map(({ entityId }) => entityId);
    const rows = await trx<LedgerRow>('ledger_entries')
      .where({ store_hash: storeHash, kind })
      .whereIn('entity_id', ids)
      .select('entity_id', 'written_at');
    const before = new Map(rows.map((row) => [row.entity_id, Number(row.written_at ?? 0)]));
    news += chunk.filter(
      ({ entityId, writtenAt }) => Number(writtenAt) > (before.get(entityId) ?? 0),
    ).length;
  }
  return news;
}

function toHour(at: number): number {
  return at - (at % HOUR_MS);
}
