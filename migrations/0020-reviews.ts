import type { Knex } from 'knex';

/*
 * Product reviews that customers can see, without who wrote them: names, addresses and phone numbers are taken out of the words
 * before they come here. `rating` is null without stars, `is_cut` says that more was written than is kept. `reviewed_products`
 * has what BigCommerce counted when a product's reviews were last read: what has changed is found by comparing. `*_at` are ms
 * since the epoch.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('reviews', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.integer('review_id').notNullable();
    table.integer('product_id').notNullable();
    table.integer('rating');
    table.text('title').notNullable();
    table.text('body').notNullable();
    table.boolean('is_cut').notNullable();
    table.bigInteger('written_at').notNullable();
    table.bigInteger('added_at').notNullable();
    table.primary(['store_hash', 'review_id']);
    table.index(['store_hash', 'product_id']);
    table.index(['store_hash', 'written_at']);
  });

  await knex.schema.createTable('reviewed_products', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.integer('product_id').notNullable();
    table.text('name').notNullable();
    table.integer('reviews_count').notNullable();
    table.integer('rating_sum').notNullable();
    table.bigInteger('read_at').notNullable();
    table.primary(['store_hash', 'product_id']);
    table.index(['store_hash', 'read_at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('reviewed_products');
  await knex.schema.dropTable('reviews');
}
