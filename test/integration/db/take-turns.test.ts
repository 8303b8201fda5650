import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeAndSync } from '../../../server/db/ledger/write-and-sync.ts';
import { openDatabase } from '../../../server/db/open-database.ts';

let db: Knex;

beforeEach(async () => {
  db = openDatabase(':memory:');
  await db.schema.createTable('things', (table) => table.integer('id').primary());
});

afterEach(() => db.destroy());

test('a long row of queries lets others in', async () => {
  let turns = 0;
  let isOver = false;
  const others = (async () => {
    for (; !isOver; turns += 1) await nextTurn();
  })();

  for (let id = 0; id < 3_000; id += 1) await db('things').insert({ id });
  isOver = true;
  await others;

  expect(turns).toBeGreaterThan(5);
  expect(await db('things').count({ count: '*' })).toEqual([{ count: 3_000 }]);
});

test('a mark that is waited for does not stand behind a long work', async () => {
  const order: string[] = [];
  const work = async () => {
    for (let id = 0; id < 3_000; id += 1) await db('things').insert({ id });
    order.push('work');
  };

  const working = work();
  await nextTurn();
  await writeAndSync(db, (connection) =>
    connection.prepare('insert into things values (-1)').run(),
  );
  order.push('mark');
  await working;

  expect(order).toEqual(['mark', 'work']);
});
