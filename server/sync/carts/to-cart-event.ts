import type { Cart, CartItem } from '../../clients/bigcommerce/cart.ts';
import type { Settings } from '../../contract/settings.ts';
import { toProductItemId, toSoldVariantId } from '../products/item-ids.ts';

/** A mail shows a handful; Brevo takes 50 KB (reference/brevo.md §4.1). */
const MOST_ITEMS = 100;
const MOST_BYTES = 48 * 1024;
const LONGEST_TEXT = 500;

type Properties = Record<string, unknown>;

/** What is written of products. */
type Written = Pick<Settings['products'], 'variants'>;

/**
 * A cart in the shape that Brevo's automations read (reference/brevo.md §4.3), flat. `price` is that of one piece; `subtotal`
 * and `discount` add up to `total`. Shipping and tax are left out: before the checkout nobody knows them. Both links
 * are the recovery link: a shopper's own cart has none that works elsewhere. Pure.
 */
export function toCartEvent(
  cart: Cart,
  { shopName, recoveryUrl, products }: { shopName: string; recoveryUrl: string; products: Written },
): Properties {
  const event = {
    ...cartIdentity(cart.id),
    affiliation: shopName,
    currency: cart.currency,
    subtotal: cart.baseAmount,
    discount: Math.max(0, Math.round((cart.baseAmount - cart.amount) * 1e4) / 1e4),
    total: cart.amount,
    url: recoveryUrl,
    checkouturl: recoveryUrl,
    discount_codes: cart.couponCodes,
    item_count: cart.items.reduce((sum, { quantity }) => sum + quantity, 0),
    items: cart.items.slice(0, MOST_ITEMS).map((item) => toItem(item, products)),
  };
  while (event.items.length > 1 && Buffer.byteLength(JSON.stringify(event)) > MOST_BYTES)
    event.items.pop();
  return event;
}

/** A cart that is not there any more, by the names that its updates had. */
export function toCartDeleted(cartId: string): Properties {
  return { ...cartIdentity(cartId), items: [] };
}

function cartIdentity(cartId: string) {
  return { id: `cart:${cartId}`, cart_id: cartId };
}

/** What an item does not have is left out: Brevo takes no nulls. */
function toItem(item: CartItem, written: Written): Properties {
  // Texts and the like have no value of a list: they do not make a variant.
  const hasOptions = item.options.some(({ valueId }) => valueId !== null);
  const variantId = toSoldVariantId(item.variantId, hasOptions, written);
  const options = item.options.map(({ value }) => value.trim()).filter(Boolean);
  return withoutGaps({
    id: item.productId === null ? undefined : toProductItemId(item.productId),
    name: item.name,
    sku: item.sku,
    variant_id: variantId,
    variant_sku: variantId && item.sku,
    variant_name: options.join(','),
    quantity: item.quantity,
    price: item.price,
    image: item.imageUrl,
    url: item.url,
  });
}

function withoutGaps(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, value]) => {
      if (value === undefined || value === '') return [];
      return [[key, typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : value]];
    }),
  );
}
