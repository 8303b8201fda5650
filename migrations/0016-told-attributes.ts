import type { Knex } from 'knex';

/*
 * Which attributes of a contact a record has filled, by name, so that a field that becomes empty in the store can be emptied in
 * Brevo, and what somebody else wrote there stays. `told_attributes`: in Brevo, as far as is known; null where nobody kept count.
 * `sent_attributes`: what it will be once the import that is under way has arrived. Names with commas between; no values.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('ledger_entries', (table) => {
    table.text('told_attributes');
    table.text('sent_attributes');
  });
}

export async function down(knex: Knex): Promise<void> {
  // Knex would build the table anew.
  await knex.raw('alter table ledger_entries drop column sent_attributes');
  await knex.raw('alter table ledger_entries drop column told_attributes');
}
