import { expect, test } from 'vitest';
import { STORE_TABLES } from '../../../server/db/store/store-eraser.ts';
import { upkeep } from '../../../server/upkeep.ts';
import { everyRow, listTables, rowsNaming } from '../../helpers/database/every-row.ts';
import {
  fillEmptyTables,
  installLivedIn,
  OTHER_STORE,
  TROUBLED_STORE,
} from '../../helpers/stores/lived-in-store.ts';
import { install } from '../../helpers/stores/merchant.ts';
import { startTestApp } from '../../helpers/stores/start-test-app.ts';

const bigcommerce = { stores: [TROUBLED_STORE, OTHER_STORE] };

test('every table with rows of a store is known to the eraser', async () => {
  await using app = await startTestApp();
  const withStores: string[] = [];
  for (const table of await listTables(app.db))
    if ('store_hash' in (await app.db(table).columnInfo())) withStores.push(table);

  expect(withStores.sort()).toEqual([...STORE_TABLES, 'stores'].sort());
});

test('soon after uninstalling no table names the store, and the other store is as it was', async () => {
  await using app = await startTestApp({ bigcommerce });
  await installLivedIn(app, { storeHash: 'boreal2', key: 'french' });
  await app.settle();
  const other = await rowsOf(app, 'boreal2');
  await installLivedIn(app, { storeHash: 'acme1', key: 'english' });
  await fillEmptyTables(app.db, 'acme1');
  const filled = Object.keys(await rowsNaming(app.db, 'acme1'));
  expect(filled.sort()).toEqual([...STORE_TABLES, 'stores'].sort());

  await app.bigcommerce.uninstall('acme1');
  await app.settle();

  expect(await rowsNaming(app.db, 'acme1')).toEqual({});
  expect(await rowsOf(app, 'boreal2')).toEqual(other);
});

test('an erasure that was killed is finished after the next start, from wherever it stood', async () => {
  await using app = await startTestApp({ bigcommerce });
  for (let steps = 0; steps < 12; steps += 3) {
    await installLivedIn(app, { storeHash: 'acme1', key: 'english' });
    await app.bigcommerce.uninstall('acme1');
    // As a crash leaves it: some tables empty, and the job gone.
    await expect(app.context.eraser.eraseEverything('acme1', killAfter(steps))).rejects.toThrow();
    await app.context.queue.deleteStore('acme1');
    expect(await rowsNaming(app.db, 'acme1')).not.toEqual({});

    await upkeep(app.context);
    await app.settle();

    expect(await rowsNaming(app.db, 'acme1')).toEqual({});
  }
});

test('what is still at work for a store that was erased can write nothing', async () => {
  await using app = await startTestApp({ bigcommerce });
  await install(app);
  await app.bigcommerce.uninstall('acme1');
  await app.settle();
  const { activity, connections, sessions, runs } = app.context;
  const account = { companyName: '', email: '', plan: '' };
  const nameAttributes = { first: 'A', last: 'B' };

  const late = await Promise.allSettled([
    activity.add('acme1', { kind: 'late', code: 'late', params: {}, message: 'Late.', at: 1 }),
    connections.save('acme1', 'brevo', { apiKey: 'late-key', account, nameAttributes }, 1),
    sessions.issueCode('acme1', 1),
    runs.start('acme1', 'customers', 'full', 1),
  ]);

  expect(late.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
  expect(await rowsNaming(app.db, 'acme1')).toEqual({});
});

test('a job that was added for a store that was erased does not stay', async () => {
  await using app = await startTestApp({ bigcommerce });
  await install(app, 'boreal2');
  await app.settle();
  await app.context.queue.enqueue({ storeHash: 'acme1', kind: 'resume-sync', key: 'late' });

  await upkeep(app.context);

  expect(await rowsNaming(app.db, 'acme1')).toEqual({});
  expect(await rowsNaming(app.db, 'boreal2')).toHaveProperty('jobs');
});

async function rowsOf(app: Awaited<ReturnType<typeof startTestApp>>, storeHash: string) {
  const all = Object.entries(await everyRow(app.db));
  return all.map(([table, rows]) => [
    table,
    rows.filter((row) => JSON.stringify(row).includes(storeHash)),
  ]);
}

/** Stands for the process being killed after so many pieces. */
function killAfter(pieces: number): AbortSignal {
  let left = pieces;
  return Object.assign(new AbortController().signal, {
    throwIfAborted: () => {
      left -= 1;
      if (left < 0) throw new Error('killed');
    },
  });
}
