import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepStatements } from '../../../server/db/keep-statements.ts';

let connection: BetterSqlite3.Database;

beforeEach(() => {
  connection = new BetterSqlite3(':memory:');
  connection.exec('create table things (id integer primary key, name text)');
});

afterEach(() => connection.close());

test('a query that is asked again is compiled once, and answers what is there now', () => {
  const compile = vi.spyOn(connection, 'prepare');
  keepStatements(connection);
  const insert = 'insert into things (name) values (?)';
  const count = 'select count(*) as count from things';

  for (const name of ['one', 'two', 'three']) {
    connection.prepare(insert).run(name);
    connection.prepare(count).get();
  }

  expect(compile.mock.calls).toEqual([[insert], [count]]);
  expect(connection.prepare(count).get()).toEqual({ count: 3 });
});

test('what is read follows a change of the schema', () => {
  keepStatements(connection);
  connection.prepare('insert into things (name) values (?)').run('one');
  const read = () => connection.prepare('select * from things').all();
  expect(read()).toEqual([{ id: 1, name: 'one' }]);

  connection.prepare("alter table things add column colour text default 'red'").run();
  expect(read()).toEqual([{ id: 1, name: 'one', colour: 'red' }]);

  connection.exec('alter table things drop column name');
  expect(read()).toEqual([{ id: 1, colour: 'red' }]);
});

test('of more queries than are kept each still has its own answer, and the latest are kept', () => {
  keepStatements(connection);
  const ask = (value: number) => connection.prepare(`select ${value} as value`);
  const first = ask(0);
  const answers = Array.from({ length: 500 }, (_, value) => ask(value).get());

  expect(answers).toEqual(Array.from({ length: 500 }, (_, value) => ({ value })));
  expect(ask(499)).toBe(ask(499));
  expect(ask(0)).not.toBe(first);
});

test('a statement that carries many rows is not kept', () => {
  keepStatements(connection);
  const values = Array.from({ length: 1_000 }, () => '(?)').join(', ');
  const many = () => connection.prepare(`insert into things (name) values ${values}`);

  expect(many()).not.toBe(many());
});
