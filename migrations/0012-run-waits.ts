import type { Knex } from 'knex';

/*
 * What a run waits for, so that a page can say it, also after a restart, and its speed without the waits. `position` is how
 * far it has really come: behind `read`, which only grows, while it reads again what it read before it was stopped. `*_since`
 * and `*_until` are ms since the epoch; `stretch_waited_ms` is how long it waited since `stretch_started_at`.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('sync_runs', (table) => {
    table.integer('position').notNullable().defaultTo(0);
    table.string('waiting_for', 20);
    table.bigInteger('waiting_since');
    table.bigInteger('waiting_until');
    table.bigInteger('stretch_waited_ms').notNullable().defaultTo(0);
  });
}

export async function down(knex: Knex): Promise<void> {
  // Knex would build the table anew.
  await knex.raw('alter table sync_runs drop column stretch_waited_ms');
  await knex.raw('alter table sync_runs drop column waiting_until');
  await knex.raw('alter table sync_runs drop column waiting_since');
  await knex.raw('alter table sync_runs drop column waiting_for');
  await knex.raw('alter table sync_runs drop column position');
}
