import type { Confidence, MonthOfReviews, Trend } from '../../contract/brand-health.ts';
import type { RatingSums, ReviewFigures } from '../../db/insights/reviews.ts';
import { addUp, averageOf, moodOf, scoreOf, trendOf } from './score.ts';

/** Fewer ratings say little, and nothing of how they change. */
const FEW = 10;
const MANY = 50;

interface Month extends RatingSums {
  reviews: number;
  positive: number;
  neutral: number;
  negative: number;
}

/** All that is computed of a period's reviews, without their words. */
export interface HealthFigures {
  score: number | null;
  average: number | null;
  confidence: Confidence;
  trend: Trend | null;
  counts: {
    reviews: number;
    rated: number;
    products: number;
    positive: number;
    neutral: number;
    negative: number;
  };
  distribution: Array<{ stars: number; reviews: number }>;
  months: MonthOfReviews[];
}

/** Adds up reviews as they are read. */
export class ReviewSums {
  /** Of each product, its ratings. */
  readonly products = new Map<number, RatingSums>();
  readonly #months = new Map<string, Month>();
  readonly #stars = [0, 0, 0, 0, 0];
  readonly #rated: Array<{ at: number; id: number; rating: number }> = [];
  #reviews = 0;
  #withoutText = 0;

  add({ reviewId, productId, rating, hasText, writtenAt }: ReviewFigures): void {
    this.#reviews += 1;
    if (!hasText) this.#withoutText += 1;
    const product = this.products.get(productId) ?? { count: 0, sum: 0 };
    this.products.set(productId, product);
    const month = this.#monthOf(writtenAt);
    month.reviews += 1;
    if (rating === null) return;
    this.#stars[rating - 1] = (this.#stars[rating - 1] ?? 0) + 1;
    this.#rated.push({ at: writtenAt, id: reviewId, rating });
    for (const sums of [product, month]) {
      sums.count += 1;
      sums.sum += rating;
    }
    month[moodOf(rating)] += 1;
  }

  get reviews(): number {
    return this.#reviews;
  }

  get withoutText(): number {
    return this.#withoutText;
  }

  /** `from` and `to` in ms: every month between them is there. */
  conclude({ from, to }: { from: number; to: number }): HealthFigures {
    const all = addUp(this.#rated.map(({ rating }) => rating));
    const moods = { positive: 0, neutral: 0, negative: 0 };
    for (const { rating } of this.#rated) moods[moodOf(rating)] += 1;
    return {
      ...{ score: scoreOf(all), average: averageOf(all) },
      confidence: all.count < FEW ? 'low' : all.count <= MANY ? 'standard' : 'high',
      trend: all.count < FEW ? null : this.#trend(),
      counts: {
        ...{ reviews: this.#reviews, rated: all.count, products: this.products.size },
        ...moods,
      },
      distribution: this.#stars.map((reviews, place) => ({ stars: place + 1, reviews })),
      months: monthsBetween(from, to).map((month) => toMonth(month, this.#months.get(month))),
    };
  }

  /** The newer half against the older half. */
  #trend(): Trend | null {
    const inOrder = this.#rated.toSorted((a, b) => a.at - b.at || a.id - b.id);
    const middle = Math.floor(inOrder.length / 2);
    const ratings = inOrder.map(({ rating }) => rating);
    return trendOf(addUp(ratings.slice(0, middle)), addUp(ratings.slice(middle)));
  }

  #monthOf(at: number): Month {
    const name = monthName(at);
    const known = this.#months.get(name);
    if (known) return known;
    const month = { reviews: 0, count: 0, sum: 0, positive: 0, neutral: 0, negative: 0 };
    this.#months.set(name, month);
    return month;
  }
}

function toMonth(month: string, sums?: Month): MonthOfReviews {
  const nothing = { reviews: 0, count: 0, sum: 0, positive: 0, neutral: 0, negative: 0 };
  const { reviews, positive, neutral, negative, ...ratings } = sums ?? nothing;
  return {
    ...{ month, reviews, positive, neutral, negative },
    ...{ score: scoreOf(ratings), average: averageOf(ratings) },
  };
}

function monthsBetween(from: number, to: number): string[] {
  const months: string[] = [];
  const first = new Date(from);
  for (let nth = 0; ; nth += 1) {
    const month = monthName(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + nth));
    if (month > monthName(to)) return months;
    months.push(month);
  }
}

/** Such as `2026-03`. */
function monthName(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}
