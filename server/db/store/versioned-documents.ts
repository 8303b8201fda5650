import type { Knex } from 'knex';

interface DocumentRow {
  store_hash: string;
  version: number;
  document: string;
  saved_at: number;
}

/** Tables that hold one JSON document a store, with a version for optimistic locking. */
type DocumentTable = 'settings' | 'insight_settings';

/** The document as it was saved (not validated again); a store that never saved one is at version 1 with an empty one. */
export async function findDocument(
  db: Knex,
  table: DocumentTable,
  storeHash: string,
): Promise<{ version: number; document: unknown }> {
  const row = await db<DocumentRow>(table).where({ store_hash: storeHash }).first();
  return row
    ? { version: row.version, document: JSON.parse(row.document) }
    : { version: 1, document: {} };
}

/** Answers false, and saves nothing, if somebody saved since `version` was read. */
export async function saveDocument(
  db: Knex,
  table: DocumentTable,
  storeHash: string,
  { version, document, now }: { version: number; document: unknown; now: number },
): Promise<boolean> {
  const row = {
    store_hash: storeHash,
    version: version + 1,
    document: JSON.stringify(document),
    saved_at: now,
  };
  const rows = () => db<DocumentRow>(table);
  const updated = await rows().where({ store_hash: storeHash, version }).update(row);
  if (updated === 1) return true;
  if (version !== 1) return false;
  const inserted = await rows()
    .insert(row)
    .onConflict('store_hash')
    .ignore()
    .returning('store_hash');
  return inserted.length === 1;
}
