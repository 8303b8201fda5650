import type { Knex } from 'knex';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { listTables, rowsNaming } from '../database/every-row.ts';
import { startSync } from './connected-store.ts';
import { install, type Merchant, open } from './merchant.ts';
import type { TestApp } from './start-test-app.ts';

/** A store with a past and a present: connected, synced, with failures, a retry under way and people at work. */
export async function installLivedIn(
  app: TestApp,
  { storeHash, key }: { storeHash: string; key: keyof typeof SANDBOX_KEYS },
): Promise<Merchant> {
  const merchant = await install(app, storeHash);
  await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS[key] });
  await merchant.call('PUT', '/settings', { version: 1, consent: { mode: 'everyone' } });
  await startSync(merchant);
  await app.settle();
  const guest = await open(app, storeHash);
  await guest.call('DELETE', '/session');
  await merchant.call('POST', '/failures/retry', {});
  return merchant;
}

/** Gives the store a row in each table that has none of it yet, whatever its columns are. */
export async function fillEmptyTables(db: Knex, storeHash: string): Promise<void> {
  const filled = await rowsNaming(db, storeHash);
  for (const table of await listTables(db)) {
    const columns = Object.entries(await db(table).columnInfo());
    if (table in filled || !columns.some(([name]) => name === 'store_hash')) continue;
    const needed = columns.filter(([, { nullable, defaultValue }]) => !nullable && !defaultValue);
    const values = needed.map(([name, { type }]) => [name, /char|text/.test(type) ? name : 1]);
    await db(table).insert({ ...Object.fromEntries(values), store_hash: storeHash });
  }
}

/** A small store with customers whose addresses Brevo refuses. */
export const TROUBLED_STORE = { hash: 'acme1', name: 'Acme Outdoors', seed: 1, customers: 60 };
/** Somebody else's, as small and as troubled. */
export const OTHER_STORE = { hash: 'boreal2', name: 'Borealis Tea', seed: 2, customers: 60 };
