import type { Order } from '../../clients/bigcommerce/order.ts';
import type { BrevoEvent } from '../../clients/brevo/event.ts';
import { toProductItemId, toSoldVariantId } from '../products/item-ids.ts';
import type { LinksByProduct } from './item-links.ts';
import { netOf } from './order-money.ts';
import { type OrderSetup, type Recipient, toBrevoOrder } from './to-brevo-order.ts';

export type OrderEventName =
  | 'order_placed'
  | 'order_completed'
  | 'order_status_changed'
  | 'order_updated';

/** Brevo takes 50 KB of properties (reference/brevo.md §4.1); a mail does not list more lines than this anyway. */
const MOST_ITEMS = 100;
const MOST_BYTES = 45_000;

/**
 * Something that happened to an order, in the shape of reference/brevo.md §4.3. Amounts are what the shopper paid, in their
 * currency, since mails show them; `revenue` is in the store's. Unlike in Brevo's own plugins, `price` is of one unit. Items
 * lead to the storefront that the order was made on. Pure.
 */
export function toOrderEvent(
  name: OrderEventName,
  order: Order,
  recipient: Recipient,
  refunded: string,
  {
    setup,
    at,
    shopName,
    itemUrls,
  }: { setup: OrderSetup; at: number; shopName: string; itemUrls: LinksByProduct },
  extra: Readonly<Record<string, string>> = {},
): BrevoEvent {
  const { amount, status, coupons = [], billing } = toBrevoOrder(order, recipient, refunded, setup);
  const items = itemsOf(order, setup.products, itemUrls);
  const properties = {
    id: String(order.id),
    order_number: String(order.id),
    date: new Date(order.createdAt ?? at).toISOString(),
    status,
    bigcommerce_status: order.statusName,
    ...extra,
    affiliation: shopName,
    store_id: String(order.channelId),
    channel_name: setup.channels.get(order.channelId)?.name ?? '',
    currency: order.currency || setup.storeCurrency || '',
    subtotal: Number(order.subtotal),
    discount: Number(order.discount) + Number(order.couponDiscount),
    shipping: Number(order.shipping),
    tax: Number(order.tax),
    total_before_tax: Number(order.total) - Number(order.tax),
    total: Number(order.total),
    total_after_refunds: netOf(order, refunded).toNumber(),
    revenue: amount,
    payment_method: order.paymentMethod,
    discount_code: coupons,
    items_total: order.itemCount,
    billing_address: {
      firstname: order.billing.firstName,
      lastname: order.billing.lastName,
      company: order.billing.company,
      address1: order.billing.street1,
      address2: order.billing.street2,
      city: order.billing.city,
      state: order.billing.state,
      zipcode: order.billing.zip,
      country: order.billing.countryCode,
      phone: billing?.phone ?? '',
    },
  };
  const roomForItems = MOST_BYTES - Buffer.byteLength(JSON.stringify(properties));
  return {
    name,
    email: recipient.email,
    extId: recipient.extId,
    at,
    properties: {
      ...properties,
      total_before_tax: Math.round(properties.total_before_tax * 100) / 100,
      items: fitting(items, roomForItems),
    },
  };
}

function itemsOf({ lines }: Order, written: OrderSetup['products'], itemUrls: LinksByProduct) {
  return lines.slice(0, MOST_ITEMS).map((line) => {
    const variantId = toSoldVariantId(line.variantId, line.options !== '', written);
    return {
      // By the ids of Brevo's catalogue, as in the events of carts.
      id: toProductItemId(line.productId),
      name: line.name,
      sku: line.sku,
      ...(variantId !== undefined && { variant_id: variantId }),
      variant_name: line.options,
      brand: line.brand,
      quantity: line.quantity,
      price: Number(line.priceExTax),
      price_taxinc: Number(line.price),
      ...(itemUrls.has(line.productId) && { url: itemUrls.get(line.productId) }),
    };
  });
}

/** As many of them, from the first, as there is room for. */
function fitting<T>(items: readonly T[], room: number): T[] {
  let left = room;
  const kept: T[] = [];
  for (const item of items) {
    left -= Buffer.byteLength(JSON.stringify(item)) + 1;
    if (left < 0) break;
    kept.push(item);
  }
  return kept;
}
