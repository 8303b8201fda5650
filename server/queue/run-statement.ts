import type BetterSqlite3 from 'better-sqlite3';

export type Connection = BetterSqlite3.Database;
type Bindings = Readonly<Record<string, string | number | null>>;
type Statement = BetterSqlite3.Statement<[Bindings]>;

/** Making a statement takes longer than running it, and the queue asks many times a second. */
const made = new WeakMap<Connection, Map<string, Statement>>();

/** The queue's statements are constants: there are not many. */
function statementOf(connection: Connection, statement: string): Statement {
  const known = made.get(connection) ?? new Map<string, Statement>();
  made.set(connection, known);
  const one = known.get(statement) ?? connection.prepare<[Bindings]>(statement);
  known.set(statement, one);
  return one;
}

/** @returns how many rows it touched */
export function run(connection: Connection, statement: string, bindings: Bindings): number {
  return statementOf(connection, statement).run(bindings).changes;
}

/** @returns whether it touched any row */
export function moves(connection: Connection, statement: string, bindings: Bindings): boolean {
  return run(connection, statement, bindings) > 0;
}

export function rowsOf<Row>(connection: Connection, statement: string, bindings: Bindings): Row[] {
  return statementOf(connection, statement).all(bindings) as Row[];
}

export function rowOf<Row>(
  connection: Connection,
  statement: string,
  bindings: Bindings,
): Row | undefined {
  return rowsOf<Row>(connection, statement, bindings)[0];
}
