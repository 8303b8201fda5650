import { createHash, randomUUID } from 'node:crypto';
import type { LoadRequest } from 'autocannon';
import { Webhook } from 'standardwebhooks';

export interface WebhookSender {
  clientSecret: string;
  storeHash: string;
  /** Where deliveries go. */
  path: string;
}

/** A delivery as BigCommerce makes it, signed now by the reference library (reference/bigcommerce.md §4.3, §4.5). */
export function signedWebhook(
  { clientSecret, storeHash, path }: WebhookSender,
  { scope, data }: { scope: string; data: unknown },
): LoadRequest {
  const at = new Date();
  const event = { created_at: Math.floor(at.getTime() / 1000), store_id: '1025646', scope, data };
  const hash = createHash('sha1').update(JSON.stringify(event)).digest('hex');
  const body = JSON.stringify({ producer: `stores/${storeHash}`, hash, ...event });
  const id = randomUUID();
  const secret = Buffer.from(clientSecret).toString('base64');
  return {
    method: 'POST',
    path,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(event.created_at),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    },
    body,
  };
}
