/** An address as V2 writes it (reference §6.2). */
export interface OrderAddress {
  first_name: string;
  last_name: string;
  company: string;
  street_1: string;
  street_2: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  country_iso2: string;
  phone: string;
  email: string;
}

/** Amounts are whole hundredths of the order's currency. */
export interface OrderLine {
  id: number;
  /** 0: made for this order. It may name a product that is gone. */
  productId: number;
  variantId: number;
  name: string;
  sku: string;
  brand: string;
  type: 'physical' | 'digital' | 'giftcertificate';
  quantity: number;
  /** Of one, without tax. */
  price: number;
  refunded: number;
  shipped: number;
  /** Which of the order's shipping addresses; -1 for none. */
  addressNth: number;
  options: { name: string; value: string }[];
  parentId: number | null;
}

export interface OrderCoupon {
  id: number;
  couponId: number;
  code: string;
  type: number;
  /** What it takes off. */
  discount: number;
}

export interface Refund {
  id: number;
  orderId: number;
  created: string;
  reason: string;
  amount: number;
  items: { lineId: number; quantity: number }[];
}

export interface Order {
  id: number;
  /** 0: guest. */
  customerId: number;
  statusId: number;
  channelId: number;
  /** ISO 8601 here; V2 answers write RFC 2822. */
  createdAt: string;
  modifiedAt: string;
  shippedAt: string | null;
  cartId: string | null;
  /** What was paid in, and how many of it one unit of the store's currency is. */
  currency: string;
  rate: number;
  /** What the shopper saw. */
  displayCurrency: string;
  displayRate: number;
  /** Share of the price. */
  taxRate: number;
  lines: OrderLine[];
  shipping: number;
  discount: number;
  storeCredit: number;
  coupons: OrderCoupon[];
  refunds: Refund[];
  billing: OrderAddress;
  /** Empty for digital orders. */
  shippingTo: OrderAddress[];
  isEmailOptIn: boolean;
  isDeleted: boolean;
  source: string;
  externalSource: string | null;
  externalId: string | null;
  staffNotes: string;
  customerMessage: string;
  /** Values that the platform gives and nobody expects, put over the answer as they are. */
  oddities: Record<string, unknown>;
}

export const STATUSES = [
  ...(['Incomplete', 'Pending', 'Shipped', 'Partially Shipped', 'Refunded', 'Cancelled'] as const),
  ...(['Declined', 'Awaiting Payment', 'Awaiting Pickup', 'Awaiting Shipment'] as const),
  ...(['Completed', 'Awaiting Fulfillment', 'Manual Verification Required'] as const),
  ...(['Disputed', 'Partially Refunded'] as const),
] as const;

/** Ids of what belongs to an order are made from the order's, so that they need not be kept anywhere. */
export function lineId(orderId: number, nth: number): number {
  return orderId * 1000 + nth;
}

export function refundId(orderId: number, nth: number): number {
  return orderId * 16 + nth;
}

export function orderOfRefund(id: number): number {
  return Math.floor(id / 16);
}

export interface OrderTotals {
  subtotal: number;
  subtotalTax: number;
  shippingTax: number;
  couponDiscount: number;
  total: number;
  totalTax: number;
  items: number;
  shipped: number;
}

export function totalsOf({ lines, shipping, discount, coupons, taxRate }: Order): OrderTotals {
  const subtotal = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const couponDiscount = coupons.reduce((sum, coupon) => sum + coupon.discount, 0);
  const off = Math.min(subtotal, discount + couponDiscount);
  const totalTax = Math.round((subtotal - off + shipping) * taxRate);
  return {
    subtotal,
    subtotalTax: Math.round(subtotal * taxRate),
    shippingTax: Math.round(shipping * taxRate),
    couponDiscount,
    total: subtotal - off + shipping + totalTax,
    totalTax,
    items: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    shipped: lines.reduce((sum, line) => sum + line.shipped, 0),
  };
}

export function refundedOf({ refunds }: Order): number {
  return refunds.reduce((sum, { amount }) => sum + amount, 0);
}
