import { UnusableAnswer } from '../clients/mavera/unusable-answer.ts';
import type { RemoteClients } from '../clients/remote-clients.ts';
import type { CreditRange, InsightProblem } from '../contract/insights.ts';
import type { ConnectionRepository } from '../db/brevo/connections.ts';
import type { InsightRunRepository, SavedInsightRun } from '../db/insights/insight-runs.ts';
import type { InsightStepRepository } from '../db/insights/insight-steps.ts';
import type { MaveraAttemptRepository } from '../db/insights/mavera-attempts.ts';
import type { ActivityRepository } from '../db/store/activity.ts';
import type { StoreRepository } from '../db/store/stores.ts';
import { AppError, RemoteError } from '../errors.ts';
import { type JobContext, JobStopped, type RunAgain } from '../queue/job-handler.ts';
import type { ClaimedJob } from '../queue/job-queue.ts';
import type { AnyInsight, InsightPlan } from './insight-definition.ts';
import type { InsightSettingsService } from './insight-settings-service.ts';
import { InsightAsks, InsightPaused, LookAgain, NothingToDo } from './insight-stops.ts';
import { monthStart, overCeiling, PaidCalls, shortProblem } from './paid-calls.ts';
import { RunSteps } from './run-steps.ts';
import { tell, tellAlert, tellAsked, tellFailed, tellFinished, tellWaits } from './tell-insight.ts';

export interface RunInsightDeps {
  definitions: ReadonlyMap<string, AnyInsight>;
  stores: StoreRepository;
  connections: ConnectionRepository;
  activity: ActivityRepository;
  insightRuns: InsightRunRepository;
  insightSteps: InsightStepRepository;
  attempts: MaveraAttemptRepository;
  insightSettings: InsightSettingsService;
  remotes: RemoteClients;
  now(): number;
}

/**
 * Job `insight-run`: gathers, checks what it may cost, makes the paid calls, keeps what was found. It may be killed at any
 * moment: what a step brought is kept, and a paid call that broke off is looked for before it is made again.
 */
export async function runInsight(
  deps: RunInsightDeps,
  job: ClaimedJob,
  context: JobContext,
): Promise<RunAgain | undefined> {
  const run = await deps.insightRuns.find(job.storeHash, String(job.payload.runId));
  if (!run || !isToBeDone(run)) return undefined;
  const startedAt = run.startedAt ?? deps.now();
  await deps.insightRuns.update(run, { state: 'running', startedAt, problem: null });
  try {
    await work(deps, run, context);
    return undefined;
  } catch (error) {
    if (error instanceof JobStopped || context.signal.aborted) throw error;
    return await settle(deps, run, job, error);
  }
}

function isToBeDone({ state }: SavedInsightRun): boolean {
  return state === 'queued' || state === 'running' || state === 'waiting';
}

async function work(
  deps: RunInsightDeps,
  run: SavedInsightRun,
  context: JobContext,
): Promise<void> {
  const { definitions, stores, remotes, insightRuns, insightSteps, attempts, now } = deps;
  const definition = definitions.get(run.kind);
  const store = await stores.find(run.storeHash);
  if (!definition || !store) throw new AppError('not_found', 'There is no such analysis.');
  const { signal } = context;
  const mavera = await remotes.mavera(run.storeHash);
  const bigcommerce = await remotes.bigcommerce(run.storeHash);
  const { version: _, ...limits } = await deps.insightSettings.get(run.storeHash);
  const payments = new PaidCalls({ attempts, mavera, limits, signal, now });
  const steps = new RunSteps({
    run,
    runs: insightRuns,
    steps: insightSteps,
    payments,
    context,
    now,
  });

  const options = definition.options.parse(run.options);
  const gathered = await steps.once('gathering', async () => {
    const last = (await insightRuns.findLastResult(run.storeHash, run.kind)) ?? null;
    return definition.gather({ store, bigcommerce, mavera, signal, now: now(), last }, options);
  });
  const plan = definition.plan(gathered, options);
  if (plan.blocked) throw new NothingToDo(plan.blocked);
  const unasked = plan.calls.filter(({ asksFirst }) => !asksFirst);
  const calls = run.cause === 'person' ? plan.calls : unasked;
  await insightRuns.update(run, { estimate: estimateOf({ calls }), total: calls.length });
  // What is asked about first is checked when it is confirmed.
  const { most } = estimateOf({ calls: unasked });
  // Once something was paid, each call is checked by itself: what is left to do costs less than the whole.
  if ((await attempts.spentByRun(run.storeHash, run.id)).credits === 0) {
    const spent = await attempts.spentSince(run.storeHash, monthStart(now()));
    const over = overCeiling(most, limits, spent.credits);
    if (over) throw new InsightPaused(over);
    const { remaining } = await mavera.getUsage({ signal });
    if (remaining < most) throw new InsightPaused(shortProblem(most, remaining));
  }
  const result = await definition.work(steps, gathered, options);
  const alert = definition.alertOf?.(result) ?? null;
  const done = { state: 'succeeded', result, alert, question: null, finishedAt: now() } as const;
  if (!(await insightRuns.update(run, done))) return;
  await insightSteps.forget(run.storeHash, run.id);
  const cost = await attempts.spentByRun(run.storeHash, run.id);
  await tell(deps.activity, run, tellFinished(run, cost.credits), now());
  if (alert) await tell(deps.activity, run, tellAlert(alert), now());
}

export function estimateOf({ calls }: Pick<InsightPlan, 'calls'>): CreditRange {
  return {
    least: calls.reduce((sum, { credits }) => sum + credits.least, 0),
    most: calls.reduce((sum, { credits }) => sum + credits.most, 0),
  };
}

/** What becomes of a run whose work was not done: it waits, asks, is tried again, or has failed. */
async function settle(
  deps: RunInsightDeps,
  run: SavedInsightRun,
  job: ClaimedJob,
  error: unknown,
): Promise<RunAgain | undefined> {
  const { insightRuns, insightSteps, activity, now } = deps;
  if (error instanceof InsightPaused) {
    await pause(deps, run, error.problem, error.state);
    return undefined;
  }
  if (error instanceof InsightAsks) {
    const { question: text, step, proposal } = error;
    const question = { text, step, proposal, askedAt: now() };
    await insightRuns.update(run, { state: 'asking', question });
    await tell(activity, run, tellAsked(run, proposal), now());
    return undefined;
  }
  if (error instanceof LookAgain) {
    await insightRuns.update(run, { state: 'waiting', problem: LOOKING });
    return { runAgainAt: error.at };
  }
  if (await needsMerchant(deps, run.storeHash, error)) {
    await pause(deps, run, isLapsed(error) ? LAPSED : problemOf(error));
    return undefined;
  }
  const isFinal = error instanceof AppError && !(error instanceof RemoteError && error.isTransient);
  if (!isFinal && job.attempts < job.maxAttempts) {
    await insightRuns.update(run, { state: 'waiting', problem: problemOf(error) });
    throw error;
  }
  const problem = problemOf(error);
  await insightRuns.update(run, { state: 'failed', problem, finishedAt: now() });
  await insightSteps.forget(run.storeHash, run.id);
  await tell(activity, run, tellFailed(run, problem), now());
  // What a merchant or Mavera caused is told on the page; what we caused, to us too.
  if (error instanceof AppError) return undefined;
  throw error;
}

async function pause(
  { insightRuns, activity, now }: RunInsightDeps,
  run: SavedInsightRun,
  problem: InsightProblem,
  state: 'waiting' | 'unsure' = 'waiting',
): Promise<void> {
  await insightRuns.update(run, { state, problem });
  await tell(activity, run, tellWaits(run, problem), now());
}

/** Notes refused credentials where the pages show them. Answers whether only the merchant can mend it. */
async function needsMerchant(
  { stores, connections, now }: RunInsightDeps,
  storeHash: string,
  error: unknown,
): Promise<boolean> {
  if (error instanceof AppError && error.code === 'mavera_not_connected') return true;
  if (!(error instanceof RemoteError)) return false;
  if (!isLapsed(error) && !error.isCredentialFailure) return false;
  const code = isLapsed(error) ? LAPSED.code : error.code;
  if (error.service === 'BigCommerce') await stores.saveTokenProblem(storeHash, code);
  else await connections.saveProblem(storeHash, 'mavera', code, now());
  return true;
}

/** A paid call for which credits do not suffice pauses a run by itself; what is left is the free question of how many there are. */
function isLapsed(error: unknown): boolean {
  return error instanceof RemoteError && error.failure === 'unpaid';
}

const LAPSED: InsightProblem = {
  code: 'mavera_plan_ended',
  message:
    'The Mavera subscription has ended, so nothing works with it. Renew it in Mavera, then check the connection here.',
};

const LOOKING: InsightProblem = {
  code: 'payment_check',
  message:
    'The connection to Mavera broke during a paid call. We are looking for what became of it before anything is sent again.',
};

function problemOf(error: unknown): InsightProblem {
  if (error instanceof NothingToDo) return error.note;
  if (error instanceof UnusableAnswer)
    return { code: `answer_${error.fault}`, message: error.message };
  if (error instanceof AppError) return { code: error.code, message: error.message };
  return { code: 'internal', message: 'Something went wrong on our side. We will try again.' };
}
