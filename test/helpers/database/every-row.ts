import type { Knex } from 'knex';

/** The app's tables, without Knex's and SQLite's own. */
export async function listTables(db: Knex): Promise<string[]> {
  const rows: Array<{ name: string }> = await db('sqlite_master')
    .where({ type: 'table' })
    .whereNot('name', 'like', 'migrations%')
    .whereNot('name', 'like', 'sqlite_%')
    .orderBy('name')
    .select('name');
  return rows.map(({ name }) => name);
}

/** All that the app remembers: every row of every table. */
export async function everyRow(db: Knex): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const table of await listTables(db)) rows[table] = await db(table).select().orderBy('rowid');
  return rows;
}

/** By table, the rows that name this in any column, be it only as a part of it. Tables without any are left out. */
export async function rowsNaming(db: Knex, text: string): Promise<Record<string, number>> {
  const found = Object.entries(await everyRow(db)).map(
    ([table, rows]) =>
      [table, rows.filter((row) => JSON.stringify(row).includes(text)).length] as const,
  );
  return Object.fromEntries(found.filter(([, count]) => count > 0));
}
