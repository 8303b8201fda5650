import { defaultStores } from '../../../sandbox/bigcommerce/default-stores.ts';
import {
  type BigCommerceOptions,
  startBigCommerce,
} from '../../../sandbox/bigcommerce/start-bigcommerce.ts';
import { CALLBACKS, installed, READ_SCOPES } from './sandbox-client.ts';

/** What a whole sync reads and writes. */
export const SHOP_SCOPES = [
  ...READ_SCOPES,
  ...['store_v2_products', 'store_v2_orders_read_only', 'store_cart', 'store_checkout_read_only'],
  ...['store_inventory_read_only', 'store_locations_read_only'],
];

/** A look-alike with a few customers, the app installed in it, and a way to call its API. */
export async function openShop(options: BigCommerceOptions = {}, hash = 'acme1') {
  const bigcommerce = await startBigCommerce({
    scopes: SHOP_SCOPES,
    callbacks: CALLBACKS,
    stores: defaultStores({ customers: 120 }),
    quota: { requests: 100_000, windowMs: 30_000 },
    ...options,
  });
  const { token, get } = await installed(bigcommerce, hash);
  const store = bigcommerce.stores.get(hash);
  if (!store) throw new Error(`There is no store ${hash}`);
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${bigcommerce.apiUrl}/stores/${hash}${path}`, {
      method,
      headers: {
        'x-auth-token': token,
        accept: 'application/json',
        'content-type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    // biome-ignore lint/suspicious/noExplicitAny: an answer of an API that is under test
    const parsed: any = text === '' ? '' : JSON.parse(text);
    return { status: response.status, headers: response.headers, body: parsed };
  };
  return {
    ...{ bigcommerce, store, shop: store.shop, token, get, call },
    [Symbol.asyncDispose]: () => bigcommerce.stop(),
  };
}
