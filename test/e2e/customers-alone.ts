import { install } from '../helpers/merchant.ts';
import type { Scene } from './scene.ts';

/**
 * Opens the app, just installed, of a store that syncs its customers and nothing else: for stories that say who exactly is in
 * Brevo, and how often, without the guests and the time that orders bring along.
 */
export async function openWithCustomersAlone({
  shop,
  panel,
}: Pick<Scene, 'shop' | 'panel'>): Promise<void> {
  const merchant = await install({ url: shop.appUrl, bigcommerce: shop.bigcommerce });
  const sync = { orders: false, products: false, categories: false, carts: false };
  const saved = await merchant.call('PUT', '/settings', { version: 1, sync });
  if (saved.status !== 200) throw new Error(`not saved: ${JSON.stringify(saved.body)}`);
  await panel.openApp();
}
