import type { RemoteClients } from '../clients/remote-clients.ts';
import { InsightJobDocument, type InsightKind } from '../contract/insights.ts';
import type { ConnectionRepository } from '../db/brevo/connections.ts';
import type { InsightJobRepository } from '../db/insights/insight-jobs.ts';
import type { InsightRunRepository } from '../db/insights/insight-runs.ts';
import type { StoreRepository } from '../db/store/stores.ts';
import type { ClaimedJob, JobQueue } from '../queue/job-queue.ts';
import type { AnyInsight } from './insight-definition.ts';
import { insightJob, insightLook } from './insight-jobs.ts';
import { nextInsightRun } from './insight-schedule.ts';
import type { InsightService } from './insight-service.ts';
import type { InsightSettingsService } from './insight-settings-service.ts';

export interface InsightSchedulerDeps {
  definitions: ReadonlyMap<string, AnyInsight>;
  stores: StoreRepository;
  connections: ConnectionRepository;
  insightJobs: InsightJobRepository;
  insightRuns: InsightRunRepository;
  insightSettings: InsightSettingsService;
  insights: InsightService;
  remotes: RemoteClients;
  queue: JobQueue;
  now(): number;
}

const DAY_MS = 86_400_000;
/** Of several things that happen together, the first starts a run, and it sees them all. */
const TRIGGER_DELAY_MS = 3_600_000;
/** When a store is looked at for what calls for a run: once in its own night. */
const LOOK_AT = { every: 'day', hour: 4, weekday: 1, dayOfMonth: 1 } as const;
/** Only the merchant can mend these, and only they let such a run go on. */
const FOR_THE_MERCHANT: ReadonlySet<string> = new Set([
  ...['ceiling_run', 'ceiling_month', 'mavera_credits_short'],
]);

/** Starts insights that nobody asked for: by their schedule, and when something happened. */
export class InsightScheduler {
  readonly #deps: InsightSchedulerDeps;

  constructor(deps: InsightSchedulerDeps) {
    this.#deps = deps;
  }

  /** One look at the clock. Safe to repeat, and to run in several processes at once. */
  async tick(): Promise<void> {
    const { insightJobs, insightRuns, queue, now } = this.#deps;
    for (const { storeHash, kind } of await insightJobs.listDue(now())) {
      const next = await this.#nextRunAt(storeHash, kind);
      if (!(await insightJobs.saveNextRun(storeHash, kind, next, now()))) continue;
      await this.#start(storeHash, kind, 'schedule');
    }
    await this.#planLooks();
    // A run is noted before its job: a crash in between left it without one.
    for (const run of await insightRuns.listUnderWay())
      await queue.enqueue({ ...insightJob(run), ifRunning: 'join' });
  }

  /** Something happened that calls for a run, if the merchant wants that. However often it is told, one run follows. */
  async trigger(storeHash: string, kind: InsightKind): Promise<void> {
    const { queue, now } = this.#deps;
    if (!(await this.#mayTrigger(storeHash, kind))) return;
    await queue.enqueue({
      ...{ storeHash, kind: 'insight-trigger', key: `insight-trigger:${kind}` },
      ...{ payload: { kind }, runAt: now() + TRIGGER_DELAY_MS },
    });
  }

  /** Job `insight-trigger`. */
  async startTriggered({ storeHash, payload }: Pick<ClaimedJob, 'storeHash' | 'payload'>) {
    const kind = payload.kind as InsightKind;
    if (await this.#mayTrigger(storeHash, kind)) await this.#start(storeHash, kind, 'trigger');
  }

  /**
   * Job `insight-look`: brings up to date what an analysis is made from, and sees whether the store has changed so much since
   * the last result that another run is worth it.
   */
  async look(
    { storeHash, payload }: Pick<ClaimedJob, 'storeHash' | 'payload'>,
    signal: AbortSignal,
  ) {
    const { stores, remotes, insightRuns, insightSettings, now } = this.#deps;
    const kind = payload.kind as InsightKind;
    const { keepUp, hasNews, options } = insightSettings.definition(kind);
    const store = await stores.find(storeHash);
    if (!store) return;
    const bigcommerce = await remotes.bigcommerce(storeHash);
    const world = { store, bigcommerce, signal, now: now() };
    await keepUp?.(world);
    const last = await insightRuns.findLastResult(storeHash, kind);
    if (!hasNews || !last || !(await this.#mayTrigger(storeHash, kind))) return;
    const chosen = options.parse((await insightSettings.getJob(storeHash, kind)).options);
    if (await hasNews(world, last.result, chosen)) await this.trigger(storeHash, kind);
  }

  /** Job `resume-insights`: the connection works again, so what waited for it goes on. */
  async resume(storeHash: string): Promise<void> {
    const { insightRuns, queue } = this.#deps;
    for (const run of await insightRuns.listLive(storeHash)) {
      const waits = run.state === 'waiting' && !FOR_THE_MERCHANT.has(run.problem?.code ?? '');
      if (waits) await queue.enqueue(insightJob(run));
    }
  }

  async #mayTrigger(storeHash: string, kind: InsightKind): Promise<boolean> {
    const { insightRuns, insightSettings, now } = this.#deps;
    const { triggers } = await insightSettings.getJob(storeHash, kind);
    if (!triggers.isOn) return false;
    const [newest] = await insightRuns.list(storeHash, kind, 1);
    return !newest || now() - newest.createdAt >= triggers.minDaysBetween * DAY_MS;
  }

  async #start(storeHash: string, kind: InsightKind, cause: 'schedule' | 'trigger'): Promise<void> {
    // A store that let Mavera go keeps its schedule, for when it comes back.
    if (!(await this.#deps.connections.find(storeHash, 'mavera'))) return;
    await this.#deps.insights.start({ storeHash, userId: null }, kind, cause);
  }

  /** For analyses that run by themselves, and for those that have something to keep up to date. */
  async #planLooks(): Promise<void> {
    const { definitions, connections, insightJobs } = this.#deps;
    for (const { storeHash, kind, document } of await insightJobs.listSaved())
      if (InsightJobDocument.parse(document).triggers.isOn)
        await this.#lookTonight(storeHash, kind);
    const kept = [...definitions.values()].filter(({ keepUp }) => keepUp !== undefined);
    if (kept.length === 0) return;
    for (const storeHash of await connections.listStores('mavera'))
      for (const { kind } of kept) await this.#lookTonight(storeHash, kind);
  }

  async #lookTonight(storeHash: string, kind: InsightKind): Promise<void> {
    const { stores, queue, now } = this.#deps;
    const timezone = (await stores.find(storeHash))?.profile.timezone ?? null;
    const runAt = nextInsightRun(storeHash, LOOK_AT, timezone, now()) ?? now();
    await queue.enqueue(insightLook(storeHash, kind, runAt));
  }

  async #nextRunAt(storeHash: string, kind: InsightKind): Promise<number | null> {
    const { stores, insightSettings, now } = this.#deps;
    const timezone = (await stores.find(storeHash))?.profile.timezone ?? null;
    const { schedule } = await insightSettings.getJob(storeHash, kind);
    return nextInsightRun(storeHash, schedule, timezone, now());
  }
}
