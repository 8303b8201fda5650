import type { z } from 'zod';
import type { RemoteClients } from '../clients/remote-clients.ts';
import type { InsightConfirmation, InsightProposal } from '../contract/insights.ts';
import type { InsightRunRepository, SavedInsightRun } from '../db/insights/insight-runs.ts';
import type { InsightStepRepository } from '../db/insights/insight-steps.ts';
import type { MaveraAttemptRepository } from '../db/insights/mavera-attempts.ts';
import { AppError } from '../errors.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { inTime } from './in-time.ts';
import { insightJob } from './insight-jobs.ts';
import type { InsightSettingsService } from './insight-settings-service.ts';
import { monthStart, overCeiling, shortProblem } from './paid-calls.ts';

type Confirmation = z.output<typeof InsightConfirmation>;

interface ConfirmProposalDeps {
  insightRuns: InsightRunRepository;
  insightSteps: InsightStepRepository;
  insightSettings: InsightSettingsService;
  attempts: MaveraAttemptRepository;
  remotes: RemoteClients;
  queue: JobQueue;
  now(): number;
}

/** Somebody waits for it on a page. */
const CREDITS_WAIT_MS = 5_000;

/**
 * Lets a run go on, with the names of what is to be made of what it proposes. Throws AppError `conflict`, and nothing is made, if
 * it proposes nothing (any more), or something else than was confirmed; `ceiling_run`, `ceiling_month` or `mavera_credits_short` if
 * that may cost more than is allowed, or there.
 */
export async function confirmProposal(
  deps: ConfirmProposalDeps,
  run: SavedInsightRun,
  { names: given, credits }: Confirmation,
): Promise<void> {
  // However somebody ticked them off.
  const names = given.toSorted();
  const { insightRuns, insightSteps, queue, now } = deps;
  const { question, storeHash, id: runId } = run;
  if (run.state !== 'asking' || !question?.proposal)
    throw new AppError('conflict', 'This run proposes nothing that could be confirmed.');
  refuseOtherThan(question.proposal, { names, credits });
  if (credits > 0) await refuseTooDear(deps, run, credits);
  // First the answer, then the state: if we stop in between, it asks again and the first answer stands.
  await insightSteps.save({ storeHash, runId, step: question.step }, names, now());
  await insightRuns.update(run, { state: 'queued', question: null }, ['asking']);
  await queue.enqueue(insightJob(run));
  const saved = await insightSteps.find(storeHash, runId, question.step);
  if (saved && JSON.stringify(saved.outcome) !== JSON.stringify(names))
    throw new AppError('conflict', 'Somebody has confirmed this already, and chose otherwise.');
}

/** The merchant confirms what they saw: if that is not what there is, they look again. */
function refuseOtherThan({ items }: InsightProposal, { names, credits }: Confirmation): void {
  const chosen = items.filter(({ name }) => names.includes(name));
  const price = chosen.reduce((sum, item) => sum + item.credits, 0);
  if (chosen.length === new Set(names).size && price === credits) return;
  const message = `What you confirmed is not what is proposed: look at it again. Those you named cost ${price} credits.`;
  throw new AppError('conflict', message);
}

/** All of it, before any of it is paid: half of what was confirmed helps nobody. */
async function refuseTooDear(
  { attempts, insightSettings, remotes, now }: ConfirmProposalDeps,
  { storeHash, id }: SavedInsightRun,
  credits: number,
): Promise<void> {
  const limits = await insightSettings.get(storeHash);
  const byRun = await attempts.spentByRun(storeHash, id);
  const perRunCeiling = limits.perRunCeiling - byRun.credits;
  const spent = await attempts.spentSince(storeHash, monthStart(now()));
  const over = overCeiling(credits, { ...limits, perRunCeiling }, spent.credits);
  if (over) throw new AppError(over.code, over.message);
  const mavera = await remotes.mavera(storeHash, { interactive: true });
  const signal = AbortSignal.timeout(CREDITS_WAIT_MS);
  const { remaining } = await inTime(signal, () => mavera.getUsage({ signal }));
  if (remaining >= credits) return;
  const { code, message } = shortProblem(credits, remaining);
  throw new AppError(code, message);
}
