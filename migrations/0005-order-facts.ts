import type { Knex } from 'knex';

/*
 * What counts of each order, and nothing of who placed it: the contact key is a keyed hash. Amounts are decimals in text,
 * since sums of money must be exact; `*_at` are ms since the epoch. The `told_*` columns say which events Brevo has had.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('order_facts', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.integer('order_id').notNullable();
    table.integer('customer_id').notNullable();
    table.string('contact_key', 32);
    table.integer('channel_id').notNullable();
    table.integer('status_id').notNullable();
    table.boolean('is_archived').notNullable();
    table.boolean('is_opt_in').notNullable();
    table.string('currency', 8).notNullable();
    table.string('amount', 40).notNullable();
    table.string('refunded', 40).notNullable();
    table.string('store_amount', 40).notNullable();
    table.integer('items').notNullable();
    table.string('cart_id', 60);
    table.bigInteger('placed_at').notNullable();
    table.bigInteger('modified_at').notNullable();
    table.boolean('told_placed').notNullable().defaultTo(false);
    table.boolean('told_completed').notNullable().defaultTo(false);
    table.integer('told_status_id');
    table.string('told_hash', 32);
    table.primary(['store_hash', 'order_id']);
    table.index(['store_hash', 'contact_key']);
    table.index(['store_hash', 'customer_id']);
    table.index(['store_hash', 'cart_id']);
    table.index(['store_hash', 'placed_at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('order_facts');
}
