import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { post, sendWebhook, signatureOf, webhookBody } from '../../helpers/calls/send-webhook.ts';
import { install } from '../../helpers/stores/merchant.ts';
import { startTestApp } from '../../helpers/stores/start-test-app.ts';

test('the status says when the last delivery came', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  const before = (await merchant.get('/status')).body.webhooks;

  await sendWebhook(app, {
    scope: 'store/customer/updated',
    data: { type: 'customer', id: 7 },
  });
  await app.context.intake.idle();

  expect(before).toMatchObject({ lastReceivedAt: null });
  const { lastReceivedAt } = (await merchant.get('/status')).body.webhooks;
  expect(Date.parse(lastReceivedAt)).toBeGreaterThan(Date.now() - 60_000);
});

test('the name of the store follows a change in the control panel', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  await app.settle();
  const store = await app.context.stores.find('acme1');
  if (store) await app.context.stores.saveProfile('acme1', { ...store.profile, name: 'Before' });

  await sendWebhook(app, { scope: 'store/information/updated', data: { type: 'store' } });
  await app.settle();

  const session = await merchant.call('POST', '/session/renew');
  expect(session.body.store.name).toBe('Acme Outdoors');
});

test('a store that is said to have left is erased once its token is dead', async () => {
  await using app = await startTestApp();
  await install(app);
  await app.settle();
  await install(app, 'boreal2');
  await app.settle();
  const gone = { scope: 'store/app/uninstalled', data: { type: 'store' } };

  // Its token works: somebody repeats what was said before the app was installed again.
  expect(await sendWebhook(app, { ...gone, storeHash: 'boreal2' })).toBe(200);
  await app.settle();
  expect(await app.context.stores.find('boreal2')).toBeDefined();

  app.bigcommerce.setCallbacks({ uninstall: 'http://127.0.0.1:9/uninstall' });
  await app.bigcommerce.uninstall('acme1');
  expect(await sendWebhook(app, gone)).toBe(200);
  await app.settle();

  expect(await app.db('stores').pluck('store_hash')).toEqual(['boreal2']);
});

test('a failed delivery is told to the merchant, and has the webhooks looked at', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  await app.settle();
  const body = webhookBody({
    scope: 'store/hook/deliveryException',
    data: { type: 'webhook', id: 123, error_code: 90_002, message: 'hook 123 to <b>x</b>' },
  });

  const headers = signatureOf(app, body);
  const answer = await post(app, body, headers, '/webhooks/bigcommerce/exceptions');
  const checkedBefore = (await app.context.webhookHealth.get('acme1')).lastCheckedAt ?? 0;
  await pause(2);
  await app.settle();

  expect(answer.status).toBe(200);
  const { activity } = (await merchant.get('/activity?level=warning')).body;
  const told = activity.filter(({ kind }: { kind: string }) => kind === 'webhook_delivery_failed');
  expect(told).toHaveLength(1);
  expect(told[0].message).toMatch(/switched that webhook off; we switch it on again\.$/);
  const { lastCheckedAt } = await app.context.webhookHealth.get('acme1');
  expect(lastCheckedAt).toBeGreaterThan(checkedBefore);
});
