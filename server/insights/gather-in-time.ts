import { RemoteError } from '../errors.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { inTime } from './in-time.ts';
import type { AnyInsight, InsightWorld } from './insight-definition.ts';
import { insightLook } from './insight-jobs.ts';

/**
 * What an analysis gathers, for somebody who waits. What takes too long, or finds the store busy, is read in peace, so that it is
 * there for who asks again.
 */
export async function gatherInTime(
  queue: JobQueue,
  definition: AnyInsight,
  world: InsightWorld,
  options: unknown,
): Promise<unknown> {
  const { signal, store } = world;
  try {
    return await inTime(signal, () => definition.gather(world, options));
  } catch (error) {
    const isBusy = signal.aborted || (error instanceof RemoteError && error.isTransient);
    if (isBusy && definition.keepUp)
      await queue.enqueue(insightLook(store.storeHash, definition.kind));
    throw error;
  }
}
