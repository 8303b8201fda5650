import type { Knex } from 'knex';

/* Which items in Brevo a record became, each with a digest of what it was told: a product has one for each variant. JSON. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('ledger_entries', (table) => {
    table.text('parts');
  });
}

export async function down(knex: Knex): Promise<void> {
  // Knex would build the table anew.
  await knex.raw('alter table ledger_entries drop column parts');
}
