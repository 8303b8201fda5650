import type { Knex } from 'knex';

/*
 * Who is blocked in Brevo, by contact key, and what the store was told of it. `contact_id` is Brevo's. `brevo_notices` holds
 * the address that a webhook named, sealed, for as long as it takes to look the contact up: seconds. `brevo_watch` is how
 * a store follows its Brevo account: the webhook there, and how far its contacts were read. `*_at` are ms since the epoch.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('brevo_blocks', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('contact_key', 32).notNullable();
    table.bigInteger('contact_id');
    table.string('state', 10).notNullable();
    table.bigInteger('noticed_at').notNullable();
    table.bigInteger('settled_at');
    table.primary(['store_hash', 'contact_key']);
    table.index(['store_hash', 'state', 'contact_key']);
  });

  await knex.schema.createTable('brevo_notices', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('contact_key', 32).notNullable();
    table.text('email_sealed').notNullable();
    table.bigInteger('told_at').notNullable();
    table.bigInteger('received_at').notNullable();
    table.primary(['store_hash', 'contact_key']);
    table.index(['received_at']);
  });

  await knex.schema.createTable('brevo_watch', (table) => {
    table.string('store_hash', 40).primary().references('stores.store_hash');
    table.bigInteger('hook_id');
    table.text('hook_problem');
    table.text('store_problem');
    table.bigInteger('checked_at');
    table.bigInteger('read_until');
    table.bigInteger('walk_started_at');
    table.bigInteger('walk_offset');
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['brevo_watch', 'brevo_notices', 'brevo_blocks'])
    await knex.schema.dropTable(table);
}
