import type { Review } from '../../../sandbox/bigcommerce/shop/catalog/product.ts';
import type { Shop } from '../../../sandbox/bigcommerce/shop/shop.ts';

export type ShownReview = Review & { productId: number; productName: string };

/** Every review of the shop that customers can see, out of the shop itself. Shares no code with `server/`. */
export function shownReviews(shop: Shop): ShownReview[] {
  return allReviews(shop).filter(({ status }) => status === 'approved');
}

/** What would betray whoever wrote a review: their addresses, and names that are long enough not to stand somewhere by chance. */
export function tracesOfReviewers(shop: Shop): string[] {
  const all = allReviews(shop).flatMap(({ email, name }) => [
    email,
    email.split('@')[0] ?? '',
    name,
  ]);
  const wanted = [...all, '(415) 555-0134', '415555', 'Whitfield'];
  return [...new Set(wanted.filter((trace) => trace.trim().length >= 6))];
}

/** 0 to 100, from stars alone. */
export function scoreOfStars(reviews: readonly Pick<Review, 'rating'>[]): number {
  const stars = reviews.map(({ rating }) => rating).filter((rating) => rating > 0);
  const mean = stars.reduce((sum, one) => sum + one, 0) / stars.length;
  return Math.round(((mean - 1) / 4) * 100);
}

function allReviews(shop: Shop): ShownReview[] {
  const { products } = shop.catalog;
  return Array.from({ length: products.lastId }, (_, at) => products.find(at + 1)).flatMap(
    (product) =>
      (product?.reviews ?? []).map((review) => ({
        ...review,
        ...{ productId: product?.id ?? 0, productName: product?.name ?? '' },
      })),
  );
}
