import { z } from 'zod';
import type { Order, OrderAddress, OrderLine } from './order.ts';
import { DecimalWire, MomentWire, TextWire } from './wire.ts';

const NumberWire = z.coerce.number().catch(0);
const FlagWire = z.boolean().nullish().catch(false);
// Some ids are numbers or text, whichever the integration wrote.
const AnyTextWire = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(null)
  .transform((value) => String(value ?? ''));

export const LineWire = z.object({
  id: NumberWire,
  product_id: NumberWire,
  variant_id: NumberWire,
  name: TextWire.catch(''),
  sku: TextWire.catch(''),
  brand: TextWire.catch(''),
  quantity: NumberWire,
  price_inc_tax: DecimalWire,
  price_ex_tax: DecimalWire,
  quantity_refunded: NumberWire,
  refund_amount: DecimalWire,
  applied_discounts: z
    .array(z.object({ code: z.string().nullish() }))
    .nullish()
    .catch(null),
  product_options: z
    .array(z.object({ display_value: TextWire }))
    .nullish()
    .catch(null),
});

const GroupWire = z.object({
  line_items: z.array(LineWire).nullish(),
  __warning__: z.unknown().optional(),
});
const GroupsWire = z.array(GroupWire).nullish().catch(null);
/** What `include=consignments.line_items` brings in the new structure; a link, or nothing, where it brings none. */
const ConsignmentsWire = z
  .object({
    shipping: GroupsWire,
    pickups: GroupsWire,
    downloads: GroupsWire,
    email: z.object({ gift_certificates: GroupsWire }).nullish().catch(null),
  })
  .nullish()
  .catch(null);

const BillingWire = z
  .object({
    first_name: TextWire,
    last_name: TextWire,
    company: TextWire,
    street_1: TextWire,
    street_2: TextWire,
    city: TextWire,
    state: TextWire,
    zip: TextWire,
    country: TextWire,
    country_iso2: TextWire,
    phone: TextWire,
    email: TextWire,
  })
  .partial();

/** Lenient: one odd value in one order must not hide the 249 others of its page. */
export const OrderWire = z.object({
  id: z.number(),
  customer_id: NumberWire,
  status_id: NumberWire,
  status: TextWire.catch(''),
  custom_status: TextWire.catch(''),
  channel_id: z.number().nullish().catch(null),
  cart_id: AnyTextWire,
  date_created: MomentWire,
  date_modified: MomentWire,
  default_currency_code: TextWire.catch(''),
  store_default_currency_code: TextWire.catch(''),
  store_default_to_transactional_exchange_rate: DecimalWire,
  total_inc_tax: DecimalWire,
  total_tax: DecimalWire,
  subtotal_inc_tax: DecimalWire,
  shipping_cost_inc_tax: DecimalWire,
  discount_amount: DecimalWire,
  coupon_discount: DecimalWire,
  items_total: NumberWire,
  payment_method: TextWire.catch(''),
  payment_status: TextWire.catch(''),
  order_is_digital: FlagWire,
  is_deleted: FlagWire,
  is_email_opt_in: FlagWire,
  order_source: TextWire.catch(''),
  external_source: AnyTextWire,
  external_id: AnyTextWire,
  external_order_id: AnyTextWire,
  billing_address: BillingWire.nullish().catch(null),
  consignments: ConsignmentsWire,
});
type Wire = z.output<typeof OrderWire>;

export const CouponWire = z.object({ code: TextWire });

/** An order, and whether its lines have to be read by themselves: the include shows 50, or none (§8.2). */
export function toOrder(wire: Wire): { order: Order; isCut: boolean } {
  const groups = groupsOf(wire.consignments);
  const wires = groups.flatMap((group) => group.line_items ?? []);
  const isCut =
    groups.some((group) => group.__warning__ !== undefined) ||
    (wires.length === 0 && wire.items_total > 0);
  const order: Order = {
    id: wire.id,
    customerId: wire.customer_id,
    statusId: wire.status_id,
    statusName: wire.custom_status || wire.status,
    // Without an explicit channel it is the original storefront (§7).
    channelId: wire.channel_id || 1,
    cartId: wire.cart_id || null,
    createdAt: wire.date_created,
    modifiedAt: wire.date_modified,
    currency: wire.default_currency_code,
    storeCurrency: wire.store_default_currency_code,
    storeRate: wire.store_default_to_transactional_exchange_rate,
    total: wire.total_inc_tax,
    subtotal: wire.subtotal_inc_tax,
    shipping: wire.shipping_cost_inc_tax,
    tax: wire.total_tax,
    discount: wire.discount_amount,
    couponDiscount: wire.coupon_discount,
    itemCount: wire.items_total,
    paymentMethod: wire.payment_method,
    paymentStatus: wire.payment_status,
    isDigital: wire.order_is_digital ?? false,
    isArchived: wire.is_deleted ?? false,
    isEmailOptIn: wire.is_email_opt_in ?? false,
    source: wire.order_source,
    externalSource: wire.external_source,
    externalId: wire.external_id || wire.external_order_id,
    billing: toOrderAddress(wire.billing_address ?? {}),
    lines: wires.map(toLine),
    couponCodes: couponsIn(wires),
  };
  return { order, isCut };
}

export function toLine(wire: z.output<typeof LineWire>): OrderLine {
  return {
    id: wire.id,
    productId: wire.product_id,
    variantId: wire.variant_id,
    name: wire.name,
    sku: wire.sku,
    brand: wire.brand,
    options: (wire.product_options ?? []).map((option) => option.display_value).join(', '),
    quantity: wire.quantity,
    price: wire.price_inc_tax,
    priceExTax: wire.price_ex_tax,
    isRefunded: wire.quantity_refunded > 0 || Number(wire.refund_amount) > 0,
  };
}

/** Each line says which coupons took something off it, which saves reading them order by order. */
export function couponsIn(lines: readonly z.output<typeof LineWire>[]): string[] {
  const codes = lines.flatMap((line) => (line.applied_discounts ?? []).map(({ code }) => code));
  return [...new Set(codes.filter((code) => code != null && code !== ''))] as string[];
}

function groupsOf(consignments: Wire['consignments']) {
  const { shipping, pickups, downloads, email } = consignments ?? {};
  return [shipping, pickups, downloads, email?.gift_certificates].flatMap((each) => each ?? []);
}

function toOrderAddress(wire: z.output<typeof BillingWire>): OrderAddress {
  return {
    firstName: wire.first_name ?? '',
    lastName: wire.last_name ?? '',
    company: wire.company ?? '',
    street1: wire.street_1 ?? '',
    street2: wire.street_2 ?? '',
    city: wire.city ?? '',
    state: wire.state ?? '',
    zip: wire.zip ?? '',
    country: wire.country ?? '',
    countryCode: (wire.country_iso2 ?? '').toUpperCase(),
    phone: wire.phone ?? '',
    email: wire.email ?? '',
  };
}
