import { expect, test } from 'vitest';
import { MAVERA_KEYS } from '../../../sandbox/mavera/account-seed.ts';
import { captureLog } from '../../helpers/captured-log.ts';
import { everyRow } from '../../helpers/database/every-row.ts';
import { expectRefusal } from '../../helpers/expect-page.ts';
import { startAppWithMavera } from '../../helpers/stores/mavera-store.ts';
import { install, type Merchant } from '../../helpers/stores/merchant.ts';

const connect = (merchant: Merchant, apiKey: string) =>
  merchant.call('PUT', '/connections/mavera', { apiKey });

test('a key that works is kept sealed, and trying it costs nothing', async () => {
  await using app = await startAppWithMavera({ key: null });

  const answer = await connect(app.merchant, ` ${MAVERA_KEYS.professional}\n`);

  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    state: 'connected',
    keyEnding: MAVERA_KEYS.professional.slice(-4),
    checkedAt: expect.any(String),
  });
  expect((await app.merchant.get('/status')).body.mavera).toEqual(answer.body);
  expect(JSON.stringify(await everyRow(app.db))).not.toContain(MAVERA_KEYS.professional);
  expect(app.mavera.account().charges).toEqual([]);
});

test.each([
  ['revoked', 'mavera_key_rejected', /create a key and paste it here/],
  ['expired', 'mavera_key_rejected', /create a key and paste it here/],
  ['lapsed', 'mavera_plan_ended', /renew it/],
] as const)('a key that is %s is refused as %s and not kept', async (state, code, says) => {
  const log = captureLog();
  await using app = await startAppWithMavera({ key: null, logger: log.logger });
  const before = await everyRow(app.db);

  const answer = await connect(app.merchant, MAVERA_KEYS[state]);

  expectRefusal(answer, { status: 422, code });
  expect(answer.body.error.message).toMatch(says);
  expect(JSON.stringify(answer.body) + log.text()).not.toContain(MAVERA_KEYS[state]);
  expect(await everyRow(app.db)).toEqual(before);
});

test.each([
  [{ kind: 'status', status: 403 }, 422, 'mavera_key_restricted'],
  [{ kind: 'status', status: 429, headers: { 'retry-after': '60' } }, 503, 'remote_busy'],
  [{ kind: 'status', status: 503 }, 502, 'remote_failed'],
  [{ kind: 'reset' }, 502, 'remote_failed'],
] as const)('when Mavera answers with %j, the key is not kept', async (fault, status, code) => {
  await using app = await startAppWithMavera({ key: null });
  app.mavera.faults.add(fault);

  const answer = await connect(app.merchant, MAVERA_KEYS.professional);

  expectRefusal(answer, { status, code });
  expect((await app.merchant.get('/status')).body.mavera).toEqual({ state: 'not_connected' });
});

test('a connection is let go, by its own store only', async () => {
  await using app = await startAppWithMavera();
  const other = await install(app, 'boreal2');

  expect((await other.call('DELETE', '/connections/mavera')).status).toBe(204);
  expect((await app.merchant.get('/status')).body.mavera.state).toBe('connected');
  expect((await other.get('/status')).body.mavera.state).toBe('not_connected');

  expect((await app.merchant.call('DELETE', '/connections/mavera')).status).toBe(204);
  expect((await app.merchant.get('/status')).body.mavera).toEqual({ state: 'not_connected' });
  const again = await app.merchant.call('POST', '/connections/mavera/check');
  expectRefusal(again, { status: 409, code: 'mavera_not_connected' });
});

test('uninstalling forgets the key', async () => {
  await using app = await startAppWithMavera();

  await app.bigcommerce.uninstall('acme1');

  expect(await app.db('connections')).toEqual([]);
});
