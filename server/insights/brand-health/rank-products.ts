import type { RatingSums } from '../../db/insights/reviews.ts';
import { averageOf, scoreOf } from './score.ts';

/** A product with its ratings; what is said of it comes later. */
export interface RankedProduct {
  productId: number;
  reviews: number;
  average: number;
  score: number;
}

/** Fewer ratings than this are chance. */
const FEWEST = 3;
const SHOWN = 5;
/** As if so many people more had given the store's average: one five-star rating does not beat a hundred of 4.8. */
const WEIGHT = 5;

/** The products that are rated best and worst of all, by averages that few ratings cannot move far. None is in both. */
export function rankProducts(products: ReadonlyMap<number, RatingSums>): {
  best: RankedProduct[];
  worst: RankedProduct[];
} {
  const all = [...products.values()];
  const count = all.reduce((total, one) => total + one.count, 0);
  const mean = count === 0 ? 0 : all.reduce((total, one) => total + one.sum, 0) / count;
  const ranked = [...products]
    .filter(([, ratings]) => ratings.count >= FEWEST)
    .map(([productId, ratings]) => ({
      ...{ productId, ratings },
      rank: (ratings.sum + WEIGHT * mean) / (ratings.count + WEIGHT),
    }))
    .sort((a, b) => b.rank - a.rank || a.productId - b.productId);
  const isGood = ({ rank }: (typeof ranked)[number]) => rank >= mean;
  return {
    best: ranked.filter(isGood).slice(0, SHOWN).map(toRanked),
    worst: ranked
      .filter((one) => !isGood(one))
      .reverse()
      .slice(0, SHOWN)
      .map(toRanked),
  };
}

function toRanked({
  productId,
  ratings,
}: {
  productId: number;
  ratings: RatingSums;
}): RankedProduct {
  return {
    ...{ productId, reviews: ratings.count },
    ...{ average: averageOf(ratings) ?? 0, score: scoreOf(ratings) ?? 0 },
  };
}
