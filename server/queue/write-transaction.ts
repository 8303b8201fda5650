import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { writeAndSync, writeUnsynced } from '../db/ledger/write-and-sync.ts';
import type { Connection } from './run-statement.ts';

const RETRIES = 3;
const PAUSE_MS = 50;

/**
 * Runs synchronous work as one transaction that holds SQLite's write lock from its first moment, and lets go of it
 * within the same tick: other processes wait for microseconds, whatever else this one is busy with. A transaction of
 * Knex keeps the lock while the event loop turns, and may lose it after having read.
 * `busy_timeout` sits out others' writing; what outlasts it is tried again from the start. Where `isPromise` is false, it
 * does not wait for the disk: for what is done once more if a power failure takes it back.
 */
export async function writeTransaction<T>(
  db: Knex,
  work: (connection: Connection) => T,
  { isPromise = true } = {},
): Promise<T> {
  const write = isPromise ? writeAndSync : writeUnsynced;
  for (let retriesLeft = RETRIES; ; retriesLeft -= 1) {
    try {
      return await write(db, work);
    } catch (error) {
      if (retriesLeft === 0 || !isBusy(error)) throw error;
    }
    await sleep(PAUSE_MS);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_BUSY/.test(String(error.code));
}
