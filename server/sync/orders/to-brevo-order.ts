import type Big from 'big.js';
import type { Order, OrderLine } from '../../clients/bigcommerce/order.ts';
import type { BrevoOrder, BrevoOrderLine } from '../../clients/brevo/shop-order.ts';
import type { Settings } from '../../contract/settings.ts';
import { toE164 } from '../customers/mapping/phone.ts';
import { toProductItemId, toSoldVariantId } from '../products/item-ids.ts';
import { netOf, rateOf, toStoreMoney } from './order-money.ts';
import { toBrevoStatus } from './order-status.ts';

/** Whose order it is to Brevo. */
export interface Recipient {
  email: string;
  /** Only where Brevo knows this very contact by it. */
  extId?: string;
}

export interface OrderSetup {
  /** The store's currency, for orders that do not name it. */
  storeCurrency: string | null;
  storeCountry: string | null;
  /** By channel id. */
  channels: ReadonlyMap<number, { name: string; type: string }>;
  statuses: Settings['orderStatuses'];
  /** What is written of products. */
  products: Pick<Settings['products'], 'variants'>;
}

/**
 * An order as Brevo takes it: amounts with tax, in the store's currency, less what was given back. `refunded` is in the
 * currency it was paid in. The channel is the `storeId`, so that each storefront and each marketplace has its own figures.
 * Pure.
 */
export function toBrevoOrder(
  order: Order,
  recipient: Recipient,
  refunded: string,
  { storeCurrency, storeCountry, channels, statuses, products }: OrderSetup,
): BrevoOrder {
  const rate = rateOf(order, storeCurrency);
  const createdAt = order.createdAt ?? order.modifiedAt ?? 0;
  return {
    id: String(order.id),
    createdAt: toIso(createdAt),
    updatedAt: toIso(order.modifiedAt ?? createdAt),
    status: toBrevoStatus(order, statuses),
    amount: toStoreMoney(netOf(order, refunded), rate).toNumber(),
    products: order.lines.map((line) => toLine(line, rate, products)),
    email: recipient.email,
    identifiers: {
      email_id: recipient.email,
      ...(recipient.extId !== undefined && { ext_id: recipient.extId }),
    },
    storeId: String(order.channelId),
    billing: withoutBlanks({
      address: [order.billing.street1, order.billing.street2].filter(Boolean).join(', '),
      city: order.billing.city,
      region: order.billing.state,
      postCode: order.billing.zip,
      country: order.billing.country,
      countryCode: order.billing.countryCode,
      phone: toE164(order.billing.phone, order.billing.countryCode || storeCountry) ?? '',
      paymentMethod: order.paymentMethod,
    }),
    ...(order.couponCodes.length > 0 && { coupons: order.couponCodes }),
    metaInfo: withoutBlanks({
      order_number: String(order.id),
      bigcommerce_status: order.statusName,
      channel_name: channels.get(order.channelId)?.name ?? '',
      channel_type: channels.get(order.channelId)?.type ?? '',
      source: order.source,
      external_source: order.externalSource,
      external_id: order.externalId,
      currency: order.currency,
      paid_amount: Number(order.total),
      refunded_amount: Number(refunded),
      items: order.itemCount,
      is_guest: order.customerId === 0,
      is_digital: order.isDigital,
    }),
  };
}

/** What was made for the order has product 0 in BigCommerce, and here; one that is gone keeps its number. */
function toLine(line: OrderLine, rate: Big, written: OrderSetup['products']): BrevoOrderLine {
  const { productId, quantity } = line;
  const variantId = toSoldVariantId(line.variantId, line.options !== '', written);
  return {
    productId: toProductItemId(productId),
    ...(variantId !== undefined && { variantId }),
    price: toStoreMoney(line.price, rate).toNumber(),
    ...(Number.isInteger(quantity) ? { quantity } : { quantityFloat: quantity }),
  };
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}

function withoutBlanks<T extends Record<string, string | number | boolean>>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== ''),
  ) as Partial<T>;
}
