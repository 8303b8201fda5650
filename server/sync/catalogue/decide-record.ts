import { createHash } from 'node:crypto';
import type { LedgerEntry, LedgerParts } from '../../db/ledger/ledger.ts';
import type { CatalogueItem, CatalogueRecord, LosableField } from './catalogue-source.ts';
import { digestOf, perhapsSent, withBlanks } from './item-digest.ts';

/** What becomes of one record. */
export interface DecidedRecord<Item extends CatalogueItem> {
  record: CatalogueRecord<Item>;
  /** As it will be once everything has arrived. */
  entry: LedgerEntry;
  before: LedgerEntry | undefined;
  /** To be written. */
  items: Item[];
  /** Items that Brevo has of it and the store no longer. */
  goneIds: string[];
}

/**
 * Pure. `full` writes everything; `changes` and `live` only the items that are not as Brevo was told last: of six hundred
 * variants, the one whose price changed.
 */
export function decideRecord<Item extends CatalogueItem>(
  record: CatalogueRecord<Item>,
  before: LedgerEntry | undefined,
  {
    mode,
    runNumber,
    losable,
  }: {
    mode: 'full' | 'changes' | 'live';
    runNumber: number;
    losable: readonly LosableField<Item>[];
  },
): DecidedRecord<Item> {
  const known = before?.parts ?? {};
  const entry: LedgerEntry = {
    entityId: record.entityId,
    contactKey: null,
    state: 'synced',
    reason: null,
    payloadHash: null,
    batchId: null,
    modifiedAt: record.modifiedAt,
    runNumber,
    writtenAt: before?.writtenAt ?? null,
    parts: known,
  };
  if (record.problem !== undefined)
    return {
      entry: { ...entry, state: 'failed', reason: record.problem },
      ...{ record, before, items: [], goneIds: [] },
    };
  if (record.leftOut !== undefined)
    return {
      entry: { ...entry, state: 'skipped', reason: record.leftOut, parts: {} },
      ...{ record, before, items: [], goneIds: Object.keys(known) },
    };

  const digests = new Map(
    record.items.map((item) => [item.id, digestOf(item, known[item.id], losable)]),
  );
  const parts: LedgerParts = Object.fromEntries(digests);
  const isKnown = ({ id }: Item) => mode !== 'full' && known[id] === digests.get(id);
  return {
    entry: {
      ...{ ...entry, payloadHash: hashOf(parts), parts },
      reason: record.isCut ? 'details_cut' : null,
    },
    record,
    before,
    items: record.items
      .filter((item) => !isKnown(item))
      .map((item) => withBlanks(item, known[item.id], losable)),
    goneIds: Object.keys(known).filter((id) => !digests.has(id)),
  };
}

/** Nothing to tell Brevo. */
export function isSettled({ items, goneIds }: DecidedRecord<CatalogueItem>): boolean {
  return items.length === 0 && goneIds.length === 0;
}

/**
 * What the ledger has to say while the items are being written, so that a crash, or an answer that is lost, leaves them perhaps
 * in Brevo: they can be deleted, and are written anew. `now` in ms. Pure.
 */
export function perhapsWritten(
  { entry, before, items }: DecidedRecord<CatalogueItem>,
  now: number,
): LedgerEntry {
  const waiting = { ...entry, state: 'pending', reason: null, runNumber: 0 } as const;
  const known = before?.parts ?? {};
  const sent = items.map(({ id }) => [id, perhapsSent(known[id], entry.parts?.[id])]);
  return {
    ...(before ?? waiting),
    payloadHash: null,
    writtenAt: before?.writtenAt ?? now,
    parts: { ...known, ...Object.fromEntries(sent) },
  };
}

/** The entry of a record of which Brevo would not take some items; the others are there, and are not sent again. */
export function failedEntry(
  { entry, before }: Pick<DecidedRecord<CatalogueItem>, 'entry' | 'before'>,
  refused: ReadonlySet<string>,
  reason: string,
): LedgerEntry {
  const earlier = Object.entries(before?.parts ?? {}).filter(([id]) => refused.has(id));
  const arrived = Object.entries(entry.parts ?? {}).filter(([id]) => !refused.has(id));
  // As it was told last, which is not what it should be now: tried anew, it differs.
  const parts = Object.fromEntries([...earlier, ...arrived]);
  return { ...entry, state: 'failed', reason, payloadHash: null, parts };
}

function hashOf(parts: LedgerParts): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
