import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LedgerRepository } from '../../../server/db/ledger/ledger.ts';
import { migrate, openDatabase } from '../../../server/db/open-database.ts';
import { startConnectedApp, syncOnce } from '../../helpers/stores/connected-store.ts';
import { TROUBLED_STORE } from '../../helpers/stores/lived-in-store.ts';

const STORES = ['one', 'two'];
const entry = fc.record({
  store_hash: fc.constantFrom(...STORES),
  kind: fc.constantFrom('customers', 'carts'),
  entity_id: fc.constantFrom('1', '2', '3', '4'),
  state: fc.constantFrom('pending', 'synced', 'failed'),
  reason: fc.constantFrom(null, 'no_email', 'duplicate_phone'),
  run_number: fc.constantFrom(1, 2),
});
const step = fc.oneof(
  fc.record({ does: fc.constant('save' as const), rows: fc.array(entry, { maxLength: 4 }) }),
  fc.record({ does: fc.constant('move' as const), from: entry, to: entry }),
  fc.record({ does: fc.constant('delete' as const), from: entry }),
);

test('the counts are those of the entries, whatever is written, changed, deleted or rolled back', async () => {
  const db = openDatabase(':memory:');
  await migrate(db);
  const blank = { access_token_sealed: '', contact_secret_sealed: '', profile_sealed: '' };
  for (const store_hash of STORES)
    await db('stores').insert({
      ...{ store_hash, public_key: store_hash, scope: '', installed_at: 0 },
      ...blank,
    });
  const history = fc.array(fc.tuple(step, fc.boolean()), { maxLength: 20 });

  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      for (const [one, isKept] of steps) {
        const work = db.transaction(async (trx) => {
          const entries = () => trx('ledger_entries');
          if (one.does === 'save')
            for (const row of one.rows)
              await entries().insert(row).onConflict(['store_hash', 'kind', 'entity_id']).merge();
          const { store_hash, kind, state } = one.does === 'save' ? {} : one.from;
          if (one.does === 'delete') await entries().where({ store_hash, kind, state }).delete();
          if (one.does === 'move') {
            const { reason, run_number } = one.to;
            const to = { state: one.to.state, reason, run_number };
            await entries().where({ store_hash, kind, state }).update(to);
          }
          if (!isKept) throw new Error('rolled back');
        });
        await work.catch((error: Error) => expect(error.message).toBe('rolled back'));
      }
      const counted = await db('ledger_counts').select();
      const columns = ['store_hash', 'kind', 'run_number', 'state'];
      const real = await db('ledger_entries')
        .select(...columns, db.raw("coalesce(reason, '') as reason"))
        .groupBy(...columns, 'reason')
        .count({ entries: '*' });
      expect(sorted(counted)).toEqual(sorted(real));
    }),
    { numRuns: 40 },
  );
  await db.destroy();
});

test('what a page asks for every second counts no records, and still adds up', async () => {
  await using app = await startConnectedApp({ bigcommerce: { stores: [TROUBLED_STORE] } });
  const run = await syncOnce(app);
  const { failures } = (await app.merchant.get('/failures')).body;
  await app.merchant.call('POST', '/failures/ignore', { ids: [failures[0].id] });
  const queries: string[] = [];
  app.db.on('query', ({ sql }: { sql: string }) => queries.push(sql));

  const { customers } = (await app.merchant.get('/status')).body.resources;
  await app.merchant.get('/syncs');
  await app.merchant.get(`/syncs/${run.id}`);

  // Beside a look at single ones, by their ids, and the few that an index of their own holds.
  const counting = queries.filter((sql) => /from `ledger_entries`/.test(sql));
  expect(counting.filter((sql) => !/entity_id` = |kind = 'carts'/.test(sql))).toEqual([]);
  const entries = await app.db('ledger_entries').where({ kind: 'customers' });
  expect(customers).toMatchObject({
    ...{ total: 60, pending: 0, ignored: 1 },
    synced: entries.filter(({ state }) => state === 'synced').length,
    skipped: entries.filter(({ state }) => state === 'skipped').length,
    failed: entries.filter(({ state }) => state === 'failed').length,
  });
  expect(await new LedgerRepository({ db: app.db }).cartsLastWrittenAt('acme1')).toBeNull();
});

function sorted(rows: object[]): string[] {
  return rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
}
