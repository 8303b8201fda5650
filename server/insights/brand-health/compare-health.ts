import type {
  BrandHealthChanges,
  BrandHealthResult,
  BrandTheme,
} from '../../contract/brand-health.ts';
import { sameReviews } from './gather-reviews.ts';

/** How figures and themes of a result differ from another's. Themes are the same if they have one name and one mood. */
export function compareHealth(
  now: BrandHealthResult,
  before: BrandHealthResult,
): BrandHealthChanges {
  const themes = new Map<string, BrandHealthChanges['themes'][number]>();
  for (const { name, polarity, share } of now.themes)
    themes.set(keyOf({ name, polarity }), { name, polarity, shareBefore: null, shareNow: share });
  for (const { name, polarity, share } of before.themes) {
    const known = themes.get(keyOf({ name, polarity }));
    if (known) known.shareBefore = share;
    else
      themes.set(keyOf({ name, polarity }), { name, polarity, shareBefore: share, shareNow: null });
  }
  const sizeOf = ({ shareBefore, shareNow }: BrandHealthChanges['themes'][number]) =>
    Math.abs((shareNow ?? 0) - (shareBefore ?? 0));
  return {
    score: { before: before.score, now: now.score },
    average: { before: before.average, now: now.average },
    reviews: { before: before.counts.reviews, now: now.counts.reviews },
    isComparable: sameReviews(now, before),
    themes: [...themes.values()].sort((a, b) => sizeOf(b) - sizeOf(a)),
  };
}

function keyOf({ name, polarity }: Pick<BrandTheme, 'name' | 'polarity'>): string {
  return `${polarity} ${name.toLowerCase()}`;
}
