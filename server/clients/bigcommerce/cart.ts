import { z } from 'zod';
import { MomentWire, TextWire } from './wire.ts';

/** A cart as V3 shows it (reference/bigcommerce.md §6.4). Amounts are numbers in `currency`. */
export interface Cart {
  id: string;
  /** 0: a guest. */
  customerId: number;
  channelId: number;
  /** '' until it is known: from the customer's account, or typed at the checkout. */
  email: string;
  currency: string;
  locale: string;
  /** Before discounts. */
  baseAmount: number;
  /** After discounts; shipping is not in it. */
  amount: number;
  couponCodes: string[];
  items: CartItem[];
  /** ms since the epoch; null if BigCommerce does not say. */
  createdAt: number | null;
  updatedAt: number | null;
}

export interface CartItem {
  /** Null for a gift certificate, and for an item that was made for this cart. */
  productId: number | null;
  variantId: number | null;
  name: string;
  sku: string;
  url: string;
  imageUrl: string;
  quantity: number;
  /** Of one, after its own discounts. */
  price: number;
  listPrice: number;
  options: { id: number | null; name: string; value: string; valueId: number | null }[];
  /** Came along with another item: it comes again by itself. */
  isAutomatic: boolean;
}

/** An order that came from a cart or a person, as far as a reminder depends on it. */
export interface PlacedOrder {
  id: number;
  statusId: number;
}

const NumberWire = z.coerce.number().catch(0);
const IdWire = z.number().nullish().catch(null);

const OptionWire = z.object({
  name: TextWire.catch(''),
  nameId: IdWire,
  value: z.coerce.string().catch(''),
  valueId: IdWire,
});

const ItemWire = z.object({
  parent_id: z.union([z.string(), z.number()]).nullish().catch(null),
  product_id: IdWire,
  variant_id: IdWire,
  name: TextWire.catch(''),
  sku: TextWire.catch(''),
  url: TextWire.catch(''),
  image_url: TextWire.catch(''),
  quantity: z.coerce.number().catch(1),
  list_price: NumberWire,
  sale_price: z.coerce.number().optional().catch(undefined),
  // A gift certificate has only this.
  amount: z.coerce.number().optional().catch(undefined),
  added_by_promotion: z.boolean().nullish().catch(false),
  options: z.array(OptionWire).nullish().catch(null),
});
const ItemsWire = z.array(ItemWire).nullish();

export const CartWire = z.object({
  data: z.object({
    id: z.string(),
    customer_id: NumberWire,
    channel_id: z.number().nullish().catch(null),
    email: TextWire.catch(''),
    currency: z.object({ code: TextWire }),
    locale: TextWire.catch(''),
    base_amount: NumberWire,
    cart_amount: NumberWire,
    coupons: z
      .array(z.object({ code: TextWire }))
      .nullish()
      .catch(null),
    line_items: z.object({
      physical_items: ItemsWire,
      digital_items: ItemsWire,
      custom_items: ItemsWire,
      gift_certificates: ItemsWire,
    }),
    created_time: MomentWire,
    updated_time: MomentWire,
  }),
});

export function toCart({ data }: z.output<typeof CartWire>): Cart {
  const { physical_items, digital_items, custom_items, gift_certificates } = data.line_items;
  const lines = [physical_items, digital_items, custom_items, gift_certificates];
  return {
    id: data.id,
    customerId: data.customer_id,
    channelId: data.channel_id ?? 1,
    email: data.email.trim(),
    currency: data.currency.code,
    locale: data.locale,
    baseAmount: data.base_amount,
    amount: data.cart_amount,
    couponCodes: (data.coupons ?? []).map(({ code }) => code).filter(Boolean),
    items: lines.flatMap((items) => items ?? []).map(toItem),
    createdAt: data.created_time,
    updatedAt: data.updated_time,
  };
}

function toItem(wire: z.output<typeof ItemWire>): CartItem {
  return {
    productId: wire.product_id ?? null,
    variantId: wire.variant_id ?? null,
    name: wire.name,
    sku: wire.sku,
    url: wire.url,
    imageUrl: wire.image_url,
    quantity: wire.quantity,
    price: wire.sale_price ?? wire.amount ?? wire.list_price,
    listPrice: wire.list_price || (wire.amount ?? 0),
    options: (wire.options ?? []).map(({ name, nameId, value, valueId }) => ({
      ...{ id: nameId ?? null, name, value, valueId: valueId ?? null },
    })),
    isAutomatic: (wire.parent_id ?? null) !== null || wire.added_by_promotion === true,
  };
}
