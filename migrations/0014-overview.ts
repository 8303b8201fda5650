import type { Knex } from 'knex';

/*
 * How many records of each kind were written to Brevo in an hour (`hour_at`: its beginning, ms since the epoch): hours, so that
 * they make up days in any time zone. And what of the checklist a person has ticked off.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('written_counts', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.bigInteger('hour_at').notNullable();
    table.string('kind', 20).notNullable();
    table.integer('written').notNullable();
    table.primary(['store_hash', 'hour_at', 'kind']);
    table.index(['hour_at']);
  });
  await knex.schema.createTable('checklist_marks', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('item', 40).notNullable();
    table.bigInteger('marked_at').notNullable();
    table.primary(['store_hash', 'item']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('checklist_marks');
  await knex.schema.dropTable('written_counts');
}
