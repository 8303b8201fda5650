import type { BrandHealthOptions, BrandHealthResult } from '../../contract/brand-health.ts';
import type { KeptReview, ReviewRepository } from '../../db/insights/reviews.ts';
import { choosePersona, type Speaker } from '../choose-persona.ts';
import type { InsightWorld } from '../insight-definition.ts';
import { type RankedProduct, rankProducts } from './rank-products.ts';
import { type ReviewTables, refreshReviews } from './refresh-reviews.ts';
import { type HealthFigures, ReviewSums } from './review-sums.ts';

export type BrandHealthDeps = ReviewTables;

/** A review as it is read by Mavera. */
export type ReadReview = KeptReview & { productName: string };

/** All that brand health is made from. Kept while the run lasts, so that it ends on what it began with. */
export interface ReviewsGathered {
  /** ms; `to` is when the newest review was written. Null if there is none. */
  from: number | null;
  to: number | null;
  asOf: number;
  figures: HealthFigures | null;
  best: RankedProduct[];
  worst: RankedProduct[];
  /** The newest ones with words. */
  toRead: ReadReview[];
  withoutText: number;
  beyondCeiling: number;
  productNames: Record<string, string>;
  previous: { score: number; asOf: string } | null;
  speaker: Speaker | null;
}

const DAY_MS = 86_400_000;

/** Brings the reviews up to date, adds them up, and picks those that Mavera reads. */
export async function gatherReviews(
  { reviews, reviewedProducts }: BrandHealthDeps,
  { store, bigcommerce, mavera, signal, now, last }: InsightWorld,
  { days, productIds, maxReviews, personaId }: BrandHealthOptions,
): Promise<ReviewsGathered> {
  const { storeHash } = store;
  await refreshReviews({ reviews, reviewedProducts }, { storeHash, bigcommerce, signal, now });
  const period = await sumReviews(reviews, { storeHash, days, productIds, signal });
  const speaker = (await choosePersona(mavera, personaId, signal)) ?? null;
  const nothing = { best: [], worst: [], toRead: [], withoutText: 0, beyondCeiling: 0 };
  const previous = last && previousOf(last, { days, productIds });
  if (!period)
    return {
      ...{ from: null, to: null, asOf: now, figures: null, ...nothing },
      ...{ productNames: {}, previous, speaker },
    };
  const { from, to, sums } = period;
  const kept = await reviews.listNewest(storeHash, { from, productIds }, maxReviews);
  const { best, worst } = rankProducts(sums.products);
  const named = [...best, ...worst, ...kept].map(({ productId }) => productId);
  const names = await reviewedProducts.names(storeHash, [...new Set(named)]);
  const toRead = kept.map((one) => ({ ...one, productName: names.get(one.productId) ?? '' }));
  const { withoutText } = sums;
  return {
    ...{ from, to, asOf: now, figures: sums.conclude({ from, to }), best, worst, toRead },
    ...{ withoutText, beyondCeiling: sums.reviews - withoutText - toRead.length },
    ...{ productNames: Object.fromEntries(names), previous, speaker },
  };
}

/** So many days up to the newest review, ms; null if there is none. */
export async function periodOf(
  reviews: ReviewRepository,
  storeHash: string,
  { days, productIds }: { days: number; productIds: readonly number[] },
): Promise<{ from: number; to: number } | null> {
  const to = await reviews.newest(storeHash, productIds);
  return to === null ? null : { from: to - days * DAY_MS, to };
}

/** The reviews of a period, added up; undefined if there are none. No calls. */
async function sumReviews(
  reviews: ReviewRepository,
  {
    storeHash,
    days,
    productIds,
    signal,
  }: { storeHash: string; days: number; productIds: readonly number[]; signal: AbortSignal },
): Promise<{ from: number; to: number; sums: ReviewSums } | undefined> {
  const period = await periodOf(reviews, storeHash, { days, productIds });
  if (!period) return undefined;
  const { from, to } = period;
  const sums = new ReviewSums();
  for await (const piece of reviews.pieces(storeHash, { from, productIds })) {
    signal.throwIfAborted();
    for (const review of piece) sums.add(review);
  }
  return { from, to, sums };
}

/** The last result's score, if it is of the same reviews: another choice of products or days is another score. */
function previousOf(
  last: { result: unknown },
  { days, productIds }: Pick<BrandHealthOptions, 'days' | 'productIds'>,
): ReviewsGathered['previous'] {
  const before = last.result as BrandHealthResult;
  const { score, asOf } = before;
  const isSame = sameReviews(before, { days, productIds });
  return isSame && score !== null ? { score, asOf } : null;
}

export function sameReviews(
  one: Pick<BrandHealthOptions, 'days' | 'productIds'>,
  other: Pick<BrandHealthOptions, 'days' | 'productIds'>,
): boolean {
  const ids = new Set(one.productIds);
  return (
    one.days === other.days &&
    ids.size === new Set(other.productIds).size &&
    other.productIds.every((id) => ids.has(id))
  );
}
