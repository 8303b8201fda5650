import type { TFunction } from 'i18next';
import type { BrandHealthResult } from '../../../../server/contract/brand-health.ts';
import type { Sheet } from '../job/insight-parts.ts';

/** Months, then themes, then products: each table with its own first line. */
export function toHealthSheet(
  { months, themes, best, worst }: BrandHealthResult,
  t: TFunction,
): Sheet {
  const moods = (['positive', 'neutral', 'negative'] as const).map((mood) =>
    t(`brandHealth.moods.${mood}`),
  );
  const reviews = t('brandHealth.counts.reviews');
  return [
    [t('brandHealth.month'), reviews, ...moods, t('brandHealth.score'), t('brandHealth.average')],
    ...months.map((one) => [
      ...[one.month, one.reviews, one.positive, one.neutral, one.negative],
      ...[one.score ?? '', one.average ?? ''],
    ]),
    [],
    [
      t('brandHealth.themes'),
      t('brandHealth.mood'),
      reviews,
      t('brandHealth.share'),
      t('insights.todo'),
    ],
    ...themes.map(({ name, polarity, mentions, share, suggestedAction }) => [
      ...[name, t(`brandHealth.polarity.${polarity}`), mentions, share, suggestedAction],
    ]),
    [],
    [t('brandHealth.product'), t('brandHealth.average'), reviews, t('brandHealth.score')],
    ...[...best, ...worst].map(({ name, average, reviews: count, score }) => [
      ...[name, average, count, score],
    ]),
  ];
}
