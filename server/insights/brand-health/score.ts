import type { Trend } from '../../contract/brand-health.ts';
import type { RatingSums } from '../../db/insights/reviews.ts';

/** Points by which a score has to move to be called better or worse. */
const MOVED = 3;

/** 0 to 100: 1 star on average is 0, 5 stars are 100. Null without ratings. */
export function scoreOf({ count, sum }: RatingSums): number | null {
  return count === 0 ? null : Math.round(25 * (sum / count - 1));
}

/** 1 to 5, two decimals; null without ratings. */
export function averageOf({ count, sum }: RatingSums): number | null {
  return count === 0 ? null : Math.round((100 * sum) / count) / 100;
}

export function trendOf(before: RatingSums, after: RatingSums): Trend | null {
  const [then, now] = [scoreOf(before), scoreOf(after)];
  if (then === null || now === null) return null;
  if (Math.abs(now - then) < MOVED) return 'flat';
  return now > then ? 'up' : 'down';
}

export function addUp(ratings: readonly number[]): RatingSums {
  return { count: ratings.length, sum: ratings.reduce((sum, one) => sum + one, 0) };
}

/** By stars: 4 and 5 are positive, 3 is neutral, 1 and 2 are negative. */
export function moodOf(rating: number): 'positive' | 'neutral' | 'negative' {
  if (rating >= 4) return 'positive';
  return rating === 3 ? 'neutral' : 'negative';
}
