import type { Knex } from 'knex';
import { migrate, openDatabase } from '../../../server/db/open-database.ts';

/**
 * A database of a test's own, as the migrations leave it. They run once in a process: whoever opens a new one after that is
 * given what they made, which costs a tenth.
 */
export async function openMigrated(url = ':memory:'): Promise<Knex> {
  const db = openDatabase(url);
  if (await db('sqlite_master').first()) {
    await migrate(db);
    return db;
  }
  migrated ??= readMigrated();
  const statements = await migrated;
  const connection = await db.client.acquireConnection();
  connection.exec(statements);
  await db.client.releaseConnection(connection);
  return db;
}

let migrated: Promise<string> | undefined;

/** The statements that make an up-to-date database, with the rows that knex keeps of its migrations. */
async function readMigrated(): Promise<string> {
  const db = openDatabase(':memory:');
  await migrate(db);
  const parts: Array<{ type: string; name: string; sql: string }> = await db('sqlite_master')
    .whereNotNull('sql')
    .whereNot('name', 'like', 'sqlite_%')
    .select('type', 'name', 'sql');
  // Whatever else there is stands on a table.
  const tables = parts.filter(({ type }) => type === 'table');
  const others = parts.filter(({ type }) => type !== 'table');
  const statements = [...tables, ...others].map(({ sql }) => sql);
  for (const { name } of tables) {
    const rows = await db(name).select();
    if (rows.length > 0) statements.push(db(name).insert(rows).toString());
  }
  await db.destroy();
  return ['begin', ...statements, 'commit'].join(';\n');
}
