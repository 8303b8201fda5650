const each = (base: string, names: string) => names.split(' ').map((name) => `${base}/${name}`);
const LIFE = 'created updated deleted';
const ORDER = 'created updated archived statusUpdated message/created refund/created';
const CART = `${LIFE} couponApplied abandoned converted`;

/** Every scope of the reference, §4.4. A channel's number stands as `{id}`. */
const SCOPES = [
  ...each('store/customer', `${LIFE} channel/login/access/updated`),
  'store/customer/payment/instrument/default/updated',
  ...each('store/customer/address', LIFE),
  ...each('store/customer/metafield', LIFE),
  ...each('store/order', `${ORDER} transaction/created transaction/updated`),
  ...each('store/order/metafield', LIFE),
  ...each('store/product', `${LIFE} inventory/updated inventory/order/updated`),
  ...each('store/product/metafield', LIFE),
  ...each('store/product/variant/metafield', LIFE),
  ...each('store/sku', `${LIFE} inventory/updated inventory/order/updated`),
  ...each('store/category', LIFE),
  ...['category', 'brand', 'cart', 'channel', 'inventory/location'].flatMap((kind) =>
    each(`store/${kind}/metafield`, LIFE),
  ),
  ...each('store/metafield', LIFE),
  ...each('store/cart', CART),
  ...each('store/cart/lineItem', LIFE),
  ...each('store/shipment', LIFE),
  ...each('store/subscriber', LIFE),
  ...each('store/channel', 'created updated'),
  ...each('store', 'information/updated app/uninstalled hook/deliveryException'),
  ...each(
    'store/channel/*/inventory/product',
    'stock_changed low_stock_reached out_of_stock_reached settings_changed',
  ),
  ...each('store/inventory/location', 'created updated'),
  ...['store/modifier/updated', 'store/option/updated'],
  ...each('store/priceList', `${LIFE} activated deactivated assignment/updated assignment/deleted`),
  ...each('store/priceList/record', LIFE),
  ...each('store/priceList/records', LIFE),
  'store/priceLists/deleted',
  ...each('store/channel/{id}/order', ORDER),
  ...each('store/channel/{id}/cart', CART),
  ...each('store/channel/{id}/cart/lineItem', LIFE),
  ...each('store/channel/{id}/category', LIFE),
  ...each(
    'store/channel/{id}',
    'categoryTree/updated product/assigned product/unassigned category/product/assigned category/product/unassigned script/created script/updated settings/site/updated settings/currency/updated settings/profile/updated notifications/abandonedCart/updated',
  ),
];

export const EXCEPTION_SCOPE = 'store/hook/deliveryException';

/** Whether a hook can be made for it: a scope of the list, or the beginning of some with `/*` after it. */
export function isKnownScope(scope: string): boolean {
  const general = scope.replace(/^store\/channel\/\d+\//, 'store/channel/{id}/');
  if (SCOPES.includes(general)) return true;
  if (!general.endsWith('/*')) return false;
  return SCOPES.some((known) => known.startsWith(general.slice(0, -1)));
}

/** `store/cart/*` hears `store/cart/lineItem/created` too (reference §4.4). */
export function matchesScope(subscribed: string, concrete: string): boolean {
  if (subscribed === concrete) return true;
  // Hooks on all channels' own events do not hear what happens on one of them: that has scopes with its number.
  if (subscribed === 'store/channel/*' && /^store\/channel\/[\d*]/.test(concrete)) return false;
  return subscribed.endsWith('/*') && concrete.startsWith(subscribed.slice(0, -1));
}

/** The OAuth scope that reads what an event is about, for the case that delivery asks for it (reference §10.12). */
const READ_SCOPES: readonly (readonly [prefix: string, scope: string])[] = [
  ['customer', 'store_v2_customers'],
  ['subscriber', 'store_v2_customers'],
  ['order', 'store_v2_orders'],
  ['shipment', 'store_v2_orders'],
  ['product', 'store_v2_products'],
  ['sku', 'store_v2_products'],
  ['category', 'store_v2_products'],
  ['priceList', 'store_v2_products'],
  ['priceLists', 'store_v2_products'],
  ['cart', 'store_cart'],
  ['inventory', 'store_inventory'],
];

export function mayHear(scope: string, granted: readonly string[]): boolean {
  const subject = scope.replace(/^store\/(channel\/[^/]+\/)?/, '').split('/')[0];
  const needed = READ_SCOPES.find(([prefix]) => prefix === subject)?.[1];
  return !needed || granted.includes(needed) || granted.includes(`${needed}_read_only`);
}
