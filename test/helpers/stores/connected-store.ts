import { expect } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { install, type Merchant } from './merchant.ts';
import { startTestApp, type TestAppOptions } from './start-test-app.ts';

/** BigCommerce tells us nothing of what happens in its stores: for what a sync finds by itself. */
export const WITHOUT_WEBHOOKS: TestAppOptions['bigcommerce'] = {
  switches: { hookStartMs: 3_600_000 },
};

/** A store that has the app, connected to the English Brevo account. */
export async function startConnectedApp(options: TestAppOptions = {}) {
  const app = await startTestApp(options);
  const merchant = await install(app);
  const connected = await merchant.call('PUT', '/connections/brevo', {
    apiKey: SANDBOX_KEYS.english,
  });
  expect(connected.status).toBe(200);
  const store = app.bigcommerce.stores.get('acme1');
  if (!store) throw new Error('the sandbox has a store acme1');
  return Object.assign(app, { merchant, shop: store.shop, account: app.brevo.account() });
}

export type ConnectedApp = Awaited<ReturnType<typeof startConnectedApp>>;

export async function startSync(merchant: Merchant, mode: 'full' | 'changes' = 'full') {
  const started = await merchant.call('POST', '/syncs', { resources: ['customers'], mode });
  expect(started.status).toBe(202);
  return String(started.body.runs[0].id);
}

/** A whole sync, and what became of it. */
export async function syncOnce(app: ConnectedApp, mode: 'full' | 'changes' = 'full') {
  const runId = await startSync(app.merchant, mode);
  await app.settle();
  return (await app.merchant.get(`/syncs/${runId}`)).body;
}

/** The imports that Brevo was sent, in order, and how many contacts each carried. */
export function importsOf(app: ConnectedApp) {
  return [...app.brevo.requests]
    .filter(({ path }) => path === '/v3/contacts/import')
    .map(({ status, body }) => {
      const fields = body as { rows?: number; jsonBody: unknown[] } & Record<string, unknown>;
      return Object.assign({ status }, fields, { rows: fields.rows ?? fields.jsonBody.length });
    });
}
