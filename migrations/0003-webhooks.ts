import type { Knex } from 'knex';

/* The hooks we hold with BigCommerce, one a scope, and how they are doing. `*_at` are ms since the epoch. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('webhooks', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('scope', 120).notNullable();
    table.integer('hook_id').notNullable();
    table.boolean('is_active').notNullable();
    table.bigInteger('checked_at').notNullable();
    table.primary(['store_hash', 'scope']);
  });

  await knex.schema.createTable('webhook_health', (table) => {
    table.string('store_hash', 40).primary().references('stores.store_hash');
    table.bigInteger('last_received_at');
    table.bigInteger('last_checked_at');
    table.text('problem');
  });
}

export async function down(knex: Knex): Promise<void> {
  const newestFirst = ['webhook_health', 'webhooks'];
  for (const table of newestFirst) await knex.schema.dropTable(table);
}
