import { expect } from 'vitest';
import { SANDBOX_KEYS } from '../../sandbox/brevo/account/account-seed.ts';
import { install, type Merchant } from '../helpers/stores/merchant.ts';
import { SUGGESTED_LIST, waitForEnd } from './first-run.ts';
import type { Scene } from './scene.ts';

/**
 * Opens the app, just installed, of a store that syncs its customers and nothing else: for stories that say who exactly is in
 * Brevo, and how often, without the guests and the time that orders bring along.
 */
export async function openWithCustomersAlone({
  shop,
  panel,
}: Pick<Scene, 'shop' | 'panel'>): Promise<void> {
  await installForCustomers(shop);
  await panel.openApp();
}

/**
 * Opens the overview of the same store after its first sync, which began with what the app suggests: for stories that begin
 * where the first run is over. Others walk through its steps.
 */
export async function openWithCustomersSynced({
  shop,
  panel,
  app,
}: Pick<Scene, 'shop' | 'panel' | 'app'>): Promise<void> {
  const merchant = await installForCustomers(shop);
  await done(merchant, 'PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  const { id } = await done(merchant, 'POST', '/brevo/lists', { name: SUGGESTED_LIST });
  const { version, lists } = await done(merchant, 'GET', '/settings');
  const chosen = { version, lists: { ...lists, allCustomers: id } };
  await done(merchant, 'PUT', '/settings', chosen);
  const { runs } = await done(merchant, 'POST', '/syncs', { mode: 'full' });
  await expect
    .poll(async () => (await done(merchant, 'GET', `/syncs/${runs[0].id}`)).state, {
      timeout: 60_000,
    })
    .toBe('succeeded');
  await panel.openApp();
  await waitForEnd(app);
}

async function installForCustomers(shop: Scene['shop']): Promise<Merchant> {
  const merchant = await install({ url: shop.appUrl, bigcommerce: shop.bigcommerce });
  const sync = { orders: false, products: false, categories: false, carts: false };
  await done(merchant, 'PUT', '/settings', { version: 1, sync });
  return merchant;
}

async function done(merchant: Merchant, method: string, path: string, body?: object) {
  const answer = await merchant.call(method, path, body);
  if (answer.status >= 400)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
