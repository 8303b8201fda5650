import { activityOf } from '../contract/activity-of.ts';
import { ACTIVITY_EN } from '../contract/activity-words-en.ts';
import type { InsightNote } from '../contract/insight-notes.ts';
import type { InsightProblem, InsightProposal } from '../contract/insights.ts';
import type { SavedInsightRun } from '../db/insights/insight-runs.ts';
import type { ActivityRepository, NewActivity } from '../db/store/activity.ts';

type Run = Pick<SavedInsightRun, 'storeHash' | 'kind'>;
type Told = Omit<NewActivity, 'at'>;

/** What became of a run, for the activity log. `spent`: in credits. */
export function tellFinished({ kind: analysis }: Run, spent: number): Told {
  return {
    kind: 'insight_finished',
    ...activityOf('insight_finished', { analysis, count: spent }),
  };
}

export function tellAlert(alert: InsightNote): Told {
  return { ...alert, kind: 'insight_alert', level: 'warning' };
}

/** Mave wants to know something, or what costs much has to be confirmed. */
export function tellAsked({ kind: analysis }: Run, proposal: InsightProposal | null): Told {
  const kind = 'insight_asks';
  if (!proposal) return { kind, ...activityOf('insight_asks', { analysis }) };
  const { items, credits } = proposal;
  return { kind, ...activityOf('personas_proposed', { count: items.length, credits }) };
}

export function tellFailed({ kind: analysis }: Run, problem: InsightProblem): Told {
  const told = activityOf('insight_failed', { analysis, why: whyOf(problem) });
  return { kind: 'insight_failed', level: 'error', ...told };
}

export function tellWaits({ kind: analysis }: Run, problem: InsightProblem): Told {
  const told = activityOf('insight_waits', { analysis, why: whyOf(problem) });
  return { kind: 'insight_waits', level: 'warning', ...told };
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
