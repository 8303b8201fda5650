import { z } from 'zod';
import { AppError } from '../../errors.ts';

/** What a delivery says: something of this sort happened in that store. */
export interface WebhookNotice {
  storeHash: string;
  scope: string;
  /** Its shape depends on the scope. */
  data: unknown;
}

/** `store_id` is another number than the store hash: only `producer` says whose it is (reference/bigcommerce.md §4.3). */
const Envelope = z.object({
  producer: z.string().regex(/^stores\/[A-Za-z0-9]{1,40}$/),
  scope: z.string().min(1).max(200),
  data: z.unknown(),
});

/** Throws AppError `invalid_request`. */
export function parseNotice(body: Buffer): WebhookNotice {
  const { success, data } = Envelope.safeParse(parseJson(body));
  if (!success) throw new AppError('invalid_request', 'This is not a webhook of BigCommerce.');
  return { storeHash: data.producer.slice('stores/'.length), scope: data.scope, data: data.data };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
