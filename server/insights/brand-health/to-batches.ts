import type { ReadReview } from './gather-reviews.ts';

/** Small enough to be read with care, and to be paid again if the answer is of no use. */
const MOST_REVIEWS = 40;
/** Well within the 100,000 characters of a call (reference/mavera-and-peers.md §1.2). */
const MOST_CHARACTERS = 40_000;
/** Of ids, names and marks around the words of each. */
const AROUND = 250;

/** In the order given, in pieces that are bounded in number and in length. */
export function toBatches(reviews: readonly ReadReview[]): ReadReview[][] {
  const batches: ReadReview[][] = [];
  let batch: ReadReview[] = [];
  let length = 0;
  for (const review of reviews) {
    const own = JSON.stringify([review.title, review.text, review.productName]).length + AROUND;
    const isFull = batch.length === MOST_REVIEWS || length + own > MOST_CHARACTERS;
    if (isFull && batch.length > 0) {
      batches.push(batch);
      [batch, length] = [[], 0];
    }
    batch.push(review);
    length += own;
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}
