import type { Knex } from 'knex';

/*
 * Times are ms since the epoch. Sealed columns end in `_sealed`. A contact key is a keyed hash of the
 * lower-cased e-mail address: people's addresses, names and phones are never stored in the clear.
 * What belongs to a store refers to it: whoever is still at work for a store that was erased can write nothing more.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('stores', (table) => {
    table.string('store_hash', 40).primary();
    table.text('access_token_sealed').notNullable();
    table.text('contact_secret_sealed').notNullable();
    table.text('profile_sealed').notNullable();
    table.text('scope').notNullable();
    table.integer('owner_user_id');
    table.text('public_key').notNullable().unique();
    table.string('brevo_account', 32);
    table.text('token_problem');
    table.bigInteger('installed_at').notNullable();
    table.bigInteger('uninstalled_at');
  });

  await knex.schema.createTable('store_users', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.integer('user_id').notNullable();
    table.text('email_sealed').notNullable();
    table.string('locale', 35).notNullable();
    table.bigInteger('linked_at').notNullable();
    table.bigInteger('removed_at');
    table.primary(['store_hash', 'user_id']);
  });

  await knex.schema.createTable('login_codes', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('code_hash', 64).notNullable();
    table.integer('user_id').notNullable();
    table.bigInteger('expires_at').notNullable();
    table.bigInteger('used_at');
    table.primary(['store_hash', 'code_hash']);
    table.unique(['code_hash']);
    table.index(['expires_at']);
  });

  // Outlasts the store's own rows, so that no link works again after a reinstall; the hash tells nobody whose it was.
  await knex.schema.createTable('used_links', (table) => {
    table.string('link_hash', 64).primary();
    table.bigInteger('forget_at').notNullable();
    table.index(['forget_at']);
  });

  await knex.schema.createTable('revoked_sessions', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('session_id', 60).notNullable();
    table.bigInteger('forget_at').notNullable();
    table.primary(['store_hash', 'session_id']);
    table.index(['forget_at']);
  });

  await knex.schema.createTable('connections', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('service', 20).notNullable();
    table.text('api_key_sealed').notNullable();
    table.text('account_sealed').notNullable();
    table.text('name_attributes').notNullable();
    table.string('problem_code', 60);
    table.bigInteger('connected_at').notNullable();
    table.bigInteger('checked_at').notNullable();
    table.primary(['store_hash', 'service']);
  });

  await knex.schema.createTable('settings', (table) => {
    table.string('store_hash', 40).primary().references('stores.store_hash');
    table.integer('version').notNullable();
    table.text('document').notNullable();
    table.bigInteger('saved_at').notNullable();
  });

  await knex.schema.createTable('subscribers', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('contact_key', 32).notNullable();
    table.integer('channel_id').notNullable();
    table.string('newsletter', 12).notNullable();
    table.integer('subscriber_id').notNullable();
    table.bigInteger('seen_at').notNullable();
    table.primary(['store_hash', 'contact_key', 'channel_id']);
    table.index(['store_hash', 'subscriber_id']);
  });

  await knex.schema.createTable('ledger_entries', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('kind', 20).notNullable();
    table.string('entity_id', 60).notNullable();
    table.string('contact_key', 32);
    table.string('state', 10).notNullable();
    table.string('reason', 40);
    table.string('payload_hash', 32);
    table.bigInteger('batch_id');
    table.bigInteger('modified_at');
    table.bigInteger('run_number').notNullable();
    table.bigInteger('written_at');
    table.primary(['store_hash', 'kind', 'entity_id']);
    table.index(['store_hash', 'kind', 'contact_key']);
    // Covers the counts on screen, of one run and of all.
    table.index(['store_hash', 'kind', 'run_number', 'state', 'reason']);
    table.index(['batch_id', 'contact_key']);
  });

  await knex.schema.createTable('pending_changes', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('kind', 20).notNullable();
    table.string('entity_id', 60).notNullable();
    table.bigInteger('mark').notNullable();
    table.string('hint', 40);
    table.bigInteger('marked_at').notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table.bigInteger('not_before').notNullable().defaultTo(0);
    table.primary(['store_hash', 'kind', 'entity_id']);
    table.index(['store_hash', 'kind', 'not_before', 'marked_at']);
  });

  await knex.schema.createTable('sync_runs', (table) => {
    table.increments('run_number').primary();
    table.string('run_id', 40).notNullable().unique();
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('resource', 20).notNullable();
    table.string('mode', 10).notNullable();
    table.string('state', 10).notNullable();
    table.string('phase', 12).notNullable();
    table.text('cursor');
    table.boolean('is_read').notNullable().defaultTo(false);
    table.integer('total').notNullable().defaultTo(0);
    table.integer('read').notNullable().defaultTo(0);
    table.text('counts');
    table.bigInteger('stretch_started_at');
    table.integer('stretch_from').notNullable().defaultTo(0);
    table.string('problem_code', 60);
    table.text('problem_message');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('started_at');
    table.bigInteger('finished_at');
    table.index(['store_hash', 'resource', 'created_at']);
  });
  // One live run a store, resource and purpose: two clicks are one sync, and a preview may run beside it.
  await knex.raw(`
    create unique index sync_runs_one_live on sync_runs
      (store_hash, resource, (case when mode = 'preview' then 1 else 0 end))
      where state in ('queued', 'running', 'waiting')`);

  await knex.schema.createTable('import_batches', (table) => {
    table.increments('batch_id').primary();
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('run_id', 40);
    table.string('lane', 12).notNullable();
    table.string('notify_key_hash', 64).notNullable().unique();
    table.string('state', 10).notNullable();
    table.bigInteger('process_id');
    table.integer('contacts').notNullable();
    table.integer('polls').notNullable().defaultTo(0);
    table.bigInteger('sent_at').notNullable();
    table.bigInteger('notified_at');
    table.bigInteger('completed_at');
    table.index(['store_hash', 'run_id', 'state']);
  });

  await knex.schema.createTable('failures', (table) => {
    table.increments('failure_id').primary();
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('resource', 20).notNullable();
    table.string('entity_id', 60).notNullable();
    table.string('severity', 10).notNullable();
    table.string('reason', 40).notNullable();
    table.integer('attempts').notNullable().defaultTo(1);
    table.bigInteger('since').notNullable();
    table.bigInteger('last_at').notNullable();
    table.unique(['store_hash', 'resource', 'entity_id', 'severity']);
    table.index(['store_hash', 'reason']);
  });

  await knex.schema.createTable('activity', (table) => {
    table.increments('activity_id').primary();
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.bigInteger('at').notNullable();
    table.string('kind', 60).notNullable();
    table.string('level', 10).notNullable();
    table.text('message').notNullable();
    table.integer('user_id');
    table.index(['store_hash', 'activity_id']);
  });

  await knex.schema.createTable('audit', (table) => {
    table.increments('audit_id').primary();
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.bigInteger('at').notNullable();
    table.integer('user_id');
    table.string('action', 60).notNullable();
    table.text('detail').notNullable();
    table.index(['store_hash', 'audit_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  const newestFirst = [
    'audit',
    'activity',
    'failures',
    'import_batches',
    'sync_runs',
    'pending_changes',
    'ledger_entries',
    'subscribers',
    'settings',
    'connections',
    'revoked_sessions',
    'used_links',
    'login_codes',
    'store_users',
    'stores',
  ];
  for (const table of newestFirst) await knex.schema.dropTable(table);
}
