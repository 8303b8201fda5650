import type { Knex } from 'knex';

/*
 * Which persona at Mavera stands for which segment of a store's customers. `source` and `value` say who is in it (a cohort, a
 * customer group, an attribute's value), `people` how many that were when they were last counted; who they are is nowhere.
 * `place`: which of somebody's personas counts, the lowest first; null while the segment is not in use. `*_at` are ms since the
 * epoch.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('personas', (table) => {
    table.string('store_hash', 40).notNullable().references('stores.store_hash');
    table.string('source', 300).notNullable();
    table.string('value', 300).notNullable();
    table.string('persona_id', 200).notNullable();
    table.string('name', 120).notNullable();
    table.integer('people').notNullable();
    table.integer('place');
    table.boolean('is_gone').notNullable().defaultTo(false);
    table.string('told_hash', 32);
    table.bigInteger('made_at').notNullable();
    table.bigInteger('changed_at').notNullable();
    table.primary(['store_hash', 'source', 'value']);
    table.index(['persona_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('personas');
}
