import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import type BetterSqlite3 from 'better-sqlite3';
import type { Knex } from 'knex';
import { acquireAtOnce } from '../take-turns.ts';

type Connection = BetterSqlite3.Database;

const dataSync = promisify(fdatasync);

/**
 * Runs synchronous work as one transaction, and resolves when it is on disk. The disk takes milliseconds, in which SQLite
 * would hold up everything else that this process does: so it only writes, as in WAL mode with `synchronous = NORMAL`
 * (consistent after a power failure, though the latest commits may be missing), and the log is synced from another
 * thread. What is in a synced log survives (https://sqlite.org/pragma.html#pragma_synchronous).
 */
export async function writeAndSync<T>(db: Knex, work: (connection: Connection) => T): Promise<T> {
  const { result, connection } = await write(db, work);
  await syncWrites(connection);
  return result;
}

/**
 * The same without waiting for the disk at all. A power failure may take it back, but only together with all that was written
 * after it.
 */
export async function writeUnsynced<T>(db: Knex, work: (connection: Connection) => T): Promise<T> {
  return (await write(db, work)).result;
}

async function write<T>(db: Knex, work: (connection: Connection) => T) {
  // The pool's one connection: nobody is in the middle of a transaction.
  const connection = await acquireAtOnce(db);
  try {
    connection.pragma('synchronous = NORMAL');
    try {
      return { result: connection.transaction(work).immediate(connection), connection };
    } finally {
      connection.pragma('synchronous = FULL');
    }
  } finally {
    await db.client.releaseConnection(connection);
  }
}

/**
 * `writeUnsynced` as a transaction of knex, for the steps of a long work. `writesSynced`, or any transaction that is waited
 * for, makes them last.
 */
export async function transactUnsynced<T>(
  db: Knex,
  work: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  const connection: Connection = await db.client.acquireConnection();
  try {
    connection.pragma('synchronous = NORMAL');
    return await db.transaction(work, { connection });
  } finally {
    connection.pragma('synchronous = FULL');
    await db.client.releaseConnection(connection);
  }
}

/** Resolves when all that was written so far is on disk. */
export async function writesSynced(db: Knex): Promise<void> {
  const connection: Connection = await db.client.acquireConnection();
  await db.client.releaseConnection(connection);
  await syncWrites(connection);
}

async function syncWrites({ memory, name }: Connection): Promise<void> {
  if (!memory) await syncLog(`${name}-wal`);
}

/** Syncs what anybody wrote to the file, whichever descriptor they used. */
async function syncLog(path: string): Promise<void> {
  const descriptor = openLog(path);
  if (descriptor === undefined) return;
  try {
    await dataSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Undefined where there is none: whoever closed the database last has synced all of it and removed its log. */
function openLog(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
