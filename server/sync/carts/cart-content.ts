import { createHash } from 'node:crypto';
import type { Cart } from '../../clients/bigcommerce/cart.ts';
import type { CartContent } from '../../db/store/storefront-tokens.ts';

/** Digest of what a shopper would call the content: items, prices, coupons. A cart that is only looked at stays the same. */
export function contentHashOf(cart: Cart): string {
  const { channelId, currency, baseAmount, amount, couponCodes, items } = cart;
  const lines = items.map((item) => [
    ...[item.productId, item.variantId, item.name, item.sku, item.quantity, item.price],
    ...[item.imageUrl, item.url, item.options.map(({ name, value }) => [name, value])],
  ]);
  const content = [channelId, currency, baseAmount, amount, couponCodes, lines];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}

/**
 * What it takes to fill the cart again. Gift certificates and items made for one cart are left out: their price is what
 * somebody said then. What comes along by itself comes again by itself. Coupons are entered again at the checkout.
 */
export function toCartContent(cart: Cart, homeUrl: string | null): CartContent {
  const [url = ''] = cart.items.map((item) => item.url).filter((one) => URL.canParse(one));
  return {
    channelId: cart.channelId,
    currency: cart.currency,
    locale: cart.locale,
    shopUrl: url === '' ? homeUrl : new URL(url).origin,
    items: cart.items.flatMap((item) =>
      item.productId === null || item.isAutomatic
        ? []
        : [
            {
              productId: item.productId,
              variantId: item.variantId,
              quantity: item.quantity,
              options: item.options.flatMap(({ id, value, valueId }) =>
                id === null ? [] : [{ id, value: valueId ?? value }],
              ),
            },
          ],
    ),
  };
}
