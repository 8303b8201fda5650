import { MOST_IN_A_BATCH } from '../../clients/brevo/catalogue.ts';
import type { Shortfall } from '../../db/journal/journal-rows.ts';
import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import type { LedgerEntry, LedgerRepository } from '../../db/ledger/ledger.ts';
import type { JobContext } from '../../queue/job-handler.ts';
import type { CatalogueItem, CatalogueRecord, CatalogueSource } from './catalogue-source.ts';
import {
  type DecidedRecord,
  decideRecord,
  failedEntry,
  isSettled,
  perhapsWritten,
} from './decide-record.ts';
import { isPerhapsSent } from './item-digest.ts';
import { writeItems } from './write-items.ts';

export interface DeliveryDeps {
  ledger: LedgerRepository;
  journal: SyncJournal;
  now(): number;
}

/** Where records are delivered to, and under which run they count. */
export interface Delivery<Item extends CatalogueItem> {
  storeHash: string;
  source: CatalogueSource<Item>;
  mode: 'full' | 'changes' | 'live';
  runNumber: number;
  context: JobContext;
}

/**
 * Sorts records into what needs no word to Brevo, which is recorded at once, and pieces to be delivered. Records that this
 * run decided before, or the drain did since it began, are left out.
 */
export async function sortRecords<Item extends CatalogueItem>(
  { ledger, journal, now }: DeliveryDeps,
  { storeHash, source, mode, runNumber, context }: Delivery<Item>,
  records: readonly CatalogueRecord<Item>[],
): Promise<DecidedRecord<Item>[][]> {
  const { kind, losable } = source;
  // A list by page numbers can show a record twice.
  const byId = new Map(records.map((record) => [record.entityId, record]));
  const known = new Map<string, LedgerEntry>();
  for (const entry of await ledger.listByIds(storeHash, kind, [...byId.keys()]))
    known.set(entry.entityId, entry);
  const decided = [...byId.values()]
    .filter(({ entityId }) => mode === 'live' || known.get(entityId)?.runNumber !== runNumber)
    .map((record) =>
      decideRecord(record, known.get(record.entityId), { mode, runNumber, losable }),
    );

  await tellArrived(source, decided.filter(isSettled), context);
  const settled = decided.filter(isSettled).map(({ entry }) => entry);
  await journal.record(storeHash, kind, settled, settled.flatMap(toShortfall), now());
  return [...inPieces(decided.filter((one) => !isSettled(one)))];
}

/** What of a piece the drain has not written since it was sorted. */
export async function withoutDecided<Item extends CatalogueItem>(
  { ledger }: DeliveryDeps,
  { storeHash, source, runNumber }: Delivery<Item>,
  piece: readonly DecidedRecord<Item>[],
): Promise<DecidedRecord<Item>[]> {
  const ids = piece.map(({ entry }) => entry.entityId);
  const entries = await ledger.listByIds(storeHash, source.kind, ids);
  const decided = new Set(
    entries.filter((one) => one.runNumber === runNumber).map(({ entityId }) => entityId),
  );
  return piece.filter(({ entry }) => !decided.has(entry.entityId));
}

/** Writes one piece and records what became of it. Throws what may pass; then nothing of the piece is recorded. */
export async function deliverPiece<Item extends CatalogueItem>(
  { journal, now }: DeliveryDeps,
  { storeHash, source, context }: Delivery<Item>,
  piece: readonly DecidedRecord<Item>[],
): Promise<void> {
  const goneIds = piece.flatMap((one) => one.goneIds);
  const deletions = await source.deletionsOf(goneIds, context.signal);
  const items = piece.flatMap((one) => one.items);
  await journal.note(
    storeHash,
    source.kind,
    piece.map((one) => perhapsWritten(one, now())),
  );
  const refused = await writeItems(source, [...items, ...deletions], context);
  await tellArrived(source, piece, context);
  const entries = piece.map((one) => {
    const isWhole = ![...one.items.map(({ id }) => id), ...one.goneIds].some((id) =>
      refused.has(id),
    );
    const entry = isWhole ? one.entry : failedEntry(one, refused, 'item_refused');
    // Of what failed in part, something is there that may have to be deleted one day.
    const isThere = Object.keys(entry.parts ?? {}).length > 0;
    return { ...entry, writtenAt: isThere ? now() : entry.writtenAt };
  });
  await journal.record(storeHash, source.kind, entries, entries.flatMap(toShortfall), now());
}

/** Records that are gone from the store go in Brevo, with everything that they were there, and then here. */
export async function withdrawRecords<Item extends CatalogueItem>(
  { ledger, journal, now }: DeliveryDeps,
  { storeHash, source, runNumber, context }: Delivery<Item>,
  entityIds: readonly string[],
): Promise<void> {
  const { kind } = source;
  const entries = await ledger.listByIds(storeHash, kind, entityIds);
  const itemIds = entries.flatMap(({ parts }) => Object.keys(parts ?? {}));
  const deletions = await source.deletionsOf(itemIds, context.signal);
  const refused = await writeItems(source, deletions, context);
  // What perhaps never arrived can be refused because it is not there.
  const isLeft = ({ parts }: LedgerEntry) =>
    Object.entries(parts ?? {}).some(([id, digest]) => refused.has(id) && !isPerhapsSent(digest));
  const left = entries
    .filter(isLeft)
    .map((entry) =>
      failedEntry(
        { entry: { ...entry, runNumber, parts: null }, before: entry },
        ...([refused, 'deletion_refused'] as const),
      ),
    );
  await journal.record(storeHash, kind, left, left.flatMap(toShortfall), now());
  await source.withdrawn?.(entityIds);
  const leftIds = new Set(left.map(({ entityId }) => entityId));
  await journal.forget(
    storeHash,
    kind,
    entityIds.filter((id) => !leftIds.has(id)),
  );
}

async function tellArrived<Item extends CatalogueItem>(
  source: CatalogueSource<Item>,
  decided: readonly DecidedRecord<Item>[],
  context: JobContext,
): Promise<void> {
  const records = decided.flatMap(({ record }) => (record.problem === undefined ? [record] : []));
  if (records.length > 0) await source.arrived?.(records, context);
}

/** As many records together as one call carries; one that needs several calls goes alone. */
function* inPieces<Item extends CatalogueItem>(
  decided: readonly DecidedRecord<Item>[],
): Generator<DecidedRecord<Item>[]> {
  let piece: DecidedRecord<Item>[] = [];
  let size = 0;
  for (const one of decided) {
    const own = one.items.length + one.goneIds.length;
    if (piece.length > 0 && size + own > MOST_IN_A_BATCH) {
      yield piece;
      [piece, size] = [[], 0];
    }
    piece.push(one);
    size += own;
  }
  if (piece.length > 0) yield piece;
}

function toShortfall({ entityId, state, reason }: LedgerEntry): Shortfall[] {
  return state === 'failed' ? [{ entityId, severity: 'failed', reason: reason ?? 'unknown' }] : [];
}
