import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { expectRefusal } from '../../helpers/expect-page.ts';
import { startConnectedApp, startSync } from '../../helpers/stores/connected-store.ts';
import { install } from '../../helpers/stores/merchant.ts';
import { startTestApp } from '../../helpers/stores/start-test-app.ts';

test('a key that works again is taken up without typing it anew, and the sync goes on', async () => {
  await using app = await startConnectedApp();
  const key = app.account.keys.find((one) => one.key === SANDBOX_KEYS.english);
  if (!key) throw new Error('the account has this key');
  key.state = 'unknown-ip';
  const runId = await startSync(app.merchant);
  await app.settle();
  const refused = await app.merchant.call('POST', '/connections/brevo/check');
  expectRefusal(refused, { status: 422, code: 'brevo_ip_not_allowed' });
  expect((await app.merchant.get('/status')).body.brevo.state).toBe('attention');

  key.state = 'works';
  const answer = await app.merchant.call('POST', '/connections/brevo/check');
  await app.settle();

  expect(answer.body).toMatchObject({ state: 'connected' });
  expect((await app.merchant.get(`/syncs/${runId}`)).body.state).toBe('succeeded');
});

test('there is nothing to check without a key', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  const answer = await merchant.call('POST', '/connections/brevo/check');
  expectRefusal(answer, { status: 409, code: 'brevo_not_connected' });
});
