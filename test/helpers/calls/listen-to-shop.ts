import type { openShop } from './shop-client.ts';

type Shop = Awaited<ReturnType<typeof openShop>>;

/** Makes a hook through the API, as the app does. */
export async function listen(shop: Shop, scope: string, destination: string, more = {}) {
  const { body } = await shop.call('POST', '/v3/hooks', { scope, destination, ...more });
  return body.data;
}

/** When all that can be delivered is. */
export function delivered({ bigcommerce }: Shop): Promise<void> {
  return bigcommerce.hooks('acme1').idle();
}
