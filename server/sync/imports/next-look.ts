import type { ImportBatch, ImportBatchRepository } from '../../db/journal/import-batches.ts';
import type { SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { completeImportsJob } from './import-jobs.ts';

export interface LookDeps {
  batches: ImportBatchRepository;
  runs: SyncRunRepository;
  queue: JobQueue;
  now(): number;
}

/** While there is more to come, looks are at least so far apart: they share 100 calls an hour (reference/brevo.md §1.4). */
export const LOOK_SPACING_MS = 60_000;
/** Brevo tells us when an import is over; this long after sending we ask, should its call get lost. */
export const FIRST_POLL_MS = 20_000;

/**
 * To be called when Brevo has called, and when a run has sent its last import. If nothing more is on its way, the outcome is
 * learned at once: somebody may be waiting for it. Else one look, later, tells of several imports.
 */
export async function planLook(deps: LookDeps, storeHash: string): Promise<void> {
  const { batches, queue, now } = deps;
  const open = await batches.listOpen(storeHash);
  if (open.length === 0) return;
  const delayMs = await delayUntilWorthwhile(deps, storeHash, open);
  await queue.enqueue(completeImportsJob(storeHash, now() + delayMs));
}

async function delayUntilWorthwhile(
  deps: Pick<LookDeps, 'runs'>,
  storeHash: string,
  open: readonly ImportBatch[],
): Promise<number> {
  if (await isReading(deps, storeHash, open)) return LOOK_SPACING_MS;
  if (open.every(({ notifiedAt }) => notifiedAt !== null)) return 0;
  return open.some(({ notifiedAt }) => notifiedAt !== null) ? LOOK_SPACING_MS : FIRST_POLL_MS;
}

/** Whether a run that these belong to has more to send. */
export async function isReading(
  { runs }: Pick<LookDeps, 'runs'>,
  storeHash: string,
  open: readonly ImportBatch[],
): Promise<boolean> {
  for (const runId of new Set(open.map((batch) => batch.runId))) {
    const run = runId === null ? undefined : await runs.find(storeHash, runId);
    if (run && !run.isRead && run.finishedAt === null) return true;
  }
  return false;
}
