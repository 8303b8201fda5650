import type { Knex } from 'knex';

/*
 * The carts that webhooks told of, without who filled them: the contact key is a keyed hash, `contact_id` is Brevo's. What a
 * cart holds is kept only for its recovery link, sealed, and the link's token only as a hash. `*_at` are ms since the epoch.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('carts', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('cart_id', 60).notNullable();
    table.integer('customer_id').notNullable();
    table.string('contact_key', 32);
    table.bigInteger('contact_id');
    table.integer('channel_id').notNullable();
    table.string('state', 12).notNullable();
    table.string('content_hash', 32);
    table.integer('order_id');
    table.string('recovers', 60);
    table.bigInteger('changed_at').notNullable();
    table.bigInteger('abandoned_at');
    table.bigInteger('told_at');
    table.bigInteger('reminded_at');
    table.primary(['store_hash', 'cart_id']);
    table.index(['store_hash', 'contact_key']);
    table.index(['changed_at']);
  });

  await knex.schema.createTable('storefront_tokens', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('token_hash', 64).notNullable().unique();
    table.string('cart_id', 60).notNullable();
    table.text('content_sealed').notNullable();
    table.bigInteger('expires_at').notNullable();
    table.primary(['store_hash', 'token_hash']);
    table.index(['store_hash', 'cart_id']);
    table.index(['expires_at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['storefront_tokens', 'carts']) await knex.schema.dropTable(table);
}
