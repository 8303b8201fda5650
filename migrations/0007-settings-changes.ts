import type { Knex } from 'knex';

/*
 * `settings_changes`: what saves of the settings changed for a kind of record, until a run that began after the save has
 * brought Brevo in line with it. `former_mapping` is the customer mapping that was in force before (JSON), `is_of_lists` says
 * that everybody written may belong into another list. A run notes why it was started and the settings it began with.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('settings_changes', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('resource', 20).notNullable();
    table.integer('version').notNullable();
    table.text('former_mapping');
    table.boolean('is_of_lists').notNullable();
    table.bigInteger('saved_at').notNullable();
    table.primary(['store_hash', 'resource', 'version']);
  });
  await knex.schema.alterTable('sync_runs', (table) => {
    table.string('cause', 10);
    table.integer('settings_version');
  });
  await knex.schema.alterTable('import_batches', (table) => {
    table.string('kind', 20).notNullable().defaultTo('customers');
  });
}

export async function down(knex: Knex): Promise<void> {
  // Knex would build the tables anew.
  await knex.raw('alter table import_batches drop column kind');
  await knex.raw('alter table sync_runs drop column settings_version');
  await knex.raw('alter table sync_runs drop column cause');
  await knex.schema.dropTable('settings_changes');
}
