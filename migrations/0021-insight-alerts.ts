import type { Knex } from 'knex';

/*
 * What a run found that the merchant should know, beside its whole result: pages that ask every few seconds need not read and
 * parse that. JSON; null if there is nothing.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('insight_runs', (table) => {
    table.text('alert');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table insight_runs drop column alert');
}
