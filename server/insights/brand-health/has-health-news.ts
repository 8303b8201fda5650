import type { BrandHealthOptions, BrandHealthResult } from '../../contract/brand-health.ts';
import type { NewsWorld } from '../insight-definition.ts';
import { type BrandHealthDeps, sumReviews } from './gather-reviews.ts';
import { type Ratings, scoreOf } from './score.ts';

/** A product's rating drops if so many new ratings are so many points below all those before. */
const NEW_RATINGS = 3;
const PRODUCT_DROP = 25;

/** Whether so many reviews came since the last result, or the store's score or a product's rating fell. No calls. */
export async function hasHealthNews(
  { reviews }: BrandHealthDeps,
  { store, signal }: NewsWorld,
  last: BrandHealthResult,
  { days, productIds, alertDrop, newReviews }: BrandHealthOptions,
): Promise<boolean> {
  const { storeHash } = store;
  const since = Date.parse(last.asOf);
  let added = 0;
  const before = new Map<number, Ratings>();
  const after = new Map<number, Ratings>();
  for await (const piece of reviews.pieces(storeHash, { from: 0, productIds })) {
    signal.throwIfAborted();
    for (const { productId, rating, addedAt } of piece) {
      const isNew = addedAt > since;
      if (isNew) added += 1;
      if (rating !== null) count(isNew ? after : before, productId, rating);
    }
  }
  if (added >= newReviews) return true;
  if (alertDrop === null) return false;
  if ([...after].some(([id, ratings]) => hasDropped(before.get(id), ratings))) return true;
  const period = await sumReviews(reviews, { storeHash, days, productIds, signal });
  const score = period?.sums.conclude(period).score ?? null;
  return score !== null && last.score !== null && last.score - score >= alertDrop;
}

function count(products: Map<number, Ratings>, productId: number, rating: number): void {
  const ratings = products.get(productId) ?? { count: 0, sum: 0 };
  ratings.count += 1;
  ratings.sum += rating;
  products.set(productId, ratings);
}

function hasDropped(before: Ratings | undefined, after: Ratings): boolean {
  if (!before || before.count < NEW_RATINGS || after.count < NEW_RATINGS) return false;
  return (scoreOf(before) ?? 0) - (scoreOf(after) ?? 0) >= PRODUCT_DROP;
}
