import request from 'supertest';
import { expect, test } from 'vitest';
import { install } from '../../helpers/stores/merchant.ts';
import { startTestApp } from '../../helpers/stores/start-test-app.ts';

test('a monitor learns that the app is alive and ready', async () => {
  await using app = await startTestApp();
  await request(app.url).get('/healthz').expect(200, { status: 'alive' });
  await request(app.url).get('/readyz').expect(200, { status: 'ready' });
});

test('metrics are there for Prometheus, and name no store', async () => {
  await using app = await startTestApp();
  await install(app);
  await app.settle();

  const { text } = await request(app.url)
    .get('/metrics')
    .expect(200)
    .expect('content-type', /text\/plain/);

  expect(text).toMatch(/^pulsebridge_jobs\{state="succeeded"\} [1-9]/m);
  expect(text).toMatch(/^pulsebridge_callbacks_total\{callback="auth",outcome="accepted"\} 1$/m);
  expect(text).toMatch(/^pulsebridge_http_request_seconds_count/m);
  expect(text).not.toContain('acme1');
});

test('an address that leads nowhere says so, in the form that was asked for', async () => {
  await using app = await startTestApp();
  await request(app.url).get('/api/nothing').expect(401);
  const { body } = await request(app.url).post('/nowhere').expect(404);
  expect(body.error.code).toBe('not_found');
});
