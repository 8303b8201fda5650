import type { Run, RunChange, SyncRunRepository } from '../../db/journal/sync-runs.ts';
import { JobStopped } from '../../queue/job-handler.ts';

/** Saves how far a run is. One that is over (cancelled from the page) stops here. */
export async function saveProgress(
  { runs }: { runs: SyncRunRepository },
  run: Run,
  change: RunChange,
): Promise<void> {
  const isLive = await runs.updateProgress(run, change);
  if (!isLive) throw new JobStopped('cancelled');
  Object.assign(run, change);
}
