import { Resource, type SyncRun } from '../../server/contract/sync.ts';

const LIVE_STATES: ReadonlySet<SyncRun['state']> = new Set(['queued', 'running', 'waiting']);

export function isLive(run: SyncRun): boolean {
  return LIVE_STATES.has(run.state);
}

/** The syncs under way, one a kind at most, in the order of the kinds. A preview writes nothing and is not one. */
export function findLiveSyncs(runs: SyncRun[]): SyncRun[] {
  return Resource.options.flatMap((kind) => syncsOf(runs, kind).find(isLive) ?? []);
}

/** The last sync of a kind that is over, however it ended. */
export function findLastSync(runs: SyncRun[], kind: Resource): SyncRun | undefined {
  return syncsOf(runs, kind)
    .filter((run) => !isLive(run))
    .sort(byNewest)[0];
}

export function findLatestPreview(runs: SyncRun[]): SyncRun | undefined {
  return runs.filter((run) => run.mode === 'preview').sort(byNewest)[0];
}

/** Whether any kind was ever begun to be synced, as far as runs are remembered. */
export function hasSynced(runs: SyncRun[]): boolean {
  return runs.some((run) => run.mode !== 'preview');
}

function syncsOf(runs: SyncRun[], kind: Resource): SyncRun[] {
  return runs.filter((run) => run.resource === kind && run.mode !== 'preview');
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
