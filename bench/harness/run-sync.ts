import { setTimeout as wait } from 'node:timers/promises';
import type { Resource, SyncRun } from '../../server/contract/sync.ts';
import type { Merchant } from '../../test/helpers/stores/merchant.ts';
import { ask } from './install-app.ts';

/** As often as the app's own page asks while a sync runs. */
const POLL_MS = 1_500;
const ENDED = ['succeeded', 'failed', 'cancelled'];
/** A look-alike that once does not answer in time on a busy machine is tried again by the app; longer is a fault. */
const PROBLEM_PATIENCE_MS = 120_000;

/** A full sync of one kind of record, start to end; throws unless it succeeds. */
export async function runSync(
  merchant: Merchant,
  {
    resource = 'customers',
    patienceMs = 30 * 60_000,
    onProgress,
  }: {
    resource?: Resource;
    patienceMs?: number;
    onProgress?: (run: SyncRun) => void;
  } = {},
): Promise<SyncRun> {
  const body = { resources: [resource], mode: 'full' };
  const { runs } = await ask(merchant, 'POST', '/syncs', body);
  const path = `/syncs/${runs[0].id}`;
  const deadline = Date.now() + patienceMs;
  let fineAt = Date.now();
  while (Date.now() < deadline) {
    const run: SyncRun = await askAgain(merchant, path);
    onProgress?.(run);
    if (run.state === 'succeeded') return run;
    if (!run.problem) fineAt = Date.now();
    if (ENDED.includes(run.state) || Date.now() - fineAt > PROBLEM_PATIENCE_MS)
      throw new Error(`The sync is ${run.state}: ${JSON.stringify(run.problem)}`);
    await wait(POLL_MS);
  }
  throw new Error(`The sync was not over after ${patienceMs / 60_000} minutes.`);
}

/** A connection that the app's server closed for being idle, just as we used it, is nothing to give up for. */
async function askAgain(merchant: Merchant, path: string): Promise<SyncRun> {
  try {
    return await ask(merchant, 'GET', path);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return ask(merchant, 'GET', path);
  }
}

/** In ms, by the app's own clock. */
export function durationOf({ startedAt, finishedAt }: SyncRun): number {
  return Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '');
}
