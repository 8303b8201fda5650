import type { Knex } from 'knex';

/*
 * Times are ms since the epoch. `run_again_*` is the one further run that was asked for while the job was running.
 * `job_turns` is the line of the stores that have a due job, one row a store: whose turn it is stands at the head of
 * an index, however many stores and jobs there are. A store joins the line when its earliest job falls due.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('jobs', (table) => {
    table.increments('job_number').primary();
    table.string('job_id', 36).notNullable().unique();
    table.string('store_hash', 40).notNullable();
    table.string('kind', 60).notNullable();
    table.string('key', 200).notNullable();
    table.text('payload').notNullable();
    table.string('state', 10).notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table.integer('max_attempts').notNullable();
    table.bigInteger('run_at').notNullable();
    table.string('lease_token', 36);
    table.bigInteger('lease_until');
    table.bigInteger('cancelled_at');
    table.bigInteger('run_again_at');
    table.text('run_again_payload');
    table.text('last_error');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('finished_at');
    table.index(['store_hash', 'state', 'run_at', 'job_number']);
  });
  // Two clicks are one job.
  await knex.raw(`
    create unique index jobs_one_live on jobs (store_hash, key) where state in ('queued', 'running')`);
  await knex.raw(`create index jobs_queued on jobs (run_at, kind) where state = 'queued'`);
  await knex.raw(`create index jobs_running on jobs (lease_until) where state = 'running'`);
  await knex.raw(`
    create index jobs_finished on jobs (state, finished_at)
      where state in ('succeeded', 'failed', 'cancelled')`);

  await knex.schema.createTable('job_turns', (table) => {
    table.string('store_hash', 40).primary();
    table.bigInteger('next_run_at');
    table.boolean('is_in_line').notNullable();
    table.bigInteger('last_claimed_at').notNullable().defaultTo(0);
    table.integer('turns').notNullable().defaultTo(0);
  });
  await knex.raw(`
    create index job_turns_in_line on job_turns (last_claimed_at, turns, next_run_at)
      where is_in_line = true`);
  await knex.raw(
    `create index job_turns_to_come on job_turns (next_run_at) where is_in_line = false`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('job_turns');
  await knex.schema.dropTable('jobs');
}
