import type { InsightRun } from '../contract/insights.ts';
import type { SavedInsightRun } from '../db/insights/insight-runs.ts';

/** A run as the API shows it. `spent` is in credits. */
export function toInsightRun(run: SavedInsightRun, spent: number): InsightRun {
  const { id, kind, cause, state, phase, done, total, estimate, problem, question, options } = run;
  return {
    ...{ id, kind, cause, state, phase, done, total, estimate, spent, problem, options },
    question: question && {
      text: question.text,
      askedAt: new Date(question.askedAt).toISOString(),
      proposal: question.proposal ?? null,
    },
    createdAt: new Date(run.createdAt).toISOString(),
    startedAt: toIso(run.startedAt),
    finishedAt: toIso(run.finishedAt),
  };
}

function toIso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
