import { activityOf } from '../../contract/activity-of.ts';
import type { ImportBatchRepository } from '../../db/journal/import-batches.ts';
import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import type { Run, SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { LedgerCount, LedgerRepository } from '../../db/ledger/ledger.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { SettingsChangeRepository } from '../../db/store/settings-changes.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { tellBlocksJob } from '../consent/consent-jobs.ts';
import { drainJob, isDrained } from '../drain/drain-job.ts';
import { followSettingsJob } from '../settings/follow-settings.ts';
import { type RunCounts, sumCounts } from './run-counts.ts';
import { jobOf } from './run-job.ts';

const RUNS_KEPT = 200;
/** A bad address here and there is everyday, and is listed among the failures: one in so many is not. */
const NOTABLE = 20;

interface RunFinisherDeps {
  runs: SyncRunRepository;
  batches: ImportBatchRepository;
  ledger: LedgerRepository;
  journal: SyncJournal;
  settingsChanges: SettingsChangeRepository;
  queue: JobQueue;
  activity: ActivityRepository;
  now(): number;
}

/** Ends a run when everything was read and Brevo has answered for all of it. */
export class RunFinisher {
  readonly #deps: RunFinisherDeps;

  constructor(deps: RunFinisherDeps) {
    this.#deps = deps;
  }

  /** Ends what can be ended of a store's runs. */
  async finishLive(storeHash: string): Promise<void> {
    const live = await this.#deps.runs.listLive(storeHash);
    for (const run of live) await this.finishIfDone(storeHash, run.id);
  }

  /** Safe to call whenever something was settled; answers whether the run is over now. */
  async finishIfDone(storeHash: string, runId: string): Promise<boolean> {
    const { runs, batches, ledger, journal, activity, queue, now } = this.#deps;
    const run = await runs.find(storeHash, runId);
    if (!run?.isRead || run.finishedAt !== null) return false;
    if ((await batches.listOpen(storeHash, runId)).length > 0) return false;
    const byReason = await ledger.counts(storeHash, run.resource, run.number);
    const counts = sumCounts(byReason);
    if (counts.pending > 0) return false;

    const { synced, skipped, failed } = counts;
    const total = synced + skipped + failed;
    const change = { state: 'succeeded', finishedAt: now(), counts, total, read: total } as const;
    if (!(await runs.update(run, { ...change, problem: null }))) return false;
    const unseen = await journal.sweepUnseen(storeHash, run.resource, run.number, now());
    const gone = unseen.written;
    if (unseen.waiting > 0 && isDrained(run.resource))
      await queue.enqueue(drainJob(storeHash, run.resource));
    await this.#settleSettings(run);
    await runs.trim(storeHash, RUNS_KEPT);
    // Orders wait until those who placed them are there.
    if (run.resource === 'customers')
      for (const other of await runs.listLive(storeHash))
        if (other.resource === 'orders' && !other.isRead) await queue.enqueue(jobOf(other));
    // Brevo's blocks were read when it began; now it is known whom the store counts as subscribed.
    if (run.resource === 'customers') await queue.enqueue(tellBlocksJob(storeHash));
    const drift =
      run.mode === 'changes'
        ? gone +
          (await ledger.countWritten(storeHash, run.resource, run.number, run.startedAt ?? 0))
        : null;
    await activity.add(storeHash, {
      kind: 'sync_finished',
      ...describe(run, counts, drift, countCut(byReason)),
      level: failed * NOTABLE > total ? 'warning' : 'info',
      at: now(),
    });
    return true;
  }

  /** What was saved before the run began is in Brevo now; what was saved since has to follow. */
  async #settleSettings({ storeHash, resource, settingsVersion }: Run): Promise<void> {
    const { settingsChanges, queue } = this.#deps;
    if (settingsVersion !== null)
      await settingsChanges.settle(storeHash, resource, settingsVersion);
    const left = await settingsChanges.list(storeHash, resource);
    if (left.length > 0) await queue.enqueue(followSettingsJob(storeHash));
  }
}

/** `drift`: how much a run of changes found to differ from what Brevo was told. */
function describe(
  { resource, cause }: Pick<Run, 'resource' | 'cause'>,
  { synced, skipped, failed }: RunCounts,
  drift: number | null,
  cut: number,
) {
  const params = { resource, synced, skipped, failed, ...(cut > 0 && { cut }) };
  if (drift === null) return activityOf('sync_finished', params);
  const isFollowing = cause !== null && cause !== 'night';
  const code = isFollowing ? 'settings_in_force' : 'check_finished';
  return activityOf(code, { ...params, count: drift });
}

/** Of some records there is more to say than Brevo takes. */
function countCut(counts: readonly LedgerCount[]): number {
  const cut = counts.find(({ state, reason }) => state === 'synced' && reason === 'details_cut');
  return cut?.count ?? 0;
}
