import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type BetterSqlite3 from 'better-sqlite3';
import knex, { type Knex } from 'knex';
import { migrationSource } from '../../migrations/index.ts';
import { keepStatements } from './keep-statements.ts';
import { takeTurns } from './take-turns.ts';

const MIGRATIONS_TABLE = 'migrations';
/** By the name that knex gives it. */
const LOCK_TABLE = `${MIGRATIONS_TABLE}_lock`;

/**
 * Opens `file:path` or `:memory:`. WAL with full synchronisation: what was answered is on disk.
 * One connection, since SQLite has one writer and better-sqlite3 works synchronously.
 */
export function openDatabase(url: string): Knex {
  const filename = url === ':memory:' ? url : url.replace(/^file:/, '');
  // Nobody else on the machine has any business in it.
  if (filename !== ':memory:') mkdirSync(dirname(filename), { recursive: true, mode: 0o700 });
  const db = knex({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    // Values have no place in an error message.
    compileSqlOnError: false,
    migrations: { migrationSource, tableName: MIGRATIONS_TABLE },
    // Waiting for another process's migration or lock is nothing to warn of, and knex would at every try.
    log: {
      warn: (message: unknown) => {
        if (!/migrat|database is locked/i.test(String(message)))
          process.emitWarning(String(message));
      },
    },
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: BetterSqlite3.Database, done: (error: unknown) => void) => {
        // First: switching to WAL may already have to wait for another process.
        connection.pragma('busy_timeout = 5000');
        connection.pragma('journal_mode = WAL');
        connection.pragma('synchronous = FULL');
        connection.pragma('foreign_keys = ON');
        keepStatements(connection);
        done(null);
      },
    },
  });
  takeTurns(db);
  return db;
}

/**
 * Brings the schema up to date. Several processes may call it at once: one migrates, the others wait. A lock left
 * by a process that died is broken after `patienceMs`.
 */
export async function migrate(db: Knex, { patienceMs = 30_000 } = {}): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      await ensureLock(db);
      await db.migrate.latest();
      return;
    } catch (error) {
      if (!isContended(error)) throw error;
      if (Date.now() > deadline) await db(LOCK_TABLE).update({ is_locked: 0 });
      else await sleep(100);
    }
  }
}

/**
 * knex makes its lock too, but two processes at once make two, and then neither can ever take it: it wants to find one.
 * Each statement here is whole in itself, so however many run them there is one row.
 */
async function ensureLock(db: Knex): Promise<void> {
  const lock = LOCK_TABLE;
  await db.raw(
    'create table if not exists ?? (`index` integer primary key autoincrement, is_locked integer)',
    [lock],
  );
  await db.raw('insert into ?? (is_locked) select 0 where not exists (select 1 from ??)', [
    lock,
    lock,
  ]);
  await db.raw('delete from ?? where `index` > (select min(`index`) from ??)', [lock, lock]);
}

/** Another process is at it: it holds knex's lock or SQLite's, or made knex's own tables a moment before us. */
function isContended(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '' } = error as { code?: string };
  return (
    /migration.*lock/i.test(`${error.name} ${error.message}`) ||
    /`migrations(_lock)?` already exists/.test(error.message) ||
    code.startsWith('SQLITE_BUSY')
  );
}
