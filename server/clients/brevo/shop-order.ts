/** An order as Brevo takes it (reference/brevo.md §3.4). The same id again changes it. */
export interface BrevoOrder {
  id: string;
  /** UTC, ISO 8601. */
  createdAt: string;
  updatedAt: string;
  status: string;
  /** With tax and shipping, less what was given back, in the account's only currency. */
  amount: number;
  products: BrevoOrderLine[];
  /** Named twice: the documentation has `identifiers`, in practice `email` was seen to link. */
  email: string;
  identifiers: { email_id: string; ext_id?: string };
  storeId?: string;
  billing?: Partial<Record<BillingField, string>>;
  coupons?: string[];
  metaInfo?: Record<string, string | number | boolean>;
}

export type BillingField =
  | 'address'
  | 'city'
  | 'countryCode'
  | 'country'
  | 'phone'
  | 'postCode'
  | 'paymentMethod'
  | 'region';

/** `price` is of one unit. A whole number of units goes into `quantity`, any other into `quantityFloat`. */
export interface BrevoOrderLine {
  productId: string;
  variantId?: string;
  price: number;
  quantity?: number;
  quantityFloat?: number;
}
