import type { ConnectionRepository } from '../../db/brevo/connections.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import type { RunAgain } from '../../queue/job-handler.ts';
import type { SyncService } from '../runs/sync-service.ts';
import { nextNight } from './next-night.ts';

export interface ReconcileDeps {
  stores: StoreRepository;
  connections: ConnectionRepository;
  syncs: SyncService;
  now(): number;
}

/**
 * Job `reconcile`: once a night everything is compared with what Brevo was told, which finds what webhooks missed: created,
 * changed, deleted. Only differences are written; the run's end says how many there were. Comes back every night.
 */
export async function reconcile(
  { stores, connections, syncs, now }: ReconcileDeps,
  storeHash: string,
): Promise<RunAgain | undefined> {
  const store = await stores.find(storeHash);
  if (!store) return undefined;
  const connection = await connections.find(storeHash, 'brevo');
  // Before the first sync there is nothing to compare with, and starting is the merchant's to decide.
  if (connection && connection.problemCode === null) await syncs.startNightly(storeHash);
  return { runAgainAt: nextNight(storeHash, store.profile.timezone, now()) };
}

/** At the next night; the one that is there stays. */
export function reconcileJob(storeHash: string, timezone: string | null, now: number) {
  return {
    storeHash,
    kind: 'reconcile',
    key: 'reconcile',
    runAt: nextNight(storeHash, timezone, now),
  };
}
