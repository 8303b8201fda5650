import type { RemoteClients } from '../clients/remote-clients.ts';
import type { StoreEraser } from '../db/store/store-eraser.ts';
import type { StoreRepository } from '../db/store/stores.ts';
import { RemoteError } from '../errors.ts';
import type { ClaimedJob, JobQueue } from '../queue/job-queue.ts';

/** When to look again, should our token still work: nobody says how soon it dies (reference/bigcommerce.md §1.6). */
const LOOK_AGAIN_MS = [10 * 60_000, 2 * 60 * 60_000];

/**
 * Job `check-installation`: BigCommerce says that the store has left. Believed only if our token is dead as well, since
 * everything of the store is erased then, and an old message may arrive after the app was installed again.
 */
export async function checkInstallation(
  {
    stores,
    eraser,
    queue,
    remotes,
    now,
  }: {
    stores: StoreRepository;
    eraser: StoreEraser;
    queue: JobQueue;
    remotes: RemoteClients;
    now(): number;
  },
  { storeHash, kind, key, payload }: ClaimedJob,
  signal: AbortSignal,
): Promise<void> {
  const store = await stores.find(storeHash);
  if (!store) return;
  const bigcommerce = await remotes.bigcommerce(storeHash);
  try {
    await bigcommerce.getTime({ signal });
  } catch (error) {
    if (!(error instanceof RemoteError) || error.failure !== 'credentials') throw error;
    // Meanwhile the merchant may have agreed anew, which ends the old token too.
    if ((await stores.find(storeHash))?.accessToken !== store.accessToken) return;
    await eraser.forget(storeHash, now());
    await queue.enqueue({ storeHash, kind: 'erase-store', key: 'erase-store' });
    return;
  }
  const looks = Number(payload.looks ?? 0);
  const pauseMs = LOOK_AGAIN_MS[looks];
  if (pauseMs === undefined) return;
  const again = { storeHash, kind, key, payload: { looks: looks + 1 }, runAt: now() + pauseMs };
  await queue.enqueue({ ...again, ifRunning: 'runAgain' });
}
