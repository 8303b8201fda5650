import type { Review } from '../product.ts';

/** What the platform's own counts of a product say: approved reviews, and their stars (reference §6.3). */
export function countReviews(reviews: readonly Review[]) {
  const approved = reviews.filter(({ status }) => status === 'approved');
  return {
    reviews_count: approved.length,
    reviews_rating_sum: approved.reduce((sum, { rating }) => sum + rating, 0),
  };
}
