import type { RunAgain } from '../../queue/job-handler.ts';
import type { ListChooser } from './list-chooser.ts';
import { ListsGone } from './lists-gone.ts';

/** Somebody else has just forgotten it, or saves at this moment. */
const LOOK_AGAIN_MS = 2_000;

/**
 * Does work that writes to lists. One that was deleted in Brevo never stops it: the choice of it is forgotten, and the work is
 * taken up again at once. Nothing was done for the records that were refused.
 */
export async function mendingLists(
  { lists, now }: { lists: ListChooser; now(): number },
  storeHash: string,
  work: () => Promise<RunAgain | undefined>,
): Promise<RunAgain | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ListsGone)) throw error;
    const isNews = await lists.forgetGone(storeHash, error.listIds);
    return { runAgainAt: now() + (isNews ? 0 : LOOK_AGAIN_MS) };
  }
}
