import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PendingChangeRepository } from '../../../server/db/ledger/pending-changes.ts';
import {
  transactUnsynced,
  writeAndSync,
  writesSynced,
} from '../../../server/db/ledger/write-and-sync.ts';
import { openDatabase } from '../../../server/db/open-database.ts';

const FULL = [{ synchronous: 2 }];

let directory: string;
let db: Knex;
let other: Knex;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'write-'));
  const url = `file:${join(directory, 'app.db')}`;
  [db, other] = [openDatabase(url), openDatabase(url)];
  await db.schema.createTable('things', (table) => table.integer('id').primary());
});

afterEach(async () => {
  await Promise.all([db.destroy(), other.destroy()]);
  rmSync(directory, { recursive: true });
});

test('what was written is there for everybody, and later writes are as careful as before', async () => {
  const changes = await writeAndSync(
    db,
    (connection) => connection.prepare('insert into things values (1), (2)').run().changes,
  );

  expect(changes).toBe(2);
  expect(await other('things').pluck('id')).toEqual([1, 2]);
  expect(await db.raw('pragma synchronous')).toEqual(FULL);
});

test('work that fails leaves nothing, and later writes are as careful as before', async () => {
  const failing = writeAndSync(db, (connection) => {
    connection.prepare('insert into things values (1)').run();
    connection.prepare('insert into things values (1)').run();
  });

  await expect(failing).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
  expect(await other('things').pluck('id')).toEqual([]);
  expect(await db.raw('pragma synchronous')).toEqual(FULL);
});

test('it waits for whoever is in a transaction, and does not write into it', async () => {
  const trx = await db.transaction();
  await trx('things').insert({ id: 1 });
  const written = writeAndSync(db, (connection) =>
    connection.prepare('insert into things values (2)').run(),
  );
  await trx.rollback();
  await written;

  expect(await other('things').pluck('id')).toEqual([2]);
});

test('a transaction that does not wait for the disk is whole, and keeps to itself', async () => {
  const level: unknown[] = [];
  const unsynced = transactUnsynced(db, async (trx) => {
    level.push(...(await trx.raw('pragma synchronous')));
    await trx('things').insert({ id: 1 });
  });
  const written = writeAndSync(db, (connection) =>
    connection.prepare('insert into things values (2)').run(),
  );
  const failing = transactUnsynced(db, async (trx) => {
    await trx('things').insert({ id: 3 });
    await trx('things').insert({ id: 1 });
  });

  await Promise.all([unsynced, written, expect(failing).rejects.toThrow()]);
  await writesSynced(db);

  expect(level).toEqual([{ synchronous: 1 }]);
  expect(await other('things').pluck('id')).toEqual([1, 2]);
  expect(await db.raw('pragma synchronous')).toEqual(FULL);
});

test('to mark nothing asks nothing of the database', async () => {
  // There is no such table here.
  const pending = new PendingChangeRepository({ db });

  await expect(pending.mark([], 0)).resolves.toEqual(new Set());
  await expect(
    pending.mark([{ storeHash: 'acme1', kind: 'orders', entityId: '1' }], 0),
  ).rejects.toThrow();
});
