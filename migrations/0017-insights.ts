import type { Knex } from 'knex';

/*
 * Analyses by Mavera. `insight_settings` and `insight_jobs` hold what a merchant chose; `insight_runs` what was found, with each
 * step's outcome in `insight_steps`, so that a run that was stopped goes on without paying again. `mavera_attempts` has a row for
 * each paid call from before it is sent. `*_at` are ms since the epoch. Only figures are kept, never a customer.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('insight_settings', (table) => {
    table.string('store_hash', 40).primary().references('stores.store_hash');
    table.integer('version').notNullable();
    table.text('document').notNullable();
    table.bigInteger('saved_at').notNullable();
  });

  await knex.schema.createTable('insight_jobs', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('kind', 30).notNullable();
    table.integer('version').notNullable();
    table.text('document').notNullable();
    table.bigInteger('next_run_at');
    table.bigInteger('saved_at').notNullable();
    table.primary(['store_hash', 'kind']);
    table.index(['next_run_at']);
  });

  await knex.schema.createTable('insight_runs', (table) => {
    table.increments('run_number').primary();
    table.string('run_id', 40).notNullable().unique();
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('kind', 30).notNullable();
    table.string('cause', 12).notNullable();
    table.string('state', 10).notNullable();
    table.string('phase', 30).notNullable();
    table.integer('done').notNullable().defaultTo(0);
    table.integer('total').notNullable().defaultTo(0);
    table.text('options').notNullable();
    table.integer('estimate_least');
    table.integer('estimate_most');
    table.text('problem');
    table.text('question');
    table.text('result');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('started_at');
    table.bigInteger('finished_at');
    table.index(['store_hash', 'kind', 'run_number']);
  });
  // Two clicks are one run.
  await knex.raw(`
    create unique index insight_runs_one_live on insight_runs (store_hash, kind)
      where state in ('queued', 'running', 'waiting', 'asking', 'unsure')`);

  await knex.schema.createTable('insight_steps', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('run_id', 40).notNullable();
    table.string('step', 60).notNullable();
    table.text('outcome').notNullable();
    table.bigInteger('saved_at').notNullable();
    table.primary(['store_hash', 'run_id', 'step']);
  });

  await knex.schema.createTable('mavera_attempts', (table) => {
    table.increments('attempt_id').primary();
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('run_id', 40).notNullable();
    table.string('step', 60).notNullable();
    table.string('call', 60).notNullable();
    table.string('state', 12).notNullable();
    table.integer('most').notNullable();
    table.integer('credits');
    table.integer('used_before').notNullable();
    table.bigInteger('period_start');
    table.string('remote_id', 200);
    table.string('fault', 20);
    table.bigInteger('opened_at').notNullable();
    table.bigInteger('settled_at');
    table.index(['store_hash', 'run_id', 'step']);
    table.index(['store_hash', 'opened_at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('mavera_attempts');
  await knex.schema.dropTable('insight_steps');
  await knex.schema.dropTable('insight_runs');
  await knex.schema.dropTable('insight_jobs');
  await knex.schema.dropTable('insight_settings');
}
