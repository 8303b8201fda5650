import type { Knex } from 'knex';
import type { Sealer } from '../sealing.ts';
import { noticePurpose } from './brevo/brevo-notices.ts';
import { contentPurpose } from './store/storefront-tokens.ts';

interface SealedColumn {
  table: string;
  column: string;
  /** The other columns of the primary key, beside `store_hash`. */
  key: readonly string[];
  purpose: (row: Record<string, unknown>) => string;
}

/** Every sealed column there is. A test compares the list with the schema. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'stores', column: 'access_token_sealed', key: [], purpose: () => 'access-token' },
  { table: 'stores', column: 'contact_secret_sealed', key: [], purpose: () => 'contact-secret' },
  { table: 'stores', column: 'profile_sealed', key: [], purpose: () => 'store-profile' },
  { table: 'store_users', column: 'email_sealed', key: ['user_id'], purpose: () => 'user-email' },
  {
    table: 'connections',
    column: 'api_key_sealed',
    key: ['service'],
    purpose: (row) => `${row.service}-key`,
  },
  {
    table: 'connections',
    column: 'account_sealed',
    key: ['service'],
    purpose: (row) => `${row.service}-account`,
  },
  {
    table: 'storefront_tokens',
    column: 'content_sealed',
    key: ['token_hash'],
    purpose: (row) => contentPurpose(row.token_hash),
  },
  {
    table: 'brevo_notices',
    column: 'email_sealed',
    key: ['contact_key'],
    purpose: (row) => noticePurpose(row.contact_key),
  },
];

/**
 * Seals every value again under the first key of the ring. The app may run meanwhile, even one that does not seal with
 * that key yet: what it changed since it was read is looked at again, until nothing is left under another key.
 */
export async function resealAll(
  db: Knex,
  sealer: Sealer,
): Promise<{ resealed: number; current: number }> {
  const first = await resealOnce(db, sealer);
  let { resealed, missed } = first;
  while (missed > 0) {
    const next = await resealOnce(db, sealer);
    resealed += next.resealed;
    missed = next.missed;
  }
  return { resealed, current: first.current };
}

async function resealOnce(db: Knex, sealer: Sealer) {
  let resealed = 0;
  let current = 0;
  let missed = 0;
  for (const { table, column, key, purpose } of SEALED_COLUMNS) {
    const rows: Array<Record<string, unknown>> = await db(table)
      .whereNot(column, '')
      .select('store_hash', column, ...key);
    for (const row of rows) {
      const before = String(row[column]);
      const after = sealer.reseal(before, {
        storeHash: String(row.store_hash),
        purpose: purpose(row),
      });
      if (after === undefined) {
        current += 1;
        continue;
      }
      const moved = await db(table)
        .where(row)
        .update({ [column]: after });
      if (moved === 1) resealed += 1;
      else missed += 1;
    }
  }
  return { resealed, current, missed };
}
