import type { Knex } from 'knex';

/* The language in which somebody wants to read the app, where it is not the one of their control panel. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('store_users', (table) => {
    table.string('chosen_locale', 35);
  });
}

export async function down(knex: Knex): Promise<void> {
  // Knex would build the table anew.
  await knex.raw('alter table store_users drop column chosen_locale');
}
