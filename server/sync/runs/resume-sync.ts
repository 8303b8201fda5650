import type { ImportBatchRepository } from '../../db/journal/import-batches.ts';
import type { SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { SettingsChangeRepository } from '../../db/store/settings-changes.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import type { JobQueue, NewJob } from '../../queue/job-queue.ts';
import { drainJob, isDrained } from '../drain/drain-job.ts';
import { completeImportsJob } from '../imports/import-jobs.ts';
import { reconcileJob } from '../reconcile/reconcile.ts';
import { followSettingsJob } from '../settings/follow-settings.ts';
import type { RunFinisher } from './run-finisher.ts';
import { jobOf } from './run-job.ts';

/**
 * Job `resume-sync`: sees to it that everything unfinished of a store has a job. After a new key or token, and for every
 * store when the app starts. Safe to repeat: jobs that are there are left alone.
 */
export async function resumeSync(
  {
    runs,
    batches,
    pending,
    settingsChanges,
    queue,
    finisher,
    stores,
    now,
  }: {
    stores: StoreRepository;
    runs: SyncRunRepository;
    batches: ImportBatchRepository;
    pending: PendingChangeRepository;
    settingsChanges: SettingsChangeRepository;
    queue: JobQueue;
    finisher: RunFinisher;
    now(): number;
  },
  storeHash: string,
): Promise<void> {
  const ensure = async (job: NewJob): Promise<void> => {
    // Not `enqueue` alone: that would bring forward a job that waits for a reason.
    if (!(await queue.findLive(storeHash, job.key))) await queue.enqueue(job);
  };
  for (const run of await runs.listLive(storeHash)) {
    if (!run.isRead) await ensure(jobOf(run));
  }
  const open = await batches.listOpen(storeHash);
  if (open.length > 0) await ensure(completeImportsJob(storeHash, now()));
  for (const kind of await pending.listKinds(storeHash)) {
    if (isDrained(kind)) await ensure(drainJob(storeHash, kind));
  }
  if ((await settingsChanges.list(storeHash)).length > 0)
    await ensure(followSettingsJob(storeHash));
  const store = await stores.find(storeHash);
  if (store) await ensure(reconcileJob(storeHash, store.profile.timezone, now()));
  await finisher.finishLive(storeHash);
}
