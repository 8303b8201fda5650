import { expect, test } from 'vitest';
import { checkSummary } from '../../server/insights/brand-health/check-summary.ts';
import type { FoundTheme } from '../../server/insights/brand-health/found-theme.ts';
import type { ReadReview } from '../../server/insights/brand-health/gather-reviews.ts';
import { mergeAsTold, mergeByName } from '../../server/insights/brand-health/merge-themes.ts';
import { rankProducts } from '../../server/insights/brand-health/rank-products.ts';
import { readAnswer } from '../../server/insights/brand-health/read-answer.ts';
import { ReviewSums } from '../../server/insights/brand-health/review-sums.ts';
import { showThemes } from '../../server/insights/brand-health/show-themes.ts';
import { toBatches } from '../../server/insights/brand-health/to-batches.ts';
import { toMergeQuestion } from '../../server/insights/brand-health/to-questions.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2025, 10, 20);

const review = (reviewId: number, change: Partial<ReadReview> = {}): ReadReview => ({
  ...{ reviewId, productId: 7, productName: 'Tent', rating: 4, title: 'Good', isCut: false },
  ...{ text: `It is number ${reviewId}. Fine.`, writtenAt: START + reviewId * DAY_MS },
  ...change,
});
const theme = (
  name: string,
  reviewIds: number[],
  change: Partial<FoundTheme> = {},
): FoundTheme => ({
  ...{ name, polarity: 'negative', reviewIds, quotes: [], suggestedAction: '' },
  ...change,
});
const told = (name: string, reviewIds: string[]) => ({
  ...{ name, polarity: 'negative' as const, reviewIds, suggestedAction: 'Mend it.' },
});

test('batches are bounded in number and in length, and lose nobody', () => {
  const long = 'x'.repeat(4_000);
  const reviews = Array.from({ length: 100 }, (_, id) => review(id, id < 50 ? {} : { text: long }));

  const batches = toBatches(reviews);

  expect(batches.flat()).toEqual(reviews);
  for (const batch of batches) {
    expect(batch.length).toBeLessThanOrEqual(40);
    expect(JSON.stringify(batch).length).toBeLessThan(50_000);
  }
  expect(toBatches([])).toEqual([]);
});

test('figures follow from the stars alone, with every month between', () => {
  const sums = new ReviewSums();
  for (let id = 0; id < 40; id += 1)
    sums.add({
      ...{
        reviewId: id,
        productId: id % 4,
        rating: id < 20 ? 5 : 2,
        hasText: id > 0,
        isCut: false,
      },
      ...{ writtenAt: START + id * DAY_MS, addedAt: 0 },
    });
  sums.add({
    ...{ reviewId: 99, productId: 9, rating: null, hasText: true, isCut: false },
    ...{ writtenAt: START, addedAt: 0 },
  });

  const figures = sums.conclude({ from: START - 40 * DAY_MS, to: START + 39 * DAY_MS });

  expect(figures).toMatchObject({ score: 63, average: 3.5, confidence: 'standard', trend: 'down' });
  expect(figures.counts).toEqual({
    ...{ reviews: 41, rated: 40, products: 5, positive: 20, neutral: 0, negative: 20 },
  });
  expect(figures.distribution.map(({ reviews }) => reviews)).toEqual([0, 20, 0, 0, 20]);
  expect(figures.months.map(({ month, reviews, score }) => [month, reviews, score])).toEqual([
    ['2025-10', 0, null],
    ['2025-11', 12, 100],
    ['2025-12', 29, 48],
  ]);
  expect(sums.withoutText).toBe(1);
  const few = new ReviewSums();
  expect(few.conclude({ from: START, to: START })).toMatchObject({
    ...{ score: null, average: null, confidence: 'low', trend: null },
  });
});

test('one full rating does not beat a hundred good ones, and too few are no rank at all', () => {
  const { best, worst } = rankProducts(
    new Map([
      [1, { count: 3, sum: 15 }],
      [2, { count: 100, sum: 480 }],
      [3, { count: 1, sum: 1 }],
      [4, { count: 50, sum: 100 }],
    ]),
  );

  expect(best.map(({ productId }) => productId)).toEqual([2, 1]);
  expect(worst).toEqual([{ productId: 4, reviews: 50, average: 2, score: 25 }]);
});

test('of an answer only what the reviews bear out is believed', () => {
  const batch = [review(1), review(2, { text: 'Die Qualität ist “super”, immer.' })];
  const { themes, languages, dropped } = readAnswer(
    {
      themes: [
        {
          ...{ name: ' <b>Quality</b>\n', polarity: 'positive', suggestedAction: 'Show it.' },
          reviewIds: ['1', ' 2', '2', '3', 'all'],
          quotes: [
            { reviewId: '2', quote: '“Die Qualität ist “super””…' },
            { reviewId: '1', quote: 'It is number 2.' },
            { reviewId: '3', quote: 'Fine.' },
          ],
        },
        { name: 'Air', polarity: 'mixed', suggestedAction: '', reviewIds: ['9'], quotes: [] },
      ],
      reviews: [
        { reviewId: '1', language: 'EN-us' },
        { reviewId: '2', language: 'German' },
        { reviewId: '8', language: 'fr' },
      ],
    },
    batch,
  );

  expect(themes).toEqual([
    {
      ...{ name: 'Quality', polarity: 'positive', reviewIds: [1, 2], suggestedAction: 'Show it.' },
      quotes: [{ reviewId: 2, text: 'Die Qualität ist “super' }],
    },
  ]);
  expect(languages).toEqual([
    { reviewId: 1, language: 'en' },
    { reviewId: 2, language: 'und' },
  ]);
  expect(dropped).toEqual({ themes: 1, reviewIds: 3, quotes: 2, sentences: 0 });
});

test('merging loses no review and adds none, whatever is told', () => {
  const found = mergeByName([
    theme('Slow delivery', [1, 2, 3]),
    theme('late parcels', [4, 5], { suggestedAction: 'Pack sooner.' }),
    theme('Late Parcels', [5, 6]),
    theme('Zip', [7]),
    theme('Fast delivery', [1, 8], { polarity: 'positive' }),
  ]);
  expect(found).toHaveLength(4);

  const { themes, dropped } = mergeAsTold(found, {
    themes: [told('Delivery', ['1', '2', '5', '77']), told('Ghost', ['99']), told('', ['7'])],
  });

  expect(themes.map(({ name, reviewIds }) => [name, reviewIds.toSorted()])).toEqual([
    ['Delivery', [1, 2, 3, 4, 5, 6]],
    ['Fast delivery', [1, 8]],
    ['Zip', [7]],
  ]);
  expect(dropped).toEqual({ themes: 2, reviewIds: 2 });
});

test('however many themes are found, they fit into the call that merges them', () => {
  const many = Array.from({ length: 600 }, (_, nth) =>
    theme(
      `${nth}`.padStart(80, 'n'),
      Array.from({ length: 200 }, (_id, id) => 1_000_000_000 + id),
      {
        suggestedAction: 'a'.repeat(300),
      },
    ),
  );

  const { input } = toMergeQuestion(many, { figures: null, speaker: null }, { language: 'en' });

  expect(input.length).toBeLessThan(100_000);
  expect(JSON.parse(input).themes).toHaveLength(150);
});

test('themes show what people wrote, of as many products as there are, and how they move', () => {
  const read = Array.from({ length: 24 }, (_, id) => review(id, { productId: id % 2 }));
  const [rising, steady] = showThemes(
    [
      theme('Rising', [14, 16, 18, 20, 22, 2], { quotes: [{ reviewId: 14, text: 'number 14' }] }),
      theme('Steady', [1, 3, 4, 13, 15, 17]),
    ],
    read,
  );

  expect(rising).toMatchObject({ mentions: 6, share: 25, trend: 'up' });
  expect(rising?.quotes.map(({ text }) => text)).toEqual(['number 14']);
  expect(steady?.trend).toBe('flat');
  expect(steady?.quotes.map(({ reviewId, text }) => [reviewId, text])).toEqual([
    [1, 'It is number 1.'],
    [4, 'It is number 4.'],
    [3, 'It is number 3.'],
  ]);
  expect(showThemes([theme('Few', [1, 2, 3, 4, 5])], read.slice(0, 12))[0]?.trend).toBeNull();
});

test('a summary keeps the sentences whose numbers are ours', () => {
  const figures = [58, 3.33, 1_985];
  const said =
    'The score is 58 of 100, on average 3.33 stars. Of 1,985 reviews (1.985) most are fine. About 40% complain. The zip breaks.';

  expect(checkSummary(said, figures, 'en')).toEqual({
    ...{ summary: said.replace('About 40% complain. ', ''), sentences: 1 },
  });
  expect(checkSummary('Score: 99.', figures, 'nl')).toEqual({ summary: null, sentences: 1 });
});
