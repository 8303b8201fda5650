import { moodName } from './facts.ts';
import { aspectsOf, moodOf } from './lexicon.ts';
import type { Id, ReviewSeen, ThemeSeen } from './read-input.ts';

/** A review, and what a reader who only counts words makes of it. */
export interface Judged extends ReviewSeen {
  mood: number;
  label: 'positive' | 'negative' | 'neutral' | 'mixed';
  aspects: string[];
}

export function judge(review: ReviewSeen): Judged {
  const { score, isMixed } = moodOf(`${review.title}. ${review.text}`);
  const stars = review.rating === undefined ? null : (review.rating - 3) / 2;
  const mood = score === null ? (stars ?? 0) : stars === null ? score : 0.6 * score + 0.4 * stars;
  return {
    ...review,
    mood,
    label: isMixed ? 'mixed' : moodName(mood),
    aspects: aspectsOf(review.text),
  };
}

/** At the end of the name of a theme that is blamed. */
const PROBLEMS = /: problems$/;

export interface Theme {
  name: string;
  mood: number;
  reviewIds: Id[];
  productIds: Id[];
}

/** Whatever at least two reviews speak of, most spoken of first; praise and blame of one thing are two themes. */
export function findThemes(judged: Judged[]): Theme[] {
  const least = judged.length < 10 ? 1 : 2;
  const mentions = judged.flatMap((one) =>
    one.aspects.map((aspect) => ({ one, name: one.mood < 0 ? `${aspect}: problems` : aspect })),
  );
  return [...groupBy(mentions, ({ name }) => name)]
    .filter(([, ones]) => ones.length >= least)
    .map(([name, ones]) => ({
      name,
      mood: average(ones.map(({ one }) => one.mood)),
      reviewIds: ones.map(({ one }) => one.id),
      productIds: [...new Set(ones.flatMap(({ one }) => one.productId ?? []))],
    }))
    .sort((a, b) => b.reviewIds.length - a.reviewIds.length);
}

/** Themes of one name become one. */
export function mergeThemes(themes: ThemeSeen[]): Theme[] {
  return [...groupBy(themes, ({ name }) => name)]
    .map(([name, ones]) => ({
      name,
      mood: average(ones.map(({ mood }) => mood ?? 0)),
      reviewIds: [...new Set(ones.flatMap(({ reviewIds }) => reviewIds))],
      productIds: [...new Set(ones.flatMap(({ productIds }) => productIds))],
    }))
    .sort((a, b) => b.reviewIds.length - a.reviewIds.length);
}

export function subjectOf({ name }: Pick<Theme, 'name'>): string {
  return name.replace(PROBLEMS, '').toLowerCase();
}

export function average(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;
}

export function groupBy<Item, Key>(
  items: Item[],
  keyOf: (item: Item) => Key | undefined,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key) ?? [];
    group.push(item);
    groups.set(key, group);
  }
  return groups;
}

/** A sentence just as the review has it: the first one that speaks of the theme, if it is given, else the first of all. */
export function quoteOf({ text }: Pick<ReviewSeen, 'text'>, theme?: Pick<Theme, 'name'>): string {
  const sentences = text.slice(0, 6000).match(/[^.!?。]{1,160}[.!?。]*/gu) ?? [];
  const subject = theme?.name.replace(PROBLEMS, '');
  const wanted = subject && sentences.find((one) => aspectsOf(one).includes(subject));
  return (wanted || sentences[0] || '').trim();
}
