import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../sandbox/brevo/account-seed.ts';
import { install } from '../helpers/merchant.ts';
import { startTestApp } from '../helpers/start-test-app.ts';

test('a merchant installs, connects Brevo, and the subscribers of the store arrive there', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  const connected = await merchant.call('PUT', '/connections/brevo', {
    apiKey: SANDBOX_KEYS.english,
  });
  expect(connected.status).toBe(200);

  const started = await merchant.call('POST', '/syncs', { resources: ['customers'], mode: 'full' });
  expect(started.status).toBe(202);
  await app.settle();

  const run = await merchant.get(`/syncs/${started.body.runs[0].id}`);
  expect(run.body).toMatchObject({ state: 'succeeded' });
});
