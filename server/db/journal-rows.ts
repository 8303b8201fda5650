import type { Knex } from 'knex';
import { chunksOf } from './chunks-of.ts';
import { type LedgerEntry, type LedgerRow, toRow } from './ledger.ts';

/** One record that did not arrive, or not whole. */
export interface Shortfall {
  entityId: string;
  severity: 'failed' | 'warning';
  reason: string;
}

export async function saveEntries(
  trx: Knex,
  storeHash: string,
  kind: string,
  entries: readonly LedgerEntry[],
): Promise<void> {
  for (const chunk of chunksOf(entries, 500)) {
    await trx<LedgerRow>('ledger_entries')
      .insert(chunk.map((entry) => toRow(storeHash, kind, entry)))
      .onConflict(['store_hash', 'kind', 'entity_id'])
      .merge();
  }
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
      });
  }
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
      .merge({ mark: trx.raw('pending_changes.mark + 1'), hint });
  }
}
