import type { Review } from '../../clients/bigcommerce/reviews.ts';
import type { KeptReview } from '../../db/insights/reviews.ts';
import { cutText, toPlainText } from './review-text.ts';
import { withoutPeople } from './without-people.ts';

/** How much of a review is kept, and read: more than almost anybody writes. */
export const KEPT_CHARACTERS = 4_000;
const KEPT_TITLE = 200;
/** What is longer is cut before it is looked at, too. */
const LOOKED_AT = 100_000;

/** What is kept of a review: plain words, cut at a length, without who wrote them. `now` in ms. */
export function toKeptReview(
  productId: number,
  { id, title, text, rating, writtenAt, reviewer }: Review,
  now: number,
): KeptReview {
  const clean = (words: string) => withoutPeople(toPlainText(cutText(words, LOOKED_AT)), reviewer);
  const whole = clean(text);
  const stars = Math.round(rating);
  return {
    ...{ reviewId: id, productId, rating: stars >= 1 && stars <= 5 ? stars : null },
    title: cutText(clean(title), KEPT_TITLE),
    text: cutText(whole, KEPT_CHARACTERS),
    isCut: whole.length > KEPT_CHARACTERS || text.length > LOOKED_AT,
    // A date in the future would be the newest for years.
    writtenAt: Math.min(writtenAt ?? now, now),
  };
}
