import type { Knex } from 'knex';

/** The statements that would make this SQLite database, in a stable order; knex's own tables left out. */
export async function schemaOf(db: Knex): Promise<string[]> {
  const rows: Array<{ sql: string }> = await db('sqlite_master')
    .whereNotNull('sql')
    .whereNot('tbl_name', 'like', 'migrations%')
    .whereNot('name', 'like', 'sqlite_%')
    .select('sql');
  return rows.map(({ sql }) => sql).sort();
}
