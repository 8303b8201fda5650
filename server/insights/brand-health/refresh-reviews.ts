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
  const changed: number[] = [];
  const gone: number[] = [];
  let after = 0;
  for await (const { items, nextCursor } of bigcommerce.reviews.totalPages({ signal })) {
    // Pages come by growing id: what we know between two of them is gone, unless it is in this one.
    const last = nextCursor === null ? null : (items.at(-1)?.productId ?? after);
    const known = await reviewedProducts.listBetween(storeHash, after, last);
    const found = compare(known, items);
    await reviewedProducts.add(
      storeHash,
      found.fresh.map((one) => toKnown(one, now)),
    );
    await reviewedProducts.rename(storeHash, found.renamed);
    changed.push(...found.changed);
    gone.push(...found.gone);
    after = last ?? after;
  }
  // Only a walk that came to its end can tell.
  await reviews.forgetProducts(storeHash, gone);
  const toSweep = sweeps
    ? await longUnread(reviewedProducts, storeHash, new Set(changed), now)
    : [];
  await readProducts(reviews, world, [...changed, ...toSweep]);
}

/** What a page of products says beside what is known of them. */
function compare(knownProducts: readonly KnownProduct[], items: readonly ReviewTotals[]) {
  const known = new Map(knownProducts.map((one) => [one.productId, one]));
  const ids = new Set(items.map(({ productId }) => productId));
  const before = ({ productId }: ReviewTotals) => known.get(productId);
  const changed = items.filter((totals) => hasMoved(before(totals), totals));
  return {
    changed: changed.map(({ productId }) => productId),
    fresh: items.filter((totals) => !before(totals) && totals.count === 0),
    renamed: items.flatMap((totals) => {
      const one = before(totals);
      const isRenamed = one && one.name !== nameOf(totals) && !changed.includes(totals);
      return isRenamed ? [{ ...one, name: nameOf(totals) }] : [];
    }),
    gone: [...known.keys()].filter((id) => !ids.has(id)),
  };
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
async function longUnread(
  reviewedProducts: ReviewedProductRepository,
  storeHash: string,
  except: ReadonlySet<number>,
  now: number,
): Promise<number[]> {
  const most = Math.ceil((await reviewedProducts.count(storeHash)) / SWEEP_DAYS);
  const readBefore = now - (SWEEP_DAYS - 1) * DAY_MS;
  const unread = await reviewedProducts.listUnread(storeHash, readBefore, most + except.size);
  return unread.filter((productId) => !except.has(productId)).slice(0, most);
}

function toKnown(totals: ReviewTotals, now: number): KnownProduct {
  const { productId, count, ratingSum } = totals;
  return { productId, name: nameOf(totals), count, ratingSum, readAt: now };
}

function nameOf({ productId, name }: ReviewTotals): string {
  return toPlainText(name) || `Product ${productId}`;
}
