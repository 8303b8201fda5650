import { defaultStores } from '../../../sandbox/bigcommerce/default-stores.ts';
import { brevoWebhookToken } from '../../../server/sync/consent/brevo-door.ts';
import { type ConnectedApp, startConnectedApp, syncOnce } from '../stores/connected-store.ts';
import type { TestApp, TestAppOptions } from '../stores/start-test-app.ts';

export const ADA = 'ada.whitfield@example.com';

/** A store after its first sync whose merchant wants unsubscribes written back, unless said otherwise. */
export async function startListeningApp({
  writesBack = true,
  ...options
}: TestAppOptions & { writesBack?: boolean } = {}): Promise<ConnectedApp> {
  const app = await startConnectedApp({
    ...options,
    bigcommerce: { stores: defaultStores({ customers: 60 }), ...options.bigcommerce },
  });
  await app.settle();
  await syncOnce(app);
  if (writesBack) await chooseWriteBack(app);
  return app;
}

export async function chooseWriteBack(app: ConnectedApp, isOn = true): Promise<void> {
  const { version, consent } = (await app.merchant.get('/settings')).body;
  const changed = { ...consent, writeBackUnsubscribes: isOn };
  await app.merchant.call('PUT', '/settings', { version, consent: changed });
  await app.settle();
}

/** Where a store's webhook in Brevo leads, and what it carries. */
export async function doorOf(app: TestApp, storeHash = 'acme1') {
  const store = await app.context.stores.find(storeHash);
  if (!store) throw new Error(`${storeHash} does not have the app`);
  return {
    url: `${app.url}/webhooks/brevo/${store.publicKey}`,
    authorization: `Bearer ${brevoWebhookToken(store)}`,
  };
}

/** A delivery of Brevo's, as it should be unless `headers` say otherwise. Answers the status. */
export async function tell(
  app: TestApp,
  body: unknown,
  { storeHash = 'acme1', headers = {} }: { storeHash?: string; headers?: object } = {},
): Promise<number> {
  const { url, authorization } = await doorOf(app, storeHash);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  await response.arrayBuffer();
  return response.status;
}

/** What somebody agreed to, by storefront. */
export function consentsOf(app: ConnectedApp, email: string): Record<number, string[]> {
  const records = app.shop.subscribersByEmail(email);
  return Object.fromEntries(records.map(({ channel_id, consents }) => [channel_id, consents]));
}

/** How often BigCommerce was asked to change a newsletter record. */
export function storeWrites(app: ConnectedApp): number {
  const { requests } = app.bigcommerce;
  return ['PUT', 'DELETE'].reduce(
    (sum, method) => sum + requests.count(`${method} /v3/customers/subscribers/{id}`),
    0,
  );
}
