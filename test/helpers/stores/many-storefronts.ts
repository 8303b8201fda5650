import { type StoreSeed, storefront } from '../../../sandbox/bigcommerce/sandbox-store.ts';
import type { ConnectedApp } from './connected-store.ts';

/** A store with so many storefronts, a few customers on each. */
export function manyStorefronts(count: number, seed: Partial<StoreSeed> = {}) {
  const channels = Array.from({ length: count }, (_, nth) =>
    storefront(nth + 1, `Shop ${nth + 1}`, `https://shop${nth + 1}.example.com`),
  );
  const store = { hash: 'acme1', name: 'Acme', seed: 1, customers: 300, orders: 0, products: 20 };
  return { stores: [{ ...store, ...seed, channels }] };
}

export type ListName = 'allCustomers' | 'buyers' | 'abandonedCart' | 'newsletter';

/** A list in the merchant's account. */
export async function newList(app: Pick<ConnectedApp, 'merchant'>, name: string): Promise<number> {
  return (await app.merchant.call('POST', '/brevo/lists', { name })).body.id;
}

/** Saves sections of the settings over those that are there. */
export async function saveSettings(
  app: Pick<ConnectedApp, 'merchant'>,
  sections: Record<string, unknown>,
): Promise<void> {
  const { version } = (await app.merchant.get('/settings')).body;
  const saved = await app.merchant.call('PUT', '/settings', { version, ...sections });
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
}

/** The lists for all storefronts; those not given are none. */
export function listsForAll(lists: Partial<Record<ListName, number>>) {
  return { allCustomers: null, buyers: null, abandonedCart: null, newsletter: null, ...lists };
}
