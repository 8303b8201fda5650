import type { BigCommerceClient } from '../../clients/bigcommerce/bigcommerce-client.ts';
import type { ReviewTotals } from '../../clients/bigcommerce/reviews.ts';
import type {
  KnownProduct,
  ReviewedProductRepository,
} from '../../db/insights/reviewed-products.ts';
import type { ReviewRepository } from '../../db/insights/reviews.ts';
import { toPlainText } from './review-text.ts';
import { toKeptReview } from './to-kept-review.ts';

export interface ReviewTables {
  reviews: ReviewRepository;
  reviewedProducts: ReviewedProductRepository;
}

interface World {
  storeHash: string;
  bigcommerce: BigCommerceClient;
  signal: AbortSignal;
  now: number;
}

const DAY_MS = 86_400_000;
/** Every product is read again about once in so many nights, a part of them each: a text that was edited moves no total. */
const SWEEP_DAYS = 7;

/**
 * Brings the reviews of a store up to date: one call per 250 products says which products' totals moved, and only those are
 * read. What was read stays if it is stopped. `sweeps`: products that were not read for long are read again as well.
 */
export async function refreshReviews(
  { reviews, reviewedProducts }: ReviewTables,
  world: World,
  { sweeps = false }: { sweeps?: boolean } = {},
): Promise<void> {
  const { storeHash, bigcommerce, signal, now } = world;
  const known = new Map(
    (await reviewedProducts.list(storeHash)).map((one) => [one.productId, one] as const),
  );
  const changed: number[] = [];
  const gone = new Set(known.keys());
  for await (const { items } of bigcommerce.reviews.totalPages({ signal })) {
    const fresh = items.filter(({ productId, count }) => !known.has(productId) && count === 0);
    await reviewedProducts.add(
      storeHash,
      fresh.map((one) => toKnown(one, now)),
    );
    const renamed: KnownProduct[] = [];
    for (const totals of items) {
      const before = known.get(totals.productId);
      gone.delete(totals.productId);
      if (hasMoved(before, totals)) changed.push(totals.productId);
      else if (before && before.name !== nameOf(totals))
        renamed.push({ ...before, name: nameOf(totals) });
    }
    await reviewedProducts.rename(storeHash, renamed);
  }
  // Only a walk that came to its end can tell.
  await reviews.forgetProducts(storeHash, [...gone]);
  const toSweep = sweeps
    ? longUnread([...known.values()], new Set([...changed, ...gone]), now)
    : [];
  await readProducts(reviews, world, [...changed, ...toSweep]);
}

async function readProducts(
  reviews: ReviewRepository,
  { storeHash, bigcommerce, signal, now }: World,
  productIds: readonly number[],
): Promise<void> {
  for await (const piece of bigcommerce.reviews.productPieces(productIds, { signal })) {
    const kept = piece.flatMap(({ productId, reviews: written }) =>
      written.map((one) => toKeptReview(productId, one, now)),
    );
    const products = piece.map((one) => toKnown(one, now));
    await reviews.saveProducts(storeHash, products, kept, now);
  }
}

function hasMoved(before: KnownProduct | undefined, { count, ratingSum }: ReviewTotals): boolean {
  if (!before) return count > 0;
  return before.count !== count || before.ratingSum !== ratingSum;
}

/** Those that are longest unread first, as many as keep the pace. */
function longUnread(
  known: readonly KnownProduct[],
  except: ReadonlySet<number>,
  now: number,
): number[] {
  return known
    .filter(
      ({ productId, readAt }) =>
        now - readAt >= (SWEEP_DAYS - 1) * DAY_MS && !except.has(productId),
    )
    .sort((a, b) => a.readAt - b.readAt || a.productId - b.productId)
    .slice(0, Math.ceil(known.length / SWEEP_DAYS))
    .map(({ productId }) => productId);
}

function toKnown(totals: ReviewTotals, now: number): KnownProduct {
  const { productId, count, ratingSum } = totals;
  return { productId, name: nameOf(totals), count, ratingSum, readAt: now };
}

function nameOf({ productId, name }: ReviewTotals): string {
  return toPlainText(name) || `Product ${productId}`;
}
