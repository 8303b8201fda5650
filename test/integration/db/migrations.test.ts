import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, openDatabase } from '../../../server/db/open-database.ts';
import { SEALED_COLUMNS } from '../../../server/db/sealed-columns.ts';
import { openMigrated } from '../../helpers/database/migrated-database.ts';
import { schemaOf } from '../../helpers/database/schema-of.ts';
import { serverEnvironment } from '../../helpers/processes/server-environment.ts';
import { ServerProcess } from '../../helpers/processes/server-process.ts';

let directory: string;
let url: string;
let db: Knex;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'migrations-'));
  url = `file:${join(directory, 'fresh.db')}`;
  db = openDatabase(url);
});

afterEach(async () => {
  await db.destroy();
  rmSync(directory, { recursive: true });
});

test('up, down and up again gives the same schema, and down leaves nothing behind', async () => {
  await migrate(db);
  const first = await schemaOf(db);

  await db.migrate.rollback(undefined, true);
  expect(await schemaOf(db)).toEqual([]);

  await migrate(db);
  expect(await schemaOf(db)).toEqual(first);
  expect(first.join('\n')).toMatch(/create table `stores`/i);
});

test('each migration can be taken back alone', async () => {
  const schemas = [await schemaOf(db)];
  while ((await pending()) > 0) {
    await db.migrate.up();
    schemas.push(await schemaOf(db));
  }

  for (const before of schemas.slice(0, -1).reverse()) {
    await db.migrate.down();
    expect(await schemaOf(db)).toEqual(before);
  }
});

test('migrating an up-to-date database changes nothing', async () => {
  await migrate(db);
  const schema = await schemaOf(db);

  await migrate(db);

  expect(await schemaOf(db)).toEqual(schema);
  expect(await pending()).toBe(0);
});

test('the database that most tests are given is the one that migrations make', async () => {
  await migrate(db);
  const given = await openMigrated();

  expect(await schemaOf(given)).toEqual(await schemaOf(db));
  expect(await given('migrations').select('name')).toEqual(await db('migrations').select('name'));
  expect(await given('migrations_lock').select()).toEqual(await db('migrations_lock').select());
  await given.destroy();
});

test('of two processes that start at once, one migrates and both serve', async () => {
  const environment = serverEnvironment({ DATABASE_URL: url, LOG_LEVEL: 'info' });
  await using first = new ServerProcess(environment);
  await using second = new ServerProcess(environment);
  const servers = [first, second];

  const urls = await Promise.all(servers.map((server) => server.ready()));
  const answers = await Promise.all(urls.map((each) => fetch(`${each}/readyz`)));
  const ends = await Promise.all(servers.map((server) => server.stop()));

  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(ends).toEqual([0, 0]);
  expect(await pending()).toBe(0);
  const names = (await db('migrations').select('name')).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('however many start at once on a new file, none waits for a lock that nobody holds', async () => {
  const others = Array.from({ length: 5 }, () => openDatabase(url));

  await Promise.all(others.map((each) => migrate(each, { patienceMs: 60_000 })));

  expect(await db('migrations_lock').select('is_locked')).toEqual([{ is_locked: 0 }]);
  expect(await pending()).toBe(0);
  await Promise.all(others.map((each) => each.destroy()));
});

test('a lock that two processes made at once is one again', async () => {
  await db.migrate.up();
  await db('migrations_lock').insert({ is_locked: 0 });

  await migrate(db, { patienceMs: 60_000 });

  expect(await db('migrations_lock').select('is_locked')).toEqual([{ is_locked: 0 }]);
  expect(await pending()).toBe(0);
});

test('the lock of a process that died in the middle is broken after a while', async () => {
  await db.migrate.up();
  await db('migrations_lock').update({ is_locked: 1 });
  expect(await pending()).toBeGreaterThan(0);

  await migrate(db, { patienceMs: 300 });

  expect(await pending()).toBe(0);
  expect(await db('migrations_lock').first('is_locked')).toEqual({ is_locked: 0 });
});

test('the lock of a process that is at work is waited for', async () => {
  await migrate(db);
  await db('migrations_lock').update({ is_locked: 1 });
  const migrating = migrate(db, { patienceMs: 10_000 });

  await db('migrations_lock').update({ is_locked: 0 });

  await expect(migrating).resolves.toBeUndefined();
});

test('key rotation knows every sealed column of the schema', async () => {
  await migrate(db);
  const tables: Array<{ name: string }> = await db('sqlite_master')
    .where({ type: 'table' })
    .select('name');
  const sealed: string[] = [];
  for (const { name } of tables)
    for (const column of Object.keys(await db(name).columnInfo()))
      if (column.endsWith('_sealed')) sealed.push(`${name}.${column}`);

  const known = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
  expect(sealed.sort()).toEqual(known.sort());
});

async function pending(): Promise<number> {
  const [, waiting] = await db.migrate.list();
  return waiting.length;
}
