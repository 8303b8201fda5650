import type { Knex } from 'knex';

/*
 * What the last look at each check found, how often everything was looked at within the hour, and how many calls of a store
 * the platforms turned away on a day (days since the epoch, UTC). Times are ms since the epoch.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('diagnoses', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('check_id', 40).notNullable();
    table.string('state', 10).notNullable();
    table.string('code', 40).notNullable();
    table.text('params').notNullable();
    table.string('mend', 40);
    table.bigInteger('checked_at').notNullable();
    table.primary(['store_hash', 'check_id']);
  });
  await knex.schema.createTable('diagnostic_runs', (table) => {
    table.string('store_hash', 40).primary().references('stores.store_hash');
    table.bigInteger('checked_at');
    table.bigInteger('hour_started_at').notNullable();
    table.integer('runs').notNullable();
  });
  await knex.schema.createTable('refused_calls', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('service', 20).notNullable();
    table.integer('day').notNullable();
    table.integer('calls').notNullable();
    table.primary(['store_hash', 'service']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('refused_calls');
  await knex.schema.dropTable('diagnostic_runs');
  await knex.schema.dropTable('diagnoses');
}
