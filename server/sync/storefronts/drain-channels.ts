import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import { type RefreshChannelsDeps, refreshChannels } from './refresh-channels.ts';

export interface DrainChannelsDeps extends RefreshChannelsDeps {
  stores: StoreRepository;
  pending: PendingChangeRepository;
}

/** More than any store has. */
const MARKS = 1_000;

/** Job `drain-channels`: after a channel was opened or changed, and when a store is set up. One reading tells of all of them. */
export async function drainChannels(
  deps: DrainChannelsDeps,
  storeHash: string,
  { signal }: Pick<JobContext, 'signal'>,
): Promise<RunAgain | undefined> {
  const { stores, pending, now } = deps;
  if (!(await stores.find(storeHash))) return undefined;
  // Before the reading: whatever is marked while it goes on is read once more.
  const marks = await pending.listDue(storeHash, 'channels', now(), MARKS);
  await refreshChannels(deps, storeHash, signal);
  await pending.clear(storeHash, 'channels', marks);
  return undefined;
}
