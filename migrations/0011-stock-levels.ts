import type { Knex } from 'knex';

/*
 * What can be sold of each product or variant, by its id in Brevo, as it was told last: what is new is found by comparing.
 * `told_at` is ms since the epoch.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('stock_levels', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('item_id', 30).notNullable();
    table.string('product_id', 20).notNullable();
    table.bigInteger('level').notNullable();
    table.bigInteger('told_at').notNullable();
    table.primary(['store_hash', 'item_id']);
    table.index(['store_hash', 'product_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('stock_levels');
}
