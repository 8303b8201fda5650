import { expect, test } from 'vitest';
import { captureLog } from '../../helpers/captured-log.ts';
import { startConnectedApp, startSync } from '../../helpers/stores/connected-store.ts';

const INFO = 30;

function linesAbout(log: ReturnType<typeof captureLog>, message: RegExp) {
  return log.lines.map((line) => JSON.parse(line)).filter(({ msg }) => message.test(msg));
}

test('a job that a limit puts off is no failure: the log says why it waits, and until when', async () => {
  const log = captureLog();
  await using app = await startConnectedApp({
    bigcommerce: { quota: { requests: 100_000, windowMs: 3_600_000 } },
    logger: log.logger,
  });
  await app.settle();
  app.bigcommerce.faults.add({ kind: 'status', status: 429, match: { path: /\/v3\/customers$/ } });

  await startSync(app.merchant);
  await app.runDueJobs();

  expect(linesAbout(log, /did not succeed/)).toEqual([]);
  expect(linesAbout(log, /a job waits/)).toMatchObject([
    {
      ...{ level: INFO, storeHash: 'acme1', kind: 'sync-customers', service: 'BigCommerce' },
      reason: expect.stringContaining('takes no more calls right now'),
      goesOnAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    },
  ]);
  const job = await app.context.queue.findLive('acme1', 'sync:customers');
  expect(Number.isInteger(job?.runAt)).toBe(true);
});

test('a call that is repeated is logged with the store, the platform and a round number', async () => {
  const log = captureLog();
  await using app = await startConnectedApp({ logger: log.logger });
  await app.settle();
  const match = { path: /\/v3\/customers$/ };
  app.bigcommerce.faults.add({ kind: 'status', status: 500, times: 1, match });

  await startSync(app.merchant);
  await app.settle();

  const [line] = linesAbout(log, /is repeated/);
  expect(line).toMatchObject({ storeHash: 'acme1', service: 'BigCommerce', failure: 'broken' });
  expect(Number.isInteger(line.waitMs)).toBe(true);
});
