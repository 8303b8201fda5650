/** An order as V2 shows it (reference/bigcommerce.md §6.2). Amounts are decimals in text, in `currency`, tax included. */
export interface Order {
  id: number;
  /** 0: a guest. */
  customerId: number;
  statusId: number;
  /** The merchant's own name of the status, where they gave it one. */
  statusName: string;
  channelId: number;
  cartId: string | null;
  /** ms since the epoch; null if BigCommerce does not say. */
  createdAt: number | null;
  modifiedAt: number | null;
  /** What was paid in (§7); '' if BigCommerce does not say. */
  currency: string;
  /** '' unless the store has several. */
  storeCurrency: string;
  /** How many of what was paid in one unit of the store's currency is. */
  storeRate: string;
  total: string;
  subtotal: string;
  shipping: string;
  tax: string;
  discount: string;
  couponDiscount: string;
  itemCount: number;
  paymentMethod: string;
  paymentStatus: string;
  isDigital: boolean;
  isArchived: boolean;
  isEmailOptIn: boolean;
  source: string;
  externalSource: string;
  externalId: string;
  billing: OrderAddress;
  lines: OrderLine[];
  couponCodes: string[];
}

export interface OrderAddress {
  firstName: string;
  lastName: string;
  company: string;
  street1: string;
  street2: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  countryCode: string;
  phone: string;
  email: string;
}

export interface OrderLine {
  id: number;
  /** 0: made for this order. It may name a product that is gone. */
  productId: number;
  variantId: number;
  name: string;
  sku: string;
  brand: string;
  /** `Red, XL` */
  options: string;
  quantity: number;
  /** Of one, tax included. */
  price: string;
  /** Of one, without tax. */
  priceExTax: string;
  isRefunded: boolean;
}
