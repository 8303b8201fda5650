import { ACTIVITY_EN } from '../contract/activity-words-en.ts';
import type { InsightAlert, InsightProblem, InsightProposal } from '../contract/insights.ts';
import type { ActivityRepository, NewActivity } from '../db/activity.ts';
import type { SavedInsightRun } from '../db/insight-runs.ts';

type Run = Pick<SavedInsightRun, 'storeHash' | 'kind'>;
type Told = Omit<NewActivity, 'at'>;

/** What became of a run, for the activity log. `spent`: in credits. */
export function tellFinished({ kind: analysis }: Run, spent: number): Told {
  const params = { analysis, count: spent };
  const message = `An analysis is ready, for ${spent} credits.`;
  return { kind: 'insight_finished', code: 'insight_finished', params, message };
}

export function tellAlert(alert: InsightAlert): Told {
  return { ...alert, kind: 'insight_alert', level: 'warning' };
}

/** Mave wants to know something, or what costs much has to be confirmed. */
export function tellAsked({ kind: analysis }: Run, proposal: InsightProposal | null): Told {
  const kind = 'insight_asks';
  if (!proposal) {
    const message = 'Mave has a question before it goes on.';
    return { kind, code: 'insight_asks', params: { analysis }, message };
  }
  const { items, credits } = proposal;
  const what = items.length === 1 ? '1 persona' : `${items.length} personas`;
  const message = `${what} can be made, for ${credits} credits. Nothing happens before you confirm it.`;
  return { kind, code: 'personas_proposed', params: { count: items.length, credits }, message };
}

export function tellFailed({ kind: analysis }: Run, problem: InsightProblem): Told {
  const params = { analysis, why: whyOf(problem) };
  const message = `An insight could not be finished: ${problem.message}`;
  return { kind: 'insight_failed', code: 'insight_failed', level: 'error', params, message };
}

export function tellWaits({ kind: analysis }: Run, problem: InsightProblem): Told {
  const params = { analysis, why: whyOf(problem) };
  const { message } = problem;
  return { kind: 'insight_waits', code: 'insight_waits', level: 'warning', params, message };
}

export async function tell(
  activity: ActivityRepository,
  { storeHash }: Run,
  told: Told,
  at: number,
): Promise<void> {
  await activity.add(storeHash, { ...told, at });
}

/** Most of what can happen has words of its own; for the rest there is the page. */
function whyOf({ code }: InsightProblem): string {
  return code in ACTIVITY_EN.values.why ? code : 'other';
}
