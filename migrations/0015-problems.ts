import type { Knex } from 'knex';

/*
 * What happened as a code with its parameters (JSON), so that each language has words of its own for it; null in rows from
 * before, whose English sentence stays. Failures that somebody chose to ignore stay where they are, marked: `ignored_at` is ms
 * since the epoch.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('activity', (table) => {
    table.string('code', 60);
    table.text('params');
  });
  await knex.schema.alterTable('failures', (table) => {
    table.bigInteger('ignored_at');
  });
}

export async function down(knex: Knex): Promise<void> {
  // Knex would build the tables anew.
  await knex.raw('alter table failures drop column ignored_at');
  await knex.raw('alter table activity drop column params');
  await knex.raw('alter table activity drop column code');
}
