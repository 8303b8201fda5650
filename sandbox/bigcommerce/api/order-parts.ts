import type { Order, OrderAddress, OrderLine } from '../shop/orders/order.ts';
import { uuidFrom } from '../shop/random.ts';
import { money } from './v2-values.ts';

function addressIdOf(orderId: number, nth: number): number {
  return orderId * 8 + nth;
}

/** A line as `GET /v2/orders/{id}/products` shows it. */
export function toLineAnswer(order: Order, line: OrderLine) {
  const tax = Math.round(line.price * order.taxRate);
  const all = (each: number) => money(each * line.quantity);
  const couponShare = order.coupons.map(({ couponId, code, discount }) => ({
    ...{ id: String(couponId), code, name: code, target: 'order' },
    amount: money(Math.round(discount / order.lines.length)),
  }));
  return {
    id: line.id,
    order_id: order.id,
    product_id: line.productId,
    variant_id: line.variantId,
    order_address_id: line.addressNth < 0 ? 0 : addressIdOf(order.id, line.addressNth),
    order_pickup_method_id: 0,
    name: line.name,
    name_customer: line.name,
    name_merchant: line.name,
    sku: line.sku,
    upc: '',
    type: line.type,
    base_price: money(line.price),
    price_ex_tax: money(line.price),
    price_inc_tax: money(line.price + tax),
    price_tax: money(tax),
    base_total: all(line.price),
    total_ex_tax: all(line.price),
    total_inc_tax: all(line.price + tax),
    total_tax: all(tax),
    discounted_total_inc_tax: all(line.price + tax),
    quantity: line.quantity,
    ...{ base_cost_price: money(0), cost_price_inc_tax: money(0), cost_price_ex_tax: money(0) },
    ...{ cost_price_tax: money(0), weight: '1.0000', width: '', height: '', depth: '' },
    is_refunded: line.refunded >= line.quantity,
    quantity_refunded: line.refunded,
    refund_amount: money(line.refunded * (line.price + tax)),
    return_id: 0,
    ...{ wrapping_id: 0, wrapping_name: '', wrapping_message: '', base_wrapping_cost: money(0) },
    quantity_shipped: line.shipped,
    ...{ event_name: null, event_date: '', fixed_shipping_cost: money(0), ebay_item_id: '' },
    ...{ ebay_transaction_id: '', option_set_id: null, bin_picking_number: '', external_id: null },
    parent_order_product_id: line.parentId,
    is_bundled_product: line.parentId !== null,
    brand: line.brand,
    applied_discounts: couponShare,
    product_options: line.options.map(({ name, value }, nth) => ({
      ...{ id: line.id * 4 + nth, option_id: 1 + nth, order_product_id: line.id },
      ...{ product_option_id: 1 + nth, display_name: name, display_value: value },
      ...{ value, type: 'Multiple choice', name, display_style: 'Pick list' },
    })),
    configurable_fields: [],
    gift_certificate_id: line.type === 'giftcertificate' ? line.id : null,
  };
}

/** An address as `GET /v2/orders/{id}/shippingaddresses` shows it. */
export function toShippingAddress(order: Order, address: OrderAddress, nth: number) {
  const lines = order.lines.filter(({ addressNth }) => addressNth === nth);
  const cost = nth === 0 ? order.shipping : 0;
  const tax = Math.round(cost * order.taxRate);
  return {
    ...{ id: addressIdOf(order.id, nth), order_id: order.id, ...address },
    items_total: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    items_shipped: lines.reduce((sum, { shipped }) => sum + shipped, 0),
    ...{ base_cost: money(cost), cost_ex_tax: money(cost), cost_inc_tax: money(cost + tax) },
    ...{ cost_tax: money(tax), cost_tax_class_id: 2, base_handling_cost: money(0) },
    ...{ shipping_method: 'Flat rate', shipping_zone_id: 1, shipping_zone_name: 'Everywhere' },
    form_fields: [],
    shipping_quotes: { url: '', resource: '' },
  };
}

/** The order whose lines the include does not show (reference §8.2), where the awkward orders are. */
const WITHOUT_INCLUDED_LINES = 21;
const MAX_INCLUDED_LINES = 50;

/** What `include=consignments` gives in the new structure; the legacy one is the same in a list (reference §6.2). */
export function toConsignments(order: Order, { withLines }: { withLines: boolean }) {
  const isBare = order.id === WITHOUT_INCLUDED_LINES;
  const group = (accepts: (line: OrderLine) => boolean) => {
    if (!withLines) return {};
    const lines = isBare ? [] : order.lines.filter(accepts);
    const shown = lines.slice(0, MAX_INCLUDED_LINES);
    return {
      line_items: shown.map((line) => toLineAnswer(order, line)),
      ...(lines.length > shown.length && {
        __warning__: {
          message: `Not all line items are included: only ${MAX_INCLUDED_LINES} are included. Use the products endpoint for all.`,
        },
      }),
    };
  };
  const downloads = order.lines.filter((line) => line.type === 'digital');
  const certificates = order.lines.filter(({ type }) => type === 'giftcertificate');
  return {
    pickups: [],
    shipping: order.shippingTo.map((address, nth) => ({
      ...toShippingAddress(order, address, nth),
      ...group((line) => line.addressNth === nth && line.type === 'physical'),
    })),
    downloads:
      downloads.length > 0 ? [{ id: order.id, ...group(({ type }) => type === 'digital') }] : [],
    email: {
      gift_certificates: certificates.map((line) => ({
        ...{ id: line.id, code: uuidFrom(1, line.id, 660).slice(0, 8), name: line.name },
        ...group(({ id }) => id === line.id),
      })),
    },
  };
}
