import { createHash, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { KEY_HEADER, webhookKey } from '../../../server/sync/webhooks/webhook-key.ts';
import type { TestApp } from '../stores/start-test-app.ts';

export interface Event {
  scope: string;
  data: unknown;
  storeHash?: string;
  createdAt?: number;
}

/** What BigCommerce delivers for an event (reference/bigcommerce.md §4.3). */
export function webhookBody({ scope, data, storeHash = 'acme1', createdAt = Date.now() }: Event) {
  const event = { created_at: Math.floor(createdAt / 1000), store_id: '1025646', scope, data };
  const hash = createHash('sha1').update(JSON.stringify(event)).digest('hex');
  return JSON.stringify({ producer: `stores/${storeHash}`, hash, ...event });
}

/** The headers of Standard Webhooks, made by its reference library. */
export function signatureOf(
  app: TestApp,
  body: string,
  { at = new Date(), secret = app.bigcommerce.app.clientSecret } = {},
): Record<string, string> {
  const id = randomUUID();
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(Buffer.from(secret).toString('base64')).sign(id, at, body),
  };
}

/** The header that a store's hooks were given. */
export async function keyHeaderOf(
  app: TestApp,
  storeHash = 'acme1',
): Promise<Record<string, string>> {
  const store = await app.context.stores.find(storeHash);
  if (!store) throw new Error(`${storeHash} does not have the app`);
  return { [KEY_HEADER]: webhookKey(store) };
}

export function post(
  app: Pick<TestApp, 'url'>,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  path = '/webhooks/bigcommerce',
): Promise<Response> {
  return fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

/** A delivery as it should be. Answers the status. */
export async function sendWebhook(app: TestApp, event: Event): Promise<number> {
  const body = webhookBody(event);
  return (await post(app, body, signatureOf(app, body))).status;
}
