import { fromQuestion } from '../../clients/mavera/mavera-client.ts';
import { activityOf } from '../../contract/activity-of.ts';
import { BrandHealthOptions, type BrandHealthResult } from '../../contract/brand-health.ts';
import { type InsightNote, noteOf } from '../../contract/insight-notes.ts';
import type { InsightDefinition, InsightPlan } from '../insight-definition.ts';
import { RESPONSE_CREDITS, RESPONSE_TRIES } from '../mavera-calls.ts';
import type { RunSteps } from '../run-steps.ts';
import { compareHealth } from './compare-health.ts';
import { type BrandHealthDeps, gatherReviews, type ReviewsGathered } from './gather-reviews.ts';
import { hasHealthNews } from './has-health-news.ts';
import { readReviews } from './read-reviews.ts';
import { refreshReviews } from './refresh-reviews.ts';
import { actionsOf, showProducts, showThemes } from './show-themes.ts';
import { toBatches } from './to-batches.ts';
import { KEPT_CHARACTERS } from './to-kept-review.ts';
import { toMergeQuestion, toThemesQuestion } from './to-questions.ts';

/** What reviews say of the shop: figures that are computed here, and themes that each stand on reviews. */
export function brandHealth(
  deps: BrandHealthDeps,
): InsightDefinition<BrandHealthOptions, ReviewsGathered, BrandHealthResult> {
  return {
    kind: 'brand_health',
    options: BrandHealthOptions,
    gather: (world, options) => gatherReviews(deps, world, options),
    plan,
    work,
    compare: compareHealth,
    alertOf,
    keepUp: ({ store: { storeHash }, bigcommerce, signal, now }) =>
      refreshReviews(deps, { storeHash, bigcommerce, signal, now }, { sweeps: true }),
    hasNews: (world, last, options) => hasHealthNews(deps, world, last, options),
  };
}

function plan(gathered: ReviewsGathered, options: BrandHealthOptions): InsightPlan {
  const { toRead, speaker } = gathered;
  const { least, most } = RESPONSE_CREDITS;
  const call = {
    method: 'POST',
    path: '/responses',
    credits: { least, most: most * RESPONSE_TRIES },
  };
  const batches = toBatches(toRead).map((batch) => ({
    ...{ ...call, isExact: true },
    body: fromQuestion(toThemesQuestion(batch, speaker, options)),
  }));
  const merge = fromQuestion(toMergeQuestion([], gathered, options));
  return {
    calls: batches.length > 0 ? [...batches, { ...call, isExact: false, body: merge }] : [],
    notes: notesOf(gathered),
    blocked: blockedBy(gathered, options),
  };
}

function notesOf({ to, toRead, withoutText, beyondCeiling }: ReviewsGathered): InsightNote[] {
  const cut = toRead.filter(({ isCut }) => isCut).length;
  const older = { read: toRead.length, count: beyondCeiling };
  return [
    ...(to === null ? [] : [noteOf('newest_review', { day: dayOf(to) })]),
    ...(beyondCeiling > 0 ? [noteOf('reviews_beyond_ceiling', older)] : []),
    ...(withoutText > 0 ? [noteOf('reviews_without_words', { count: withoutText })] : []),
    ...(cut > 0 ? [noteOf('reviews_cut', { count: cut, most: KEPT_CHARACTERS })] : []),
    noteOf('nobody_named'),
  ];
}

function blockedBy(
  { to, toRead, speaker }: ReviewsGathered,
  { productIds }: BrandHealthOptions,
): InsightNote | null {
  if (to === null) return noteOf(productIds.length > 0 ? 'no_reviews_chosen' : 'no_reviews');
  return toRead.length > 0 && !speaker ? noteOf('no_persona') : null;
}

async function work(
  steps: RunSteps,
  gathered: ReviewsGathered,
  options: BrandHealthOptions,
): Promise<BrandHealthResult> {
  const { figures, from, to, toRead, previous, speaker } = gathered;
  if (!figures) throw new Error('a run without reviews is blocked before it works');
  const found = await readReviews(steps, gathered, options);
  const { read } = found;
  const themes = showThemes(found.themes, read);
  return {
    ...{ from: toIso(from), to: toIso(to), asOf: toIso(gathered.asOf) },
    ...{ days: options.days, productIds: options.productIds },
    ...{ ...figures, previous, alert: fallOf(figures.score, previous, options) },
    best: showProducts(gathered.best, themes, gathered),
    worst: showProducts(gathered.worst, themes, gathered),
    read: {
      ...{ reviews: read.length, unanswered: toRead.length - read.length },
      ...{ withoutText: gathered.withoutText, beyondCeiling: gathered.beyondCeiling },
      cut: read.filter(({ isCut }) => isCut).length,
      ...{ batches: found.batches, failedBatches: found.failedBatches },
      persona: speaker?.name ?? '',
    },
    ...{ themes, languages: found.languages, actions: actionsOf(themes) },
    ...{ summary: found.summary, dropped: found.dropped },
    ...{ problem: found.problem, fault: found.fault },
  };
}

function fallOf(
  score: number | null,
  previous: ReviewsGathered['previous'],
  { alertDrop }: BrandHealthOptions,
): BrandHealthResult['alert'] {
  if (score === null || previous === null || alertDrop === null) return null;
  const points = previous.score - score;
  return points >= alertDrop ? { before: previous.score, now: score, points } : null;
}

function alertOf({ alert }: BrandHealthResult): InsightNote | null {
  if (!alert) return null;
  const { before, now, points } = alert;
  return activityOf('brand_health_fell', { before, now, count: points });
}

function toIso(ms: number | null): string {
  return new Date(ms ?? 0).toISOString();
}

function dayOf(ms: number): string {
  return toIso(ms).slice(0, 10);
}
