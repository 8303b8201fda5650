export interface OrderLine {
  productId: string;
  variantId?: string;
  /** Of one unit. */
  price: number;
  quantity?: number;
  quantityFloat?: number;
}

/** What a write says of an order; it replaces what was there (reference §3.4). */
export interface OrderFields {
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Free text. */
  status: string;
  /** With tax and shipping, in the account's only currency. */
  amount: number;
  products: OrderLine[];
  email?: string;
  identifiers?: {
    email_id?: string;
    ext_id?: string;
    phone_id?: string;
    loyalty_subscription_id?: string;
  };
  storeId?: string;
  billing?: Record<string, string>;
  coupons?: string[];
  metaInfo?: Record<string, string | number | boolean>;
}

/** One of the writes that an order went through. */
export interface OrderWrite {
  status: string;
  amount: number;
  via: 'single' | 'batch';
  /** A historical write triggers no automation. */
  historical: boolean;
  /** Milliseconds since 1970. */
  at: number;
}

export interface Order extends OrderFields {
  /** Whose it is, if the write's identifiers led to somebody. */
  contactId: number | undefined;
  /** Of the last write. */
  historical: boolean;
  /** Oldest first. */
  writes: OrderWrite[];
}

/** As `GET /orders` shows it. */
export function toOrderWire({ historical: _, writes: __, contactId, ...order }: Order) {
  return { ...order, ...(contactId !== undefined && { contact_id: contactId }) };
}

/** An order that came in a batch, and how the call of its `notifyUrl` ended. */
export interface OrderBatch {
  readonly id: number;
  readonly count: number;
  readonly historical: boolean;
  status: 'queued' | 'completed';
  /** Orders that were passed over. */
  dropped: number;
  notified: (number | string)[];
}
