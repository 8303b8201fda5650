import { type Order, refundedOf, STATUSES, totalsOf } from '../shop/orders/order.ts';
import type { Shop } from '../shop/shop.ts';
import type { Switches } from '../switches.ts';
import { money, rfc2822 } from './v2-values.ts';

/** An order as `GET /v2/orders` shows it, without what `include` adds (reference §6.2). */
export function toOrderAnswer(order: Order, shop: Shop, baseUrl: string, switches: Switches) {
  const totals = totalsOf(order);
  const { subtotal, subtotalTax, shippingTax, couponDiscount, total, totalTax } = totals;
  const isMulti = new Set(shop.channels.map(({ currency }) => currency)).size > 1;
  const resource = (name: string) => ({
    url: `${baseUrl}/v2/orders/${order.id}/${name}`,
    resource: `/orders/${order.id}/${name}`,
  });
  return {
    id: order.id,
    customer_id: order.customerId,
    date_created: rfc2822(order.createdAt),
    date_modified: rfc2822(order.modifiedAt),
    date_shipped: rfc2822(order.shippedAt),
    cart_id: order.cartId,
    status_id: order.statusId,
    status: STATUSES[order.statusId] ?? '',
    custom_status: STATUSES[order.statusId] ?? '',
    subtotal_ex_tax: money(subtotal),
    subtotal_inc_tax: money(subtotal + subtotalTax),
    subtotal_tax: money(subtotalTax),
    base_shipping_cost: money(order.shipping),
    shipping_cost_ex_tax: money(order.shipping),
    shipping_cost_inc_tax: money(order.shipping + shippingTax),
    shipping_cost_tax: money(shippingTax),
    shipping_cost_tax_class_id: 2,
    ...noCost('handling'),
    ...noCost('wrapping'),
    total_ex_tax: money(total - totalTax),
    total_inc_tax: money(total),
    total_tax: money(totalTax),
    is_tax_inclusive_pricing: shop.currency !== 'USD',
    items_total: totals.items,
    items_shipped: totals.shipped,
    payment_method: order.source === 'manual' ? 'Manual' : 'Credit Card',
    payment_provider_id: null,
    payment_status: PAYMENT[order.statusId] ?? 'captured',
    refunded_amount: money(switches.refundedAmountTold ? refundedOf(order) : 0),
    order_is_digital: order.shippingTo.length === 0,
    store_credit_amount: money(order.storeCredit),
    gift_certificate_amount: money(0),
    ip_address: '203.0.113.10',
    ip_address_v6: '',
    geoip_country: order.billing.country,
    geoip_country_iso2: order.billing.country_iso2,
    currency_id: 1,
    currency_code: order.displayCurrency,
    currency_exchange_rate: order.displayRate.toFixed(10),
    default_currency_id: 1,
    default_currency_code: order.currency,
    store_default_currency_code: isMulti ? shop.currency : '',
    store_default_to_transactional_exchange_rate: order.rate.toFixed(10),
    staff_notes: order.staffNotes,
    customer_message: order.customerMessage,
    discount_amount: money(order.discount),
    coupon_discount: money(couponDiscount),
    shipping_address_count: order.shippingTo.length,
    is_deleted: order.isDeleted,
    ebay_order_id: '0',
    billing_address: { ...order.billing, form_fields: [] },
    is_email_opt_in: order.isEmailOptIn,
    credit_card_type: null,
    order_source: order.source,
    channel_id: order.channelId,
    external_source: order.externalSource,
    external_id: order.externalId,
    external_order_id: order.externalId ?? '',
    external_merchant_id: null,
    tax_provider_id: 'BasicTaxProvider',
    customer_locale: 'en',
    products: resource('products'),
    shipping_addresses: resource('shippingaddresses'),
    coupons: resource('coupons'),
    consignments: resource('consignments') as unknown,
    ...order.oddities,
  };
}

const PAYMENT: Record<number, string> = {
  ...{ 0: '', 1: 'pending', 4: 'refunded', 5: 'void', 6: 'declined', 7: 'pending' },
  ...{ 12: 'held for review', 14: 'partially refunded' },
};

function noCost(kind: string) {
  return {
    [`base_${kind}_cost`]: money(0),
    [`${kind}_cost_ex_tax`]: money(0),
    [`${kind}_cost_inc_tax`]: money(0),
    [`${kind}_cost_tax`]: money(0),
    [`${kind}_cost_tax_class_id`]: 0,
  };
}
