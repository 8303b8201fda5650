import type { Knex } from 'knex';

/** People a step: a database in the process keeps everybody waiting for as long as one takes. */
const STEP = 500;

/** Everybody whom these rows are about, each once, in the order of their contact keys, some hundred at a time. */
export async function* contactKeyPieces(rows: () => Knex.QueryBuilder): AsyncGenerator<string[]> {
  let after = '';
  for (;;) {
    const keys: string[] = await rows()
      .where('contact_key', '>', after)
      .distinct('contact_key')
      .orderBy('contact_key')
      .limit(STEP)
      .pluck('contact_key');
    const last = keys.at(-1);
    if (last === undefined) return;
    yield keys;
    after = last;
  }
}
