import type { z } from 'zod';
import type { RemoteClients } from '../clients/remote-clients.ts';
import type {
  InsightCause,
  InsightConfirmation,
  InsightDryRun,
  InsightKind,
  InsightOverview,
  InsightRun,
  InsightRunDetail,
} from '../contract/insights.ts';
import type { ConnectionRepository } from '../db/brevo/connections.ts';
import type { InsightRunRepository, SavedInsightRun } from '../db/insights/insight-runs.ts';
import type { InsightStepRepository } from '../db/insights/insight-steps.ts';
import type { MaveraAttemptRepository } from '../db/insights/mavera-attempts.ts';
import type { AuditRepository } from '../db/store/audit.ts';
import type { StoreRepository } from '../db/store/stores.ts';
import { AppError } from '../errors.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { confirmProposal } from './confirm-proposal.ts';
import { gatherInTime } from './gather-in-time.ts';
import { inTime } from './in-time.ts';
import type { AnyInsight } from './insight-definition.ts';
import { insightJob, insightKey, settleJob } from './insight-jobs.ts';
import type { InsightSettingsService } from './insight-settings-service.ts';
import { monthStart, overCeiling, shortProblem } from './paid-calls.ts';
import { estimateOf } from './run-insight.ts';
import { toInsightRun } from './run-view.ts';

interface Actor {
  storeHash: string;
  /** Null: nobody asked for it. */
  userId: number | null;
}

export interface InsightServiceDeps {
  definitions: ReadonlyMap<string, AnyInsight>;
  stores: StoreRepository;
  connections: ConnectionRepository;
  audit: AuditRepository;
  insightRuns: InsightRunRepository;
  insightSteps: InsightStepRepository;
  attempts: MaveraAttemptRepository;
  insightSettings: InsightSettingsService;
  remotes: RemoteClients;
  queue: JobQueue;
  now(): number;
}

const RUNS_SHOWN = 20;
/** Somebody is watching. */
const DRY_RUN_MS = 60_000;
const CREDITS_WAIT_MS = 5_000;

/** Starting, watching, answering and ending insights. The work itself is done by jobs. */
export class InsightService {
  readonly #deps: InsightServiceDeps;

  constructor(deps: InsightServiceDeps) {
    this.#deps = deps;
  }

  async overview(storeHash: string): Promise<InsightOverview> {
    const { definitions, attempts, insightRuns, insightSettings, now } = this.#deps;
    const jobs = await Promise.all(
      [...definitions.values()].map(async ({ kind }) => {
        const { nextRunAt } = await insightSettings.getJob(storeHash, kind);
        const live = await insightRuns.findLive(storeHash, kind);
        const last = await insightRuns.findLastResult(storeHash, kind);
        const view = (run?: SavedInsightRun) => (run ? this.#view(run) : null);
        const alert = last?.alert ?? null;
        return { kind, nextRunAt, live: await view(live), last: await view(last), alert };
      }),
    );
    const spent = await attempts.spentSince(storeHash, monthStart(now()));
    return {
      credits: await this.#credits(storeHash),
      ...{ spentThisMonth: spent.credits, isSpentAtMost: spent.isAtMost },
      settings: await insightSettings.get(storeHash),
      jobs,
    };
  }

  /**
   * One live run a store and kind: a second request answers the live one. Throws AppError `mavera_not_connected`, `not_found`.
   */
  async start(
    { storeHash, userId }: Actor,
    kind: InsightKind,
    cause: InsightCause = 'person',
  ): Promise<InsightRun> {
    const { insightRuns, insightSettings, queue, now } = this.#deps;
    const { options } = await insightSettings.getJob(storeHash, kind);
    if (!(await this.#deps.connections.find(storeHash, 'mavera')))
      throw new AppError('mavera_not_connected', 'Connect Mavera first.');
    const { run, isNew } = await insightRuns.start({ storeHash, kind, cause, options }, now());
    if (run.state === 'queued') await queue.enqueue(insightJob(run));
    if (isNew && userId !== null)
      await this.#audit({ storeHash, userId }, 'insight_started', { kind, runId: run.id });
    return this.#view(run);
  }

  /** What a run would send, and what that would cost. Sends nothing that costs credits, and keeps nothing. */
  async dryRun(storeHash: string, kind: InsightKind): Promise<InsightDryRun> {
    const { stores, remotes, insightSettings, attempts, now } = this.#deps;
    const definition = insightSettings.definition(kind);
    const { options } = await insightSettings.getJob(storeHash, kind);
    const store = await stores.find(storeHash);
    if (!store) throw new AppError('store_not_installed', 'The app is not installed.');
    const mavera = await remotes.mavera(storeHash, { interactive: true });
    const bigcommerce = await remotes.bigcommerce(storeHash, { interactive: true });
    const signal = AbortSignal.timeout(DRY_RUN_MS);
    const last = (await this.#deps.insightRuns.findLastResult(storeHash, kind)) ?? null;
    const world = { store, bigcommerce, mavera, signal, now: now(), last, isWatched: true };
    const gathered = await gatherInTime(this.#deps.queue, definition, world, options);
    const plan = definition.plan(gathered, options);
    const estimate = estimateOf(plan);
    const limits = await insightSettings.get(storeHash);
    const spent = await attempts.spentSince(storeHash, monthStart(now()));
    const { remaining } = await mavera.getUsage({ signal });
    // A run only waits for what it would not ask about first.
    const { most } = estimateOf({ calls: plan.calls.filter(({ asksFirst }) => !asksFirst) });
    const isShort = most > remaining;
    const problem =
      overCeiling(most, limits, spent.credits) ?? (isShort ? shortProblem(most, remaining) : null);
    return { ...plan, estimate, problem };
  }

  /** Newest first. */
  async list(storeHash: string, kind: InsightKind): Promise<InsightRun[]> {
    this.#deps.insightSettings.definition(kind);
    const runs = await this.#deps.insightRuns.list(storeHash, kind, RUNS_SHOWN);
    return Promise.all(runs.map((run) => this.#view(run)));
  }

  /** With what it found, compared with the result before it, or with that of the run `compareWith`. */
  async get(storeHash: string, runId: string, compareWith?: string): Promise<InsightRunDetail> {
    const { insightRuns, insightSettings } = this.#deps;
    const run = await this.#find(storeHash, runId);
    const view = await this.#view(run);
    const other =
      compareWith === undefined
        ? await insightRuns.findLastResult(storeHash, run.kind, runId)
        : await this.#find(storeHash, compareWith);
    const isComparable = run.result !== null && other && other.result !== null;
    if (!isComparable || other.kind !== run.kind)
      return { ...view, result: run.result, comparison: null };
    const changes = insightSettings.definition(run.kind).compare(run.result, other.result);
    return { ...view, result: run.result, comparison: { withRun: other.id, changes } };
  }

  /** Ends a live run; what was paid for stays paid. Cancelling one that is over changes nothing. */
  async cancel(actor: Actor, runId: string): Promise<InsightRun> {
    const { insightRuns, queue, now } = this.#deps;
    const run = await this.#find(actor.storeHash, runId);
    const change = { state: 'cancelled', finishedAt: now() } as const;
    if (await insightRuns.update(run, change)) {
      await this.#deps.insightSteps.forget(run.storeHash, run.id);
      const job = await queue.findLive(run.storeHash, insightKey(run.kind));
      if (job?.payload.runId === run.id) await queue.cancel(job.id);
      if (run.startedAt !== null) await queue.enqueue(settleJob(run, now()));
      await this.#audit(actor, 'insight_cancelled', { kind: run.kind, runId });
    }
    return this.#view(await this.#find(actor.storeHash, runId));
  }

  /** Answers Mave's question; the run goes on in the same thread. Throws AppError `conflict` if it asks nothing. */
  async answer(actor: Actor, runId: string, text: string): Promise<InsightRun> {
    const { insightRuns, insightSteps, queue, now } = this.#deps;
    const run = await this.#find(actor.storeHash, runId);
    const { question, storeHash } = run;
    if (run.state !== 'asking' || !question || question.proposal)
      throw new AppError('conflict', 'Mave has no question that waits for an answer.');
    // First the answer, then the state: if we stop in between, it asks again and the first answer stands.
    await insightSteps.save({ storeHash, runId, step: question.step }, text, now());
    await insightRuns.update(run, { state: 'queued', question: null }, ['asking']);
    await queue.enqueue(insightJob(run));
    await this.#audit(actor, 'insight_answered', { kind: run.kind, runId });
    return this.#view(await this.#find(storeHash, runId));
  }

  /**
   * What is to be made of what a run proposes, by name, and what that costs, as the merchant saw it; the run goes on and makes just
   * that. Throws AppError `conflict` if it proposes nothing (any more), or something else; `ceiling_run`, `ceiling_month` or
   * `mavera_credits_short` if that may not be spent.
   */
  async confirm(
    actor: Actor,
    runId: string,
    { names, credits }: z.output<typeof InsightConfirmation>,
  ): Promise<InsightRun> {
    const run = await this.#find(actor.storeHash, runId);
    await confirmProposal(this.#deps, run, { names, credits });
    await this.#audit(actor, 'insight_confirmed', { kind: run.kind, runId, names, credits });
    return this.#view(await this.#find(run.storeHash, runId));
  }

  /** Lets a run go on that waits. Throws AppError `conflict` if it needs a decision that was not given. */
  async resume(actor: Actor, runId: string, repeatUnsure: boolean): Promise<InsightRun> {
    const { insightRuns, attempts, queue, now } = this.#deps;
    const run = await this.#find(actor.storeHash, runId);
    if (run.state === 'unsure' && !repeatUnsure)
      throw new AppError('conflict', 'Decide first whether the paid call may be made again.');
    if (run.state !== 'unsure' && run.state !== 'waiting')
      throw new AppError('conflict', 'This run does not wait.');
    if (run.state === 'unsure') {
      const repeated = await attempts.giveUpUnsure(run.storeHash, run.id, now());
      await this.#audit(actor, 'insight_payment_repeated', { kind: run.kind, runId, repeated });
    }
    await insightRuns.update(run, { state: 'queued', problem: null }, [run.state]);
    await queue.enqueue(insightJob(run));
    return this.#view(await this.#find(run.storeHash, runId));
  }

  async #find(storeHash: string, runId: string): Promise<SavedInsightRun> {
    const run = await this.#deps.insightRuns.find(storeHash, runId);
    if (!run) throw new AppError('not_found', 'There is no such run.');
    return run;
  }

  async #view(run: SavedInsightRun): Promise<InsightRun> {
    return toInsightRun(run, await this.#deps.attempts.spentByRun(run.storeHash, run.id));
  }

  async #credits(storeHash: string): Promise<InsightOverview['credits']> {
    try {
      const mavera = await this.#deps.remotes.mavera(storeHash, { interactive: true });
      const signal = AbortSignal.timeout(CREDITS_WAIT_MS);
      const usage = await inTime(signal, () => mavera.getUsage({ signal }));
      const { used, included, remaining, periodEnd } = usage;
      const end = periodEnd === null ? null : new Date(periodEnd).toISOString();
      return { used, included, remaining, periodEnd: end };
    } catch (error) {
      // The page shows what is known without Mavera; its state says why the rest is missing.
      if (error instanceof AppError) return null;
      throw error;
    }
  }

  async #audit({ storeHash, userId }: Actor, action: string, detail: unknown): Promise<void> {
    await this.#deps.audit.add(storeHash, { action, userId, detail, at: this.#deps.now() });
  }
}
