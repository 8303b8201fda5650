import { z } from 'zod';
import { BrevoError, invalid, missing, outOfRange, parseBody } from '../brevo-error.ts';
import type { BrevoSwitches } from '../switches.ts';
import { Moment } from './catalogue-body.ts';
import type { OrderFields } from './order.ts';

const ORDERS_MAX = 1000;
const BATCH_MAX_BYTES = 5_000_000;

const Line = z
  .object({
    productId: z.string().min(1),
    variantId: z.string().optional(),
    price: z.number(),
    quantity: z.int().optional(),
    quantityFloat: z.number().optional(),
  })
  .refine(
    ({ quantity, quantityFloat }) => (quantity === undefined) !== (quantityFloat === undefined),
  );

const BILLING = [
  ...['address', 'city', 'countryCode', 'country', 'phone', 'postCode', 'paymentMethod', 'region'],
] as const;

const OrderItem = z.object({
  id: z.string().min(1),
  createdAt: Moment,
  updatedAt: Moment,
  status: z.string().min(1),
  amount: z.number(),
  products: z.array(Line),
  email: z.string().optional(),
  identifiers: z
    .object({
      email_id: z.string().optional(),
      ext_id: z.string().optional(),
      phone_id: z.string().optional(),
      loyalty_subscription_id: z.string().optional(),
    })
    .optional(),
  storeId: z.string().optional(),
  billing: z.partialRecord(z.enum(BILLING), z.string()).optional(),
  coupons: z.array(z.string()).optional(),
  metaInfo: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

const BatchBody = z.object({
  orders: z.array(z.unknown()),
  historical: z.boolean().default(true),
  notifyUrl: z.url().optional(),
});

/** `POST /orders/status` (reference §3.4); `historical` is not in its specification. */
export function readOrder(body: unknown, switches: BrevoSwitches) {
  const order = readItem(body, switches);
  const { historical } = body as { historical?: unknown };
  return { order, historical: switches.singleOrderReadsHistorical && historical === true };
}

/** `POST /orders/status/batch`: at most 1000 orders and 5 MB; `historical` unless the caller says otherwise. */
export function readOrders(body: unknown, bytes: number, switches: BrevoSwitches) {
  if (bytes > BATCH_MAX_BYTES) {
    const status = switches.oversizedBodyStatus;
    throw new BrevoError(status, 'invalid_parameter', 'Request body exceeds the limit of 5 MB');
  }
  const { orders, historical, notifyUrl } = parseBody(BatchBody, body);
  if (orders.length === 0) throw missing('orders is missing');
  if (orders.length > ORDERS_MAX) throw outOfRange(`Pass at most ${ORDERS_MAX} orders`);
  const read = orders.flatMap((one) => {
    try {
      return readItem(one, switches);
    } catch (error) {
      if (switches.invalidOrderInBatch === 'refuse-all') throw error;
      return [];
    }
  });
  return { orders: read, count: orders.length, historical, notifyUrl };
}

function readItem(item: unknown, switches: BrevoSwitches): OrderFields {
  const order = parseBody(OrderItem, item) as OrderFields;
  const isNamed = order.email || Object.values(order.identifiers ?? {}).some(Boolean);
  if (!isNamed && switches.orderWithoutIdentifiers === 'refuse') {
    throw invalid('At least one identifier is required');
  }
  return order;
}
