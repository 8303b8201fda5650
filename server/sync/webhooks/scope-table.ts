/** The kinds of record that webhooks tell us of. */
export type RecordKind =
  | 'customers'
  | 'subscribers'
  | 'orders'
  | 'products'
  | 'categories'
  | 'carts'
  | 'stock'
  | 'prices'
  | 'channels';

/** What an event says has changed, and where to find which one. */
export interface ScopeRule {
  kind: RecordKind;
  /** Path of the record's id in the event's `data`. */
  idAt: string;
  /** Stands before the id, where it is that of another thing. */
  prefix?: string;
  /** What the drain would not see in the record itself. */
  hint?: string;
  /** Path of a value that completes the hint. */
  hintAt?: string;
  /** Wanted only while this detail of the products is switched on. */
  detail?: 'metafields' | 'storefrontDetail';
  /** `data` is a list of what the event is about. Of a long one, this marks what all of it belongs to. */
  ofMany?: ScopeRule;
}

/** A mark of stock with this before its id is about a location, and so about every product. */
export const LOCATION_MARK = 'location:';
/** A mark of prices with this before its id is about a whole price list, and so about any product. The others are of variants. */
export const PRICE_LIST_MARK = 'list:';

const CUSTOMER: ScopeRule = { kind: 'customers', idAt: 'id' };
// Its own id is the address's, though its type says customer.
const ADDRESS: ScopeRule = { kind: 'customers', idAt: 'address.customer_id' };
const SUBSCRIBER: ScopeRule = { kind: 'subscribers', idAt: 'id' };
const ORDER: ScopeRule = { kind: 'orders', idAt: 'id' };
const PRODUCT: ScopeRule = { kind: 'products', idAt: 'id' };
const VARIANT: ScopeRule = { kind: 'products', idAt: 'sku.product_id' };
const CATEGORY: ScopeRule = { kind: 'categories', idAt: 'id' };
const CART: ScopeRule = { kind: 'carts', idAt: 'id' };
const CART_ITEM: ScopeRule = { kind: 'carts', idAt: 'cartId' };
const STOCK: ScopeRule = { kind: 'stock', idAt: 'inventory.product_id' };
const STOCK_AT_A_PLACE: ScopeRule = { kind: 'stock', idAt: 'product_id' };
const LOCATION: ScopeRule = { kind: 'stock', idAt: 'location_id', prefix: LOCATION_MARK };
const PRODUCT_METAFIELD: ScopeRule = {
  kind: 'products',
  idAt: 'resource_id',
  detail: 'metafields',
};
const PRICE: ScopeRule = { kind: 'prices', idAt: 'variant_id', detail: 'storefrontDetail' };
const PRICE_LIST: ScopeRule = { ...PRICE, idAt: 'price_list_id', prefix: PRICE_LIST_MARK };
const PRICES: ScopeRule = { ...PRICE, ofMany: PRICE_LIST };
const CHANNEL: ScopeRule = { kind: 'channels', idAt: 'id' };

const deleted = (rule: ScopeRule): ScopeRule => ({ ...rule, hint: 'deleted' });

/**
 * Every event that marks a record as changed (reference/bigcommerce.md §4.4). Spelled out, without wildcards: those bring
 * along events that cost an answer each and tell us nothing.
 */
export const RECORD_SCOPES: ReadonlyMap<string, ScopeRule> = new Map(
  Object.entries({
    'store/customer/created': CUSTOMER,
    'store/customer/updated': CUSTOMER,
    'store/customer/deleted': deleted(CUSTOMER),
    // They may log in on other storefronts now.
    'store/customer/channel/login/access/updated': { kind: 'customers', idAt: 'customer_id' },
    'store/customer/address/created': ADDRESS,
    'store/customer/address/updated': ADDRESS,
    'store/customer/address/deleted': ADDRESS,

    'store/subscriber/created': SUBSCRIBER,
    'store/subscriber/updated': SUBSCRIBER,
    'store/subscriber/deleted': deleted(SUBSCRIBER),

    'store/order/created': ORDER,
    'store/order/updated': ORDER,
    'store/order/archived': { ...ORDER, hint: 'archived' },
    'store/order/statusUpdated': ORDER,
    // A status that is changed right after it no longer tells of the refund: only this event does.
    'store/order/refund/created': { ...ORDER, hint: 'refunded' },

    'store/product/created': PRODUCT,
    'store/product/updated': PRODUCT,
    'store/product/deleted': deleted(PRODUCT),
    'store/sku/created': VARIANT,
    'store/sku/updated': VARIANT,
    'store/sku/deleted': VARIANT,

    'store/category/created': CATEGORY,
    'store/category/updated': CATEGORY,
    'store/category/deleted': deleted(CATEGORY),

    'store/cart/created': CART,
    'store/cart/updated': CART,
    'store/cart/deleted': deleted(CART),
    'store/cart/couponApplied': CART,
    'store/cart/abandoned': { ...CART, hint: 'abandoned' },
    // The cart itself is gone by then: only the event knows which order it became.
    'store/cart/converted': { ...CART, hint: 'converted', hintAt: 'orderId' },
    'store/cart/lineItem/created': CART_ITEM,
    'store/cart/lineItem/updated': CART_ITEM,
    'store/cart/lineItem/deleted': CART_ITEM,

    'store/product/inventory/updated': STOCK,
    'store/product/inventory/order/updated': STOCK,
    'store/sku/inventory/updated': STOCK,
    'store/sku/inventory/order/updated': STOCK,
    // The star is part of the name, and stands in the deliveries too. What runs low or out has changed as well.
    'store/channel/*/inventory/product/stock_changed': STOCK_AT_A_PLACE,
    'store/channel/*/inventory/product/settings_changed': STOCK_AT_A_PLACE,
    'store/inventory/location/created': LOCATION,
    'store/inventory/location/updated': LOCATION,

    'store/product/metafield/created': PRODUCT_METAFIELD,
    'store/product/metafield/updated': PRODUCT_METAFIELD,
    'store/product/metafield/deleted': PRODUCT_METAFIELD,

    // The documentation writes some of these with a slash at the end, and its examples without.
    'store/priceList/record/created': PRICE,
    'store/priceList/record/updated': PRICE,
    'store/priceList/record/deleted': PRICE,
    'store/priceList/records/created': PRICES,
    'store/priceList/records/updated': PRICES,
    'store/priceList/records/deleted': PRICES,
    // One that is new counts nowhere before it is assigned.
    'store/priceList/updated': PRICE_LIST,
    'store/priceList/activated': PRICE_LIST,
    'store/priceList/deactivated': PRICE_LIST,
    'store/priceList/deleted': PRICE_LIST,
    'store/priceLists/deleted': { ...PRICE_LIST, idAt: 'price_list_ids.0' },
    'store/priceList/assignment/updated': PRICE_LIST,
    'store/priceList/assignment/deleted': PRICE_LIST,

    'store/channel/created': CHANNEL,
    'store/channel/updated': CHANNEL,
  } satisfies Record<string, ScopeRule>),
);

/** Events about the store or the app itself, and the job that each is for. */
export const STORE_SCOPES: ReadonlyMap<string, string> = new Map([
  ['store/app/uninstalled', 'check-installation'],
  ['store/information/updated', 'set-up-store'],
  ['store/hook/deliveryException', 'note-delivery-exception'],
]);

/** The one scope whose hook needs a destination of its own (reference/bigcommerce.md §4.4). */
export const EXCEPTION_SCOPE = 'store/hook/deliveryException';
