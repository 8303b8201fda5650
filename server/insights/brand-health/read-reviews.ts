import { UnusableAnswer } from '../../clients/mavera/unusable-answer.ts';
import type { BrandHealthOptions, BrandHealthResult } from '../../contract/brand-health.ts';
import { type AppError, RemoteError } from '../../errors.ts';
import { structuredCall } from '../mavera-calls.ts';
import type { RunSteps } from '../run-steps.ts';
import { checkSummary } from './check-summary.ts';
import type { Dropped, FoundTheme } from './found-theme.ts';
import type { ReadReview, ReviewsGathered } from './gather-reviews.ts';
import { mergeAsTold, mergeByName } from './merge-themes.ts';
import { readAnswer } from './read-answer.ts';
import { toBatches } from './to-batches.ts';
import { toMergeQuestion, toThemesQuestion } from './to-questions.ts';

/** What Mavera found in the reviews, as far as they bear it out. */
export interface ReviewsRead {
  /** Those that were answered. */
  read: ReadReview[];
  themes: FoundTheme[];
  languages: Array<{ language: string; reviews: number }>;
  summary: string | null;
  batches: number;
  failedBatches: number;
  dropped: Dropped;
  problem: string | null;
  fault: BrandHealthResult['fault'];
}

/** Has the reviews read, a batch at a time, and the themes of all batches merged. Each answer is a step, paid once. */
export async function readReviews(
  steps: RunSteps,
  gathered: ReviewsGathered,
  options: BrandHealthOptions,
): Promise<ReviewsRead> {
  const batches = toBatches(gathered.toRead);
  const dropped = nothingDropped();
  const themes: FoundTheme[] = [];
  const answered: ReadReview[] = [];
  const languageOf = new Map<number, string>();
  let failure: AppError | undefined;
  let failedBatches = 0;
  for (const [place, batch] of batches.entries()) {
    await steps.progress('reading', place, batches.length + 1);
    const question = toThemesQuestion(batch, gathered.speaker, options);
    try {
      const answer = await steps.paid(`batch-${place + 1}`, structuredCall(question));
      const read = readAnswer(answer, batch);
      themes.push(...read.themes);
      answered.push(...batch);
      for (const { reviewId, language } of read.languages) languageOf.set(reviewId, language);
      addTo(dropped, read.dropped);
    } catch (error) {
      if (!isOfThisBatch(error)) throw error;
      failure = error;
      failedBatches += 1;
    }
  }
  const isLost = failedBatches === batches.length;
  // What is wrong with every batch is wrong with the account or with us, and no result to show.
  if (isLost && failure instanceof RemoteError) throw failure;
  const found = mergeByName(themes);
  const merged = await mergeThemes(steps, found, gathered, options, batches.length);
  addTo(dropped, merged.dropped);
  return {
    ...{ read: answered, themes: merged.themes, summary: merged.summary },
    languages: countLanguages(answered, languageOf),
    ...{ batches: batches.length, failedBatches, dropped },
    ...problemOf((isLost && failure) || merged.failure),
  };
}

/** Mavera gave no usable answer, or refuses what just this batch says: the others are worth having all the same. */
function isOfThisBatch(error: unknown): error is AppError {
  if (error instanceof UnusableAnswer) return true;
  return error instanceof RemoteError && error.failure === 'rejected';
}

async function mergeThemes(
  steps: RunSteps,
  found: readonly FoundTheme[],
  gathered: ReviewsGathered,
  options: BrandHealthOptions,
  batches: number,
): Promise<Pick<ReviewsRead, 'themes' | 'summary' | 'dropped'> & { failure?: AppError }> {
  const nothing = nothingDropped();
  const asFound = { themes: [...found], summary: null, dropped: nothing };
  if (found.length === 0) return asFound;
  await steps.progress('merging', batches, batches + 1);
  try {
    const question = toMergeQuestion(found, gathered, options);
    const answer = await steps.paid('merge', structuredCall(question));
    const { themes, dropped } = mergeAsTold(found, answer);
    const figures = numbersIn(gathered.figures);
    const { summary, sentences } = checkSummary(answer.summary, figures, options.language);
    await steps.progress('merging', batches + 1, batches + 1);
    return { themes, summary, dropped: { ...nothing, ...dropped, sentences } };
  } catch (error) {
    // Found and paid for: they stand, by the names that each batch gave them.
    if (!isOfThisBatch(error)) throw error;
    return { ...asFound, failure: error };
  }
}

function problemOf(failure: AppError | undefined) {
  return {
    problem: failure?.message ?? null,
    fault: failure instanceof UnusableAnswer ? failure.fault : null,
  };
}

function countLanguages(read: readonly ReadReview[], languageOf: ReadonlyMap<number, string>) {
  const groups = Map.groupBy(read, ({ reviewId }) => languageOf.get(reviewId) ?? 'und');
  return [...groups]
    .map(([language, ones]) => ({ language, reviews: ones.length }))
    .sort((a, b) => b.reviews - a.reviews);
}

function numbersIn(figures: ReviewsGathered['figures']): number[] {
  const { score, average, counts } = figures ?? {};
  return [score ?? 0, average ?? 0, ...Object.values(counts ?? {})];
}

function nothingDropped(): Dropped {
  return { themes: 0, reviewIds: 0, quotes: 0, sentences: 0 };
}

function addTo(all: Dropped, more: Dropped): void {
  all.sentences += more.sentences;
  all.themes += more.themes;
  all.reviewIds += more.reviewIds;
  all.quotes += more.quotes;
}
