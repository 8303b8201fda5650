import type { Shop as ShopOfStore } from '../../sandbox/bigcommerce/shop/shop.ts';
import type { Shop } from './start-shop.ts';

/** Customers and newsletter records of Acme Outdoors, as BigCommerce has them. */
export function shopOf({ bigcommerce }: Shop): ShopOfStore {
  const store = bigcommerce.stores.get('acme1');
  if (!store) throw new Error('The sandbox has no store acme1');
  return store.shop;
}

/** The addresses that Brevo holds, of everyone or of one list, in order. */
export function emailsIn({ brevo }: Shop, list?: string): (string | undefined)[] {
  const account = brevo.account();
  const contacts = list === undefined ? [...account.contacts] : account.contactsIn(list);
  return contacts.map(({ email }) => email).sort();
}
