import type BetterSqlite3 from 'better-sqlite3';

/** Of those that were used last: some kilobytes each. */
const MOST = 200;
/** Characters. Longer ones carry many rows, each time another number of them. */
const LONGEST = 4_000;
const CHANGES_THE_SCHEMA = /^\s*(create|alter|drop)\b/i;

/**
 * knex has SQLite compile a query each time it is run, which for a small one is most of the work. From here on the connection
 * keeps what it compiled.
 */
export function keepStatements(connection: BetterSqlite3.Database): void {
  const compile = connection.prepare.bind(connection) as (sql: string) => BetterSqlite3.Statement;
  const kept = new Map<string, BetterSqlite3.Statement>();

  const prepare = (sql: string): BetterSqlite3.Statement => {
    if (CHANGES_THE_SCHEMA.test(sql)) kept.clear();
    const statement = kept.get(sql) ?? compile(sql);
    // The one that was asked for last stands last.
    kept.delete(sql);
    if (sql.length <= LONGEST) kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
  connection.prepare = prepare as typeof connection.prepare;
}
