import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';
import { type LedgerEntry, type LedgerRow, toRow } from '../ledger/ledger.ts';

/** One record that did not arrive, or not whole. */
export interface Shortfall {
  entityId: string;
  severity: 'failed' | 'warning';
  reason: string;
}

/** By name, so that none can be forgotten. */
const EVERY_COLUMN: Record<keyof LedgerRow, true> = {
  store_hash: true,
  kind: true,
  entity_id: true,
  contact_key: true,
  state: true,
  reason: true,
  payload_hash: true,
  batch_id: true,
  modified_at: true,
  run_number: true,
  written_at: true,
  parts: true,
  list_ids: true,
  told_attributes: true,
  sent_attributes: true,
};
const LEDGER_COLUMNS = Object.keys(EVERY_COLUMN) as (keyof LedgerRow)[];

/** One short statement, whatever their number: of thousands of placeholders, making it takes longer than running it. */
const SAVE_ENTRIES = `
  insert into ledger_entries (${LEDGER_COLUMNS.join(', ')})
  select ${LEDGER_COLUMNS.map((_, nth) => `value ->> ${nth}`).join(', ')} from json_each(?)
  where true
  on conflict (store_hash, kind, entity_id) do update set
    ${LEDGER_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`;

export async function saveEntries(
  trx: Knex,
  storeHash: string,
  kind: string,
  entries: readonly LedgerEntry[],
): Promise<void> {
  for (const chunk of chunksOf(entries, 500)) {
    const rows = chunk.map((entry) => toRow(storeHash, kind, entry));
    const values = rows.map((row) => LEDGER_COLUMNS.map((column) => row[column]));
    await trx.raw(SAVE_ENTRIES, [JSON.stringify(values)]);
  }
}

/** An account that has been written, and since when nobody else may have written its contact, ms. */
export interface WrittenAccount {
  contactKey: string | null;
  since: number;
}

/**
 * Who was a guest and has an account in Brevo by now: it speaks for them, and what they were as a guest is forgotten. A guest
 * who was written meanwhile has overwritten it: it is told again. One who is on their way in an import will, and stays known until
 * that has arrived. Answers how many are told again.
 */
export async function giveWayToAccounts(
  trx: Knex,
  storeHash: string,
  accounts: readonly WrittenAccount[],
  now: number,
): Promise<number> {
  const since = new Map(accounts.map((one) => [one.contactKey ?? '', one.since]));
  const overwritten = new Set<string>();
  for (const chunk of chunksOf([...since.keys()], 500)) {
    const guests = () =>
      trx<LedgerRow>('ledger_entries')
        .where({ store_hash: storeHash, kind: 'guests' })
        .whereIn('entity_id', chunk)
        .where((row) => row.whereNot({ state: 'pending' }).orWhereNull('batch_id'));
    const found = await guests().select('entity_id', 'written_at');
    const isLater = (row: Pick<LedgerRow, 'entity_id' | 'written_at'>) =>
      Number(row.written_at ?? 0) >= (since.get(row.entity_id) ?? 0);
    for (const row of found.filter(isLater)) overwritten.add(row.entity_id);
    const earlier = found.filter((row) => !isLater(row)).map((row) => row.entity_id);
    if (earlier.length > 0) await guests().whereIn('entity_id', earlier).delete();
  }
  return tellAccountsAgain(trx, storeHash, [...overwritten], now);
}

/**
 * Somebody was written as a guest or a reader whose account may have come in at that moment: it speaks for them, and is told again.
 * Answers how many are.
 */
export async function tellAccountsAgain(
  trx: Knex,
  storeHash: string,
  contactKeys: readonly string[],
  now: number,
): Promise<number> {
  const ids: string[] = [];
  for (const chunk of chunksOf(contactKeys, 500)) {
    const rows = await trx<LedgerRow>('ledger_entries')
      .where({ store_hash: storeHash, kind: 'customers', state: 'synced' })
      .whereIn('contact_key', chunk)
      .update({ payload_hash: null })
      .returning('entity_id');
    ids.push(...rows.map((row) => row.entity_id));
  }
  await markPending(trx, storeHash, 'customers', ids, null, now);
  return ids.length;
}

export async function saveFailures(
  trx: Knex,
  storeHash: string,
  kind: string,
  shortfalls: readonly Shortfall[],
  now: number,
): Promise<void> {
  // Who only reads the newsletter is no record of a page of their own: the ledger alone counts them.
  if (kind === 'newsletter') return;
  for (const chunk of chunksOf(shortfalls, 500)) {
    await trx('failures')
      .insert(
        chunk.map(({ entityId, severity, reason }) => ({
          store_hash: storeHash,
          resource: kind,
          entity_id: entityId,
          severity,
          reason,
          attempts: 1,
          since: now,
          last_at: now,
        })),
      )
      .onConflict(['store_hash', 'resource', 'entity_id', 'severity'])
      .merge({
        reason: trx.raw('excluded.reason'),
        last_at: now,
        attempts: trx.raw('failures.attempts + 1'),
        // Ignored was that reason; another one has to be looked at.
        ignored_at: trx.raw(
          'case when failures.reason = excluded.reason then failures.ignored_at end',
        ),
      });
  }
}

/** Of records that were decided anew: what is still wrong stays, with its past; what is not, goes. */
export async function settleFailures(
  trx: Knex,
  storeHash: string,
  kind: string,
  entries: readonly LedgerEntry[],
  shortfalls: readonly Shortfall[],
  now: number,
): Promise<void> {
  const still = new Set(shortfalls.map(({ entityId, severity }) => `${severity} ${entityId}`));
  for (const severity of ['failed', 'warning'] as const) {
    const gone = entries.filter(
      (entry) => isMended(entry, severity) && !still.has(`${severity} ${entry.entityId}`),
    );
    const ids = gone.map(({ entityId }) => entityId);
    await deleteFailures(trx, storeHash, kind, ids, severity);
  }
  await saveFailures(trx, storeHash, kind, shortfalls, now);
}

/** A reason on a record that is in Brevo says what is missing of it: that has not changed. */
function isMended({ state, reason }: LedgerEntry, severity: Shortfall['severity']): boolean {
  return state !== 'synced' || reason === null || severity === 'failed';
}

export async function deleteFailures(
  trx: Knex,
  storeHash: string,
  kind: string,
  entityIds: readonly string[],
  severity?: Shortfall['severity'],
): Promise<void> {
  for (const chunk of chunksOf(entityIds, 500)) {
    await trx('failures')
      .where({ store_hash: storeHash, resource: kind, ...(severity && { severity }) })
      .whereIn('entity_id', chunk)
      .delete();
  }
}

export async function markPending(
  trx: Knex,
  storeHash: string,
  kind: string,
  entityIds: readonly string[],
  hint: string | null,
  now: number,
): Promise<void> {
  for (const chunk of chunksOf(entityIds, 500)) {
    await trx('pending_changes')
      .insert(
        chunk.map((entityId) => ({
          store_hash: storeHash,
          kind,
          entity_id: entityId,
          mark: 1,
          hint,
          marked_at: now,
        })),
      )
      .onConflict(['store_hash', 'kind', 'entity_id'])
      .merge({
        mark: trx.raw('pending_changes.mark + 1'),
        // Who has nothing to say leaves what somebody else said, such as that an order was refunded.
        hint: trx.raw('coalesce(excluded.hint, pending_changes.hint)'),
      });
  }
}
