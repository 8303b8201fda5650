import type { InsightRun } from '../contract/insights.ts';
import type { SavedInsightRun } from '../db/insights/insight-runs.ts';
import type { Spent } from '../db/insights/mavera-attempts.ts';

/** A run as the API shows it. */
export function toInsightRun(run: SavedInsightRun, spent: Spent): InsightRun {
  const { id, kind, cause, state, phase, done, total, estimate, problem, question, options } = run;
  return {
    ...{ id, kind, cause, state, phase, done, total, estimate, problem, options },
    ...{ spent: spent.credits, isSpentAtMost: spent.isAtMost },
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
