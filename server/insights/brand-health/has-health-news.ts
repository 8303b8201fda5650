import type { BrandHealthOptions, BrandHealthResult } from '../../contract/brand-health.ts';
import type { RatingSums, ReviewRepository } from '../../db/insights/reviews.ts';
import type { NewsWorld } from '../insight-definition.ts';
import { type BrandHealthDeps, periodOf } from './gather-reviews.ts';
import { scoreOf } from './score.ts';

/** A product's rating drops if so many new ratings are so many points below all those before. */
const NEW_RATINGS = 3;
const PRODUCT_DROP = 25;

/** Whether so many reviews came since the last result, or the store's score or a product's rating fell. No calls. */
export async function hasHealthNews(
  { reviews }: BrandHealthDeps,
  { store: { storeHash } }: NewsWorld,
  last: BrandHealthResult,
  { days, productIds, alertDrop, newReviews }: BrandHealthOptions,
): Promise<boolean> {
  const since = Date.parse(last.asOf);
  if ((await reviews.countAdded(storeHash, since, productIds)) >= newReviews) return true;
  if (alertDrop === null) return false;
  const rated = { since, least: NEW_RATINGS, productIds };
  const products = await reviews.listNewRatings(storeHash, rated);
  if (products.some(({ before, after }) => hasDropped(before, after))) return true;
  const score = await findScore(reviews, storeHash, { days, productIds });
  return score !== null && last.score !== null && last.score - score >= alertDrop;
}

async function findScore(
  reviews: ReviewRepository,
  storeHash: string,
  { days, productIds }: Pick<BrandHealthOptions, 'days' | 'productIds'>,
): Promise<number | null> {
  const period = await periodOf(reviews, storeHash, { days, productIds });
  return period && scoreOf(await reviews.sumRatings(storeHash, { from: period.from, productIds }));
}

function hasDropped(before: RatingSums, after: RatingSums): boolean {
  if (before.count < NEW_RATINGS) return false;
  return (scoreOf(before) ?? 0) - (scoreOf(after) ?? 0) >= PRODUCT_DROP;
}
