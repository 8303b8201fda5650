import type { SyncRun } from '../../server/contract/sync.ts';

const LIVE_STATES: ReadonlySet<SyncRun['state']> = new Set(['queued', 'running', 'waiting']);

export function isLive(run: SyncRun): boolean {
  return LIVE_STATES.has(run.state);
}

/** The customer sync under way. A preview writes nothing and is not one. */
export function findLiveSync(runs: SyncRun[]): SyncRun | undefined {
  return customerSyncs(runs).find(isLive);
}

/** The last customer sync that is over, however it ended. */
export function findLastSync(runs: SyncRun[]): SyncRun | undefined {
  return customerSyncs(runs)
    .filter((run) => !isLive(run))
    .sort(byNewest)[0];
}

export function findLatestPreview(runs: SyncRun[]): SyncRun | undefined {
  return runs.filter((run) => run.mode === 'preview').sort(byNewest)[0];
}

export function customerSyncs(runs: SyncRun[]): SyncRun[] {
  return runs.filter((run) => run.resource === 'customers' && run.mode !== 'preview');
}

/** A run that has not started yet is the newest of all. */
function byNewest(a: SyncRun, b: SyncRun): number {
  return startOf(b) - startOf(a);
}

function startOf({ startedAt, finishedAt }: SyncRun): number {
  // Cancelled while it waited for its turn, a run ends without ever having started.
  const at = startedAt ?? finishedAt;
  return at ? Date.parse(at) : Number.POSITIVE_INFINITY;
}
