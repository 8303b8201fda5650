import type { Knex } from 'knex';

/*
 * How many ledger entries of a kind and run are in which state and why (`''`: for no reason), so that pages that ask every
 * second need not count hundreds of thousands of rows. The database keeps it in step itself: no writer can forget it.
 * The index that the counts went by until now is narrowed to what else needs it. Two more hold only the few rows that the
 * same pages ask for: failures that are ignored, and carts by when they were written.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('ledger_counts', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('kind', 20).notNullable();
    table.bigInteger('run_number').notNullable();
    table.string('state', 10).notNullable();
    table.string('reason', 40).notNullable();
    table.integer('entries').notNullable();
    table.primary(['store_hash', 'kind', 'run_number', 'state', 'reason']);
  });
  await knex.raw(`
    insert into ledger_counts (store_hash, kind, run_number, state, reason, entries)
    select store_hash, kind, run_number, state, coalesce(reason, ''), count(*) from ledger_entries
    group by store_hash, kind, run_number, state, coalesce(reason, '')`);
  await knex.schema.alterTable('ledger_entries', (table) => {
    table.dropIndex(['store_hash', 'kind', 'run_number', 'state', 'reason']);
    table.index(['store_hash', 'kind', 'run_number']);
  });
  await knex.raw(`
    create index failures_ignored on failures (store_hash, resource) where ignored_at is not null`);
  await knex.raw(`
    create index ledger_entries_carts_written on ledger_entries (store_hash, written_at)
    where kind = 'carts'`);
  for (const statement of isPostgres(knex) ? POSTGRES_TRIGGERS : SQLITE_TRIGGERS)
    await knex.raw(statement);
}

export async function down(knex: Knex): Promise<void> {
  for (const name of ['added', 'changed', 'removed'])
    await knex.raw(
      `drop trigger ledger_entries_${name}${isPostgres(knex) ? ' on ledger_entries' : ''}`,
    );
  if (isPostgres(knex)) await knex.raw('drop function count_ledger_entries');
  await knex.raw('drop index ledger_entries_carts_written');
  await knex.raw('drop index failures_ignored');
  await knex.schema.alterTable('ledger_entries', (table) => {
    table.dropIndex(['store_hash', 'kind', 'run_number']);
    table.index(['store_hash', 'kind', 'run_number', 'state', 'reason']);
  });
  await knex.schema.dropTable('ledger_counts');
}

function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}

const ADD = `
  insert into ledger_counts (store_hash, kind, run_number, state, reason, entries)
  values (new.store_hash, new.kind, new.run_number, new.state, coalesce(new.reason, ''), 1)
  on conflict (store_hash, kind, run_number, state, reason)
  do update set entries = ledger_counts.entries + 1;`;

const OF_OLD = `store_hash = old.store_hash and kind = old.kind and run_number = old.run_number
  and state = old.state and reason = coalesce(old.reason, '')`;
const REMOVE = `
  update ledger_counts set entries = entries - 1 where ${OF_OLD};
  delete from ledger_counts where ${OF_OLD} and entries <= 0;`;

const COUNTED = ['state', 'reason', 'run_number'];
const changedWhere = (isNot: string) =>
  COUNTED.map((column) => `old.${column} ${isNot} new.${column}`).join(' or ');

const SQLITE_TRIGGERS = [
  `create trigger ledger_entries_added after insert on ledger_entries begin ${ADD} end`,
  `create trigger ledger_entries_changed after update of ${COUNTED.join(', ')} on ledger_entries
    when ${changedWhere('is not')} begin ${REMOVE} ${ADD} end`,
  `create trigger ledger_entries_removed after delete on ledger_entries begin ${REMOVE} end`,
];

const POSTGRES_TRIGGERS = [
  `create function count_ledger_entries() returns trigger language plpgsql as $count$ begin
    if tg_op <> 'INSERT' then ${REMOVE} end if;
    if tg_op <> 'DELETE' then ${ADD} end if;
    return null;
  end $count$`,
  `create trigger ledger_entries_added after insert on ledger_entries
    for each row execute function count_ledger_entries()`,
  `create trigger ledger_entries_changed after update on ledger_entries
    for each row when (${changedWhere('is distinct from')}) execute function count_ledger_entries()`,
  `create trigger ledger_entries_removed after delete on ledger_entries
    for each row execute function count_ledger_entries()`,
];
