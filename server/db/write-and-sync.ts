import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import type BetterSqlite3 from 'better-sqlite3';
import type { Knex } from 'knex';

export type Connection = BetterSqlite3.Database;

const dataSync = promisify(fdatasync);

/**
 * Runs synchronous work as one transaction, and resolves when it is on disk. The disk takes milliseconds, in which SQLite
 * would hold up everything else that this process does: so it only writes, as in WAL mode with `synchronous = NORMAL`
 * (consistent after a power failure, though the latest commits may be missing), and the log is synced from another
 * thread. What is in a synced log survives (https://sqlite.org/pragma.html#pragma_synchronous).
 */
export async function writeAndSync<T>(db: Knex, work: (connection: Connection) => T): Promise<T> {
  // The pool's one connection: nobody is in the middle of a transaction.
  const connection: Connection = await db.client.acquireConnection();
  let result: T;
  try {
    connection.pragma('synchronous = NORMAL');
    try {
      result = connection.transaction(work).immediate(connection);
    } finally {
      connection.pragma('synchronous = FULL');
    }
  } finally {
    await db.client.releaseConnection(connection);
  }
  await syncWrites(connection);
  return result;
}

/**
 * A transaction that does not wait for the disk, for the steps of a long work: nobody else gets a turn while it is waited for.
 * A power failure may take it back, but only together with all that was written after it. `writesSynced`, or any other
 * transaction, makes it last.
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
  const descriptor = openSync(path, 'r');
  try {
    await dataSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
