import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { startBrevo } from '../../../sandbox/brevo/start-brevo.ts';
import { BrevoClient } from '../../../server/clients/brevo/brevo-client.ts';
import { BrevoLimiter } from '../../../server/clients/pacing/brevo-limiter.ts';
import type { RemoteClients } from '../../../server/clients/remote-clients.ts';
import type { AnyCheck, Diagnosis } from '../../../server/contract/diagnostics.ts';
import { checkEventTransport } from '../../../server/sync/diagnostics/check-event-transport.ts';
import { DiagnosticsService } from '../../../server/sync/diagnostics/diagnostics-service.ts';
import type { Mends } from '../../../server/sync/diagnostics/mends.ts';
import { captureLog } from '../../helpers/captured-log.ts';
import { startAppWithMavera } from '../../helpers/stores/mavera-store.ts';
import { install } from '../../helpers/stores/merchant.ts';
import { startTestApp, type TestApp } from '../../helpers/stores/start-test-app.ts';

const NO_MENDS = { listUnderWay: async () => new Set() } as unknown as Mends;

function serviceOf({ context }: TestApp, checks: AnyCheck[], logger = context.logger) {
  const { diagnoses } = context;
  const limits = { now: Date.now, timeLimitMs: 20 };
  return new DiagnosticsService({ ...limits, checks, diagnoses, mends: NO_MENDS, logger });
}

test('a check that fails, and one that never ends, say nothing of the others, and only we read why', async () => {
  await using app = await startTestApp();
  await install(app);
  const log = captureLog();
  const secret = 'ada@example.com is not to be seen';
  let wasStopped = false;
  const service = serviceOf(
    app,
    [
      { id: 'consent', look: () => Promise.reject(new Error(secret)) },
      {
        id: 'clock',
        look: (_storeHash, signal) => {
          signal.addEventListener('abort', () => {
            wasStopped = true;
          });
          return new Promise(() => undefined);
        },
      },
      { id: 'nightly', look: async () => ({ state: 'off', code: 'off' }) },
    ],
    log.logger,
  );

  const { checks } = await service.run('acme1');

  expect(checks.map(({ id, state, code }) => [id, state, code])).toEqual([
    ['nightly', 'off', 'off'],
    ['consent', 'unknown', 'failed'],
    ['clock', 'unknown', 'timed_out'],
  ]);
  expect(wasStopped).toBe(true);
  expect(JSON.stringify(checks)).not.toContain('ada');
  expect(log.lines.filter((line) => line.includes('a check failed'))).toHaveLength(1);
});

test('what was found is there after a restart, and a store that leaves takes it along', async () => {
  await using app = await startTestApp();
  await install(app);
  const look = async () => ({ state: 'off', code: 'off' }) as const;
  await serviceOf(app, [{ id: 'nightly', look }]).run('acme1');

  const restarted = serviceOf(app, []);
  const kept = await restarted.get('acme1');
  await app.context.eraser.forget('acme1', Date.now());
  await app.context.eraser.eraseEverything('acme1');

  expect(kept.checks).toMatchObject([{ id: 'nightly', state: 'off' }]);
  expect(kept.checkedAt).not.toBeNull();
  expect(await restarted.get('acme1')).toMatchObject({ checkedAt: null, checks: [] });
});

test('events by the tracker need automation, by the events API they do not', async () => {
  await using brevo = await startBrevo();
  const client = new BrevoClient({
    apiUrl: brevo.url,
    apiKey: SANDBOX_KEYS.english,
    limiter: new BrevoLimiter(),
  });
  const remotes = { brevo: async () => client } as unknown as RemoteClients;
  const look = (eventTransport: 'v3_events' | 'legacy_tracker') =>
    checkEventTransport({ remotes, eventTransport }).look('acme1', AbortSignal.timeout(5_000));

  expect(await look('v3_events')).toEqual({ state: 'ok', code: 'v3_events' });
  expect(await look('legacy_tracker')).toEqual({ state: 'ok', code: 'legacy_tracker' });
  Object.assign(brevo.account(), { automationKey: '' });
  expect(await look('legacy_tracker')).toEqual({ state: 'problem', code: 'tracker_off' });
});

test('a key of Mavera is looked at without a cost, and what is wrong with it is named', async () => {
  await using app = await startAppWithMavera();
  const account = app.mavera.account();
  const look = async () => {
    const { body } = await app.merchant.call('POST', '/diagnostics', { checks: ['mavera_key'] });
    return body.checks.map(({ state, code }: Diagnosis) => `${state} ${code}`);
  };

  expect(await look()).toEqual(['ok ok']);
  account.isLapsed = true;
  expect(await look()).toEqual(['problem unpaid']);
  for (const key of account.keys) key.state = 'revoked';
  expect(await look()).toEqual(['problem refused']);
  expect(account.charges).toEqual([]);
});
