import type { Settings } from '../../contract/settings.ts';
import type { Resource, RunCause } from '../../contract/sync.ts';
import type { ConnectionRepository } from '../../db/brevo/connections.ts';
import type { Run, SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { LedgerRepository } from '../../db/ledger/ledger.ts';
import type { SettingsChange, SettingsChangeRepository } from '../../db/store/settings-changes.ts';
import { type MarkCartsDeps, markToldCarts } from '../carts/mark-carts-of.ts';
import type { SyncService } from '../runs/sync-service.ts';
import type { SettingsService } from './settings-service.ts';

export interface FollowSettingsDeps extends MarkCartsDeps {
  runs: SyncRunRepository;
  ledger: LedgerRepository;
  connections: ConnectionRepository;
  settings: SettingsService;
  settingsChanges: SettingsChangeRepository;
  syncs: SyncService;
}

/** Bring Brevo in line with what was saved. Once more if it is running: there may have been another save. */
export function followSettingsJob(storeHash: string) {
  const kind = 'follow-settings';
  return { storeHash, kind, key: kind, ifRunning: 'runAgain' } as const;
}

/**
 * Job `follow-settings`: starts the runs that saved settings call for, and ends those of kinds that were switched off. What is
 * to be done is in the table, so that no save is lost to a crash; a run's end settles what it has seen. Safe to repeat.
 */
export async function followSettings(deps: FollowSettingsDeps, storeHash: string): Promise<void> {
  const { runs, connections, settings, settingsChanges } = deps;
  const { sync } = await settings.get(storeHash);
  for (const run of await runs.listLive(storeHash))
    if (run.mode !== 'preview' && !isOn(run.resource, sync))
      await deps.syncs.cancel({ storeHash, userId: null }, run.id);

  const connection = await connections.find(storeHash, 'brevo');
  // `resume-sync` comes back to it when Brevo can be reached again.
  if (!connection || connection.problemCode !== null) return;
  const changes = await settingsChanges.list(storeHash);
  for (const [resource, saved] of Map.groupBy(changes, (one) => one.resource))
    if (isOn(resource, sync)) await follow(deps, storeHash, resource, saved);
}

async function follow(
  deps: FollowSettingsDeps,
  storeHash: string,
  resource: Resource,
  saved: readonly SettingsChange[],
): Promise<void> {
  const { runs, ledger, settingsChanges, syncs } = deps;
  const version = Math.max(...saved.map((one) => one.version));
  const settle = () => settingsChanges.settle(storeHash, resource, version);
  if (resource === 'carts') {
    await markToldCarts(deps, storeHash);
    return settle();
  }
  // The first sync is the merchant's to start, and reads everything as it is then.
  if (!(await runs.hasBegun(storeHash, resource))) return settle();
  const isOfGuests = resource === 'orders' && saved.every(isOfPeople);
  if (isOfGuests && (await ledger.counts(storeHash, 'guests')).length === 0) return settle();

  const newest = await runs.findNewest(storeHash, resource);
  if (newest && hasSeen(newest, version)) return;
  if (newest && newest.finishedAt === null) {
    // One that follows older settings writes what is not wanted any more; any other is waited for.
    if (!isOfSettings(newest)) return;
    await syncs.cancel({ storeHash, userId: null }, newest.id);
  }
  await syncs.startFollowing(storeHash, resource, causeOf(saved));
}

/** Live, it does what is wanted. Over, it was cancelled or failed for good: the next night tries again. */
function hasSeen({ settingsVersion, finishedAt, state }: Run, version: number): boolean {
  if (finishedAt === null && settingsVersion === null) return true;
  return state !== 'succeeded' && (settingsVersion ?? 0) >= version;
}

function isOfSettings({ cause }: Run): boolean {
  return cause === 'mapping' || cause === 'lists' || cause === 'settings';
}

function isOfPeople({ formerMapping, isOfLists }: SettingsChange): boolean {
  return formerMapping !== null || isOfLists;
}

function causeOf(saved: readonly SettingsChange[]): RunCause {
  if (saved.some(({ isOfLists }) => isOfLists)) return 'lists';
  return saved.every(({ formerMapping }) => formerMapping !== null) ? 'mapping' : 'settings';
}

function isOn(resource: Resource, sync: Settings['sync']): boolean {
  return resource === 'stock' ? sync.inventory : sync[resource];
}
