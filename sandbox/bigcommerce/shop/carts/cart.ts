import { type Product, priceOf, type Variant } from '../catalog/product.ts';

/** Prices are whole hundredths of the cart's currency, as they were when the item was put in. */
export interface CartItem {
  id: string;
  productId: number;
  variantId: number;
  name: string;
  sku: string;
  url: string;
  imageUrl: string;
  quantity: number;
  listPrice: number;
  salePrice: number;
  isDigital: boolean;
  options: { name: string; value: string }[];
}

export interface Cart {
  id: string;
  /** 0: guest. */
  customerId: number;
  channelId: number;
  /** Known from the customer, or typed at checkout; else empty. */
  email: string;
  currency: string;
  rate: number;
  items: CartItem[];
  coupons: { id: number; code: string; discount: number }[];
  createdAt: string;
  updatedAt: string;
  /** Only a cart made by the API can have links that lead into it (reference §6.4). */
  madeBy: 'rest' | 'shopper';
  locale: string;
  version: number;
}

export function toCartItem(
  product: Product,
  variant: Variant,
  { id, quantity, rate }: { id: string; quantity: number; rate: number },
): CartItem {
  const inCurrency = (amount: number) => Math.round(amount * 100 * rate);
  return {
    id,
    productId: product.id,
    variantId: variant.id,
    name: product.name,
    sku: variant.sku || product.sku,
    url: product.url,
    imageUrl: variant.image_url || (product.images[0]?.url ?? ''),
    quantity,
    listPrice: inCurrency(variant.price ?? product.price),
    salePrice: inCurrency(priceOf(product, variant)),
    isDigital: product.type === 'digital',
    options: variant.option_values.map(({ label, option_display_name }) => ({
      ...{ name: option_display_name, value: label },
    })),
  };
}

export function cartTotals({ items, coupons }: Cart): {
  base: number;
  discount: number;
  amount: number;
} {
  const base = items.reduce((sum, item) => sum + item.salePrice * item.quantity, 0);
  const discount = Math.min(
    base,
    coupons.reduce((sum, coupon) => sum + coupon.discount, 0),
  );
  return { base, discount, amount: base - discount };
}
