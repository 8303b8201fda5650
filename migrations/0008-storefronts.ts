import type { Knex } from 'knex';

/*
 * The channels of a store by name, so that pages and lists can speak of them, and the lists that a record was put in, so that
 * it can leave them again. `customers` is how many customers the last walk over all of them counted. `*_at` are ms since the
 * epoch.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('channels', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.integer('channel_id').notNullable();
    table.string('name', 200).notNullable();
    table.string('type', 40).notNullable();
    table.string('platform', 60).notNullable();
    table.string('status', 40).notNullable();
    table.string('url', 400);
    table.string('currency', 3);
    table.bigInteger('noticed_at');
    table.integer('customers');
    table.primary(['store_hash', 'channel_id']);
  });
  await knex.schema.alterTable('ledger_entries', (table) => {
    table.string('list_ids', 2_000);
  });
}

export async function down(knex: Knex): Promise<void> {
  // Knex would build the table anew.
  await knex.raw('alter table ledger_entries drop column list_ids');
  await knex.schema.dropTable('channels');
}
