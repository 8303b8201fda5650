import type BetterSqlite3 from 'better-sqlite3';

export type Connection = BetterSqlite3.Database;
type Bindings = Readonly<Record<string, string | number | null>>;

/** @returns how many rows it touched */
export function run(connection: Connection, statement: string, bindings: Bindings): number {
  return connection.prepare<[Bindings]>(statement).run(bindings).changes;
}

/** @returns whether it touched any row */
export function moves(connection: Connection, statement: string, bindings: Bindings): boolean {
  return run(connection, statement, bindings) > 0;
}

export function rowsOf<Row>(connection: Connection, statement: string, bindings: Bindings): Row[] {
  return connection.prepare<[Bindings], Row>(statement).all(bindings);
}

export function rowOf<Row>(
  connection: Connection,
  statement: string,
  bindings: Bindings,
): Row | undefined {
  return rowsOf<Row>(connection, statement, bindings)[0];
}
