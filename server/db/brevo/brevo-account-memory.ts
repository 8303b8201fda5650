import type { Knex } from 'knex';

/** Which Brevo account a store's records went to, and forgetting what was said to another one. */
export class BrevoAccountMemory {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /**
   * Remembers the account (a keyed hash of what identifies it), also when it is disconnected later. If another one was
   * connected before, everything that belongs to that one goes: what was written, list ids, imports, live runs.
   * Answers whether it was another.
   */
  async remember(storeHash: string, accountKey: string, now: number): Promise<boolean> {
    return this.#db.transaction(async (trx) => {
      const renewed = await trx('stores')
        .where({ store_hash: storeHash })
        .where((query) =>
          query.whereNull('brevo_account').orWhereNot({ brevo_account: accountKey }),
        )
        .update({ brevo_account: trx.raw('brevo_account') });
      if (renewed === 0) return false;
      const before = await trx('stores').where({ store_hash: storeHash }).first('brevo_account');
      await trx('stores').where({ store_hash: storeHash }).update({ brevo_account: accountKey });
      if (!before?.brevo_account) return false;

      for (const table of [
        'ledger_entries',
        'failures',
        'import_batches',
        'pending_changes',
        'carts',
        'stock_levels',
        'settings_changes',
      ])
        await trx(table).where({ store_hash: storeHash }).delete();
      await trx('brevo_watch').where({ store_hash: storeHash }).delete();
      await trx('brevo_notices').where({ store_hash: storeHash }).delete();
      // Who unsubscribed there has still said no: only Brevo's ids mean nothing any more.
      await trx('brevo_blocks').where({ store_hash: storeHash }).update({ contact_id: null });
      const runs = () => trx('sync_runs').where({ store_hash: storeHash });
      const live = ['queued', 'running', 'waiting'];
      await runs().whereNotIn('state', live).delete();
      await runs().whereIn('state', live).update({ state: 'cancelled', finished_at: now });
      await forgetLists(trx, storeHash);
      return true;
    });
  }
}

/** List ids mean other lists in another account, or nobody's. */
async function forgetLists(trx: Knex, storeHash: string): Promise<void> {
  const row = await trx('settings').where({ store_hash: storeHash }).first();
  if (!row) return;
  const { lists: _, storefronts = {}, ...rest } = JSON.parse(row.document);
  const withoutLists = Object.fromEntries(
    Object.entries(storefronts as Record<string, { lists?: unknown }>).map(
      ([channelId, { lists: __, ...storefront }]) => [channelId, storefront],
    ),
  );
  await trx('settings')
    .where({ store_hash: storeHash })
    .update({
      document: JSON.stringify({ ...rest, storefronts: withoutLists }),
      version: row.version + 1,
    });
}
