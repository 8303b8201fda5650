import { activityOf } from '../../contract/activity-of.ts';
import type { Resource, RunCause, SyncRun } from '../../contract/sync.ts';
import type { ConnectionRepository } from '../../db/brevo/connections.ts';
import type { Run, SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { LedgerRepository } from '../../db/ledger/ledger.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { AuditRepository } from '../../db/store/audit.ts';
import { AppError } from '../../errors.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { type RunCounts, sumCounts } from './run-counts.ts';
import { jobKeyOf, jobOf, waitsForItsJob } from './run-job.ts';
import { toSyncRun } from './run-view.ts';
import { refuseUnsynced, SYNCED_KINDS } from './synced-kinds.ts';

export interface SyncServiceDeps {
  runs: SyncRunRepository;
  ledger: LedgerRepository;
  connections: ConnectionRepository;
  activity: ActivityRepository;
  audit: AuditRepository;
  settings: SettingsService;
  queue: JobQueue;
  now(): number;
}

interface Actor {
  storeHash: string;
  /** Null: nobody asked for it. */
  userId: number | null;
}

const RUNS_SHOWN = 20;
/** Starting, watching and cancelling syncs. The work itself is done by jobs. */
export class SyncService {
  readonly #deps: SyncServiceDeps;

  constructor(deps: SyncServiceDeps) {
    this.#deps = deps;
  }

  /**
   * One live run a store and resource: a second request answers the live one. Without `resources`, all that is switched
   * on. Throws AppError `brevo_not_connected`, or `invalid_request` for a kind that is switched off or not synced yet.
   */
  async start(
    actor: Actor,
    resources?: readonly Resource[],
    mode: 'full' | 'changes' = 'full',
  ): Promise<Array<{ id: string; resource: Resource }>> {
    const { sync } = await this.#deps.settings.get(actor.storeHash);
    const switchedOn = SYNCED_KINDS.filter((kind) => sync[kind]);
    const wanted = resources ?? switchedOn;
    refuseUnsynced(wanted, switchedOn);
    const connection = await this.#deps.connections.find(actor.storeHash, 'brevo');
    if (!connection)
      throw new AppError(
        'brevo_not_connected',
        'Connect Brevo first: there is nowhere to write to.',
      );
    const started: Array<{ id: string; resource: Resource }> = [];
    for (const resource of switchedOn.filter((kind) => wanted.includes(kind))) {
      const run = await this.#startRun(actor, resource, mode);
      started.push({ id: run.id, resource });
    }
    return started;
  }

  /** Looks for what webhooks missed. Only kinds that were synced before: the first time is the merchant's to decide. */
  async startNightly(storeHash: string): Promise<void> {
    const { runs, settings } = this.#deps;
    const { sync } = await settings.get(storeHash);
    for (const resource of SYNCED_KINDS.filter((kind) => sync[kind])) {
      if (await runs.findLastFinished(storeHash, resource))
        await this.#startRun({ storeHash, userId: null }, resource, 'changes', 'night');
    }
  }

  /** A run that nobody asked for, because the settings changed; of a kind that was synced before. */
  async startFollowing(storeHash: string, resource: Resource, cause: RunCause): Promise<void> {
    await this.#startRun({ storeHash, userId: null }, resource, 'changes', cause);
  }

  /** Counts what a first sync of customers would do. Writes nothing to Brevo, and needs no connection. */
  async preview(actor: Actor): Promise<{ id: string; resource: Resource }> {
    const run = await this.#startRun(actor, 'customers', 'preview');
    return { id: run.id, resource: run.resource };
  }

  async list(storeHash: string): Promise<SyncRun[]> {
    const runs = await this.#deps.runs.list(storeHash, RUNS_SHOWN);
    return Promise.all(runs.map((run) => this.#view(run)));
  }

  async get(storeHash: string, runId: string): Promise<SyncRun> {
    return this.#view(await this.#get(storeHash, runId));
  }

  /** Ends a live run: what Brevo already has stays. Cancelling one that is over changes nothing. */
  async cancel(actor: Actor, runId: string): Promise<SyncRun> {
    const { runs, queue, activity, audit, now } = this.#deps;
    const { storeHash, userId } = actor;
    const run = await this.#get(storeHash, runId);
    const counts = run.mode === 'preview' ? run.counts : await this.#countLive(run);
    const at = now();
    const wasLive = await runs.update(run, { state: 'cancelled', finishedAt: at, counts });
    if (wasLive) {
      const job = await queue.findLive(storeHash, jobKeyOf(run));
      if (job) await queue.cancel(job.id);
      await audit.add(storeHash, { action: 'sync_cancelled', userId, detail: { runId }, at });
      await activity.add(storeHash, {
        kind: 'sync_cancelled',
        ...activityOf('sync_cancelled', { resource: run.resource, mode: run.mode }),
        userId: userId ?? undefined,
        at,
      });
    }
    return this.get(storeHash, runId);
  }

  async #startRun(
    { storeHash, userId }: Actor,
    resource: Resource,
    mode: Run['mode'],
    cause: RunCause | null = null,
  ): Promise<Run> {
    const { runs, queue, activity, audit, now } = this.#deps;
    const at = now();
    const { run, isNew } = await runs.start(storeHash, resource, mode, at, cause);
    if (isNew) await this.#tellKnownTotal(run);
    // Also for a run that is live already: should its job be gone, this brings it back.
    if (!waitsForItsJob(run) && !run.isRead) await queue.enqueue(jobOf(run));
    if (isNew && mode !== 'preview' && userId !== null) {
      await audit.add(storeHash, {
        action: 'sync_started',
        userId,
        detail: { resource, mode },
        at,
      });
      await activity.add(storeHash, {
        kind: 'sync_started',
        ...activityOf('sync_started', { resource, mode }),
        userId,
        at,
      });
    }
    return run;
  }

  /** Counting them anew may have to wait for quota, which a count just before has spent. */
  async #tellKnownTotal(run: Run): Promise<void> {
    const { runs } = this.#deps;
    const before = await runs.list(run.storeHash, RUNS_SHOWN);
    const known = before.find((one) => one.resource === run.resource && one.state === 'succeeded');
    if (known) await runs.update(run, { total: known.total });
  }

  async #get(storeHash: string, runId: string): Promise<Run> {
    const run = await this.#deps.runs.find(storeHash, runId);
    if (!run) throw new AppError('not_found', 'There is no such sync.');
    return run;
  }

  async #view(run: Run): Promise<SyncRun> {
    if (run.mode === 'preview')
      return toSyncRun(run, null, this.#deps.now(), await this.#nextTryAt(run));
    const isLive = run.finishedAt === null;
    const counts = isLive ? await this.#countLive(run) : (run.counts as RunCounts | null);
    return toSyncRun(run, counts, this.#deps.now(), await this.#nextTryAt(run));
  }

  /** When the job of a run that waits for something is due; null if it has none, or it is at work. */
  async #nextTryAt(run: Run): Promise<number | null> {
    if (run.finishedAt !== null || run.waiting === null) return null;
    const job = await this.#deps.queue.findLive(run.storeHash, jobKeyOf(run));
    return job?.state === 'queued' && job.runAt > this.#deps.now() ? job.runAt : null;
  }

  async #countLive(run: Run): Promise<RunCounts> {
    return sumCounts(await this.#deps.ledger.counts(run.storeHash, run.resource, run.number));
  }
}
