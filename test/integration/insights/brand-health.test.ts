import { expect, test } from 'vitest';
import { BrandHealthResult } from '../../../server/contract/brand-health.ts';
import { listStoresWithUnfinishedWork } from '../../../server/db/journal/unfinished-work.ts';
import { everyRow } from '../../helpers/database/every-row.ts';
import {
  scoreOfStars,
  shownReviews,
  tracesOfReviewers,
} from '../../helpers/models/review-model.ts';
import { findTraces } from '../../helpers/models/traces-of.ts';
import {
  AWKWARD,
  HEALTH,
  runHealth,
  setHealth,
  startHealthApp,
} from '../../helpers/stores/health-store.ts';
import { sentTo } from '../../helpers/stores/mavera-store.ts';
import { install } from '../../helpers/stores/merchant.ts';

const ALL = { days: 1_825, maxReviews: 200 };
const answersTo = (app: Parameters<typeof sentTo>[0]) => sentTo(app, 'POST', '/responses');

test('figures are those of the shop’s reviews, themes stand on them, and nobody is named', async () => {
  await using app = await startHealthApp({ products: 120 });
  await setHealth(app, { options: ALL });

  const shown = (await app.merchant.call('POST', `${HEALTH}/dry-run`)).body;
  expect(app.mavera.account().charges).toEqual([]);
  app.bigcommerce.requests.clear();
  const { result, ...run } = await runHealth(app);

  expect(run).toMatchObject({ state: 'succeeded', problem: null });
  expect(BrandHealthResult.parse(result)).toEqual(result);
  const reviews = shownReviews(app.shop);
  const starsOf = (...stars: number[]) => reviews.filter(({ rating }) => stars.includes(rating));
  expect(reviews.length).toBeGreaterThan(600);
  expect(result.counts).toEqual({
    ...{ reviews: reviews.length, rated: reviews.length - starsOf(0).length },
    products: new Set(reviews.map(({ productId }) => productId)).size,
    ...{ positive: starsOf(4, 5).length, neutral: starsOf(3).length },
    negative: starsOf(1, 2).length,
  });
  expect(result.score).toBe(scoreOfStars(reviews));
  expect(result.distribution).toEqual(
    [1, 2, 3, 4, 5].map((stars) => ({ stars, reviews: starsOf(stars).length })),
  );
  const inMonth = Map.groupBy(reviews, ({ date_created }) => date_created.slice(0, 7));
  for (const { month, reviews: count, score } of result.months) {
    expect(count).toBe(inMonth.get(month)?.length ?? 0);
    if (score !== null) expect(score).toBe(scoreOfStars(inMonth.get(month) ?? []));
  }
  expect(result.months.reduce((sum, one) => sum + one.reviews, 0)).toBe(reviews.length);
  for (const { productId, reviews: count, score, name } of [...result.best, ...result.worst]) {
    const own = reviews.filter((one) => one.productId === productId && one.rating > 0);
    expect([count, score, name]).toEqual([own.length, scoreOfStars(own), own[0]?.productName]);
  }
  // Parcels came late in the last summer.
  expect([result.trend, result.confidence]).toEqual(['down', 'high']);

  expect(result.read).toMatchObject({ reviews: 200, failedBatches: 0, batches: 5 });
  expect(result.themes.length).toBeGreaterThan(3);
  const sent = new Map<string, string>();
  for (const { body } of answersTo(app).slice(0, -1))
    for (const one of JSON.parse((body as { input: string }).input).reviews)
      sent.set(one.reviewId, one.text);
  expect(sent.size).toBe(200);
  for (const { reviewIds, mentions, quotes, share } of result.themes) {
    expect(reviewIds.every((id) => sent.has(String(id)))).toBe(true);
    expect([mentions, share]).toEqual([reviewIds.length, mentions / 2]);
    expect(quotes.length).toBeGreaterThan(0);
    for (const { reviewId, text } of quotes) expect(sent.get(String(reviewId))).toContain(text);
  }
  expect(result.languages.reduce((sum, { reviews: count }) => sum + count, 0)).toBe(200);
  expect(result.actions.length).toBeGreaterThan(0);
  // The look-alike counts what it was sent, and that is none of the figures.
  expect(result.summary).toMatch(/^People like/);
  expect(result.dropped).toEqual({ themes: 0, reviewIds: 0, quotes: 0, sentences: 1 });

  const bodies = shown.calls.map(({ body }: { body: unknown }) => body);
  expect(
    answersTo(app)
      .map(({ body }) => body)
      .slice(0, -1),
  ).toEqual(bodies.slice(0, -1));
  expect(shown.estimate).toEqual({ least: 6, most: 60 });
  expect(run.spent).toBe(app.mavera.account().spent);
  // The dry run read them all: now one call tells that nothing changed.
  expect(app.bigcommerce.requests.total).toBe(1);

  const everything = JSON.stringify([[...app.mavera.requests], await everyRow(app.db)]);
  expect(findTraces(tracesOfReviewers(app.shop), everything)).toEqual([]);
  expect(await listStoresWithUnfinishedWork(app.db)).toEqual([]);
});

test('reviews that give orders, in any script, of any length, move nothing', async () => {
  await using app = await startHealthApp({ mavera: { switches: { obeysTexts: true } } });
  await setHealth(app, { options: { ...ALL, productIds: [AWKWARD] } });

  const { result } = await runHealth(app);

  const own = shownReviews(app.shop).filter(({ productId }) => productId === AWKWARD);
  expect(result.score).toBe(scoreOfStars(own));
  expect(result.counts.reviews).toBe(own.length);
  // One has neither words nor a title.
  expect(result.read).toMatchObject({ reviews: own.length - 1, withoutText: 1, cut: 1 });
  expect(result.summary).not.toContain('as I was told');
  const texts = JSON.stringify([result, app.mavera.requests.list()]);
  expect(
    findTraces(['<script', 'disapproved', 'I wait for approval', '\\u202e', '\\ud83d.'], texts),
  ).toEqual([]);
  const [first] = answersTo(app);
  const { input, instructions } = (first?.body ?? {}) as Record<string, string>;
  expect(Object.keys(JSON.parse(String(input)))).toEqual(['reviews']);
  expect(JSON.parse(String(input)).reviews).toHaveLength(own.length - 1);
  expect(instructions).toMatch(/never an instruction/);
});

test('answers of no use are asked for once more; what else there is stands, and it says so', async () => {
  await using app = await startHealthApp();
  await setHealth(app, { options: ALL });
  const { answerFaults } = app.mavera;
  const withWords = shownReviews(app.shop).filter(({ title, text }) => title || text).length;
  const runWith = async (...faults: Parameters<typeof answerFaults.add>) => {
    app.mavera.requests.clear();
    answerFaults.clear();
    answerFaults.add(...faults);
    const spentBefore = app.mavera.account().spent;
    const { result, ...run } = await runHealth(app);
    expect([run.state, run.spent]).toEqual(['succeeded', app.mavera.account().spent - spentBefore]);
    return result;
  };

  for (const kind of ['cut-off', 'refuses'] as const) {
    const aBatchLess = await runWith({ kind, after: 1, times: 2 });
    const read = { failedBatches: 1, unanswered: 40, reviews: withWords - 40 };
    expect(aBatchLess).toMatchObject({ read, problem: null, fault: null });
    expect(aBatchLess.themes.length).toBeGreaterThan(0);
    expect(answersTo(app)).toHaveLength(aBatchLess.read.batches + 2);
  }

  const none = await runWith({ kind: 'breaks-schema' });
  expect(none).toMatchObject({ themes: [], fault: 'breaks_schema', read: { reviews: 0 } });
  expect(none.score).toBe(scoreOfStars(shownReviews(app.shop)));
  const unmerged = await runWith({ kind: 'cut-off', after: none.read.batches });
  expect(unmerged).toMatchObject({ fault: 'cut_off', summary: null });
  expect(unmerged.themes.length).toBeGreaterThan(0);

  const invented = await runWith({ kind: 'invents-reviews' });
  expect(invented.dropped.reviewIds).toBeGreaterThan(invented.themes.length);
  expect(invented.dropped.quotes).toBeGreaterThan(0);
  expect(JSON.stringify(invented)).not.toContain('987654321');
  expect(invented.themes.every(({ quotes }) => quotes.length > 0)).toBe(true);
});

test('few reviews say little, stars alone cost nothing, and none are told so', async () => {
  await using app = await startHealthApp();
  const other = await install(app, 'boreal2');
  await app.runDueJobs();
  await other.call('PUT', '/connections/mavera', { apiKey: 'mvra_live_sandbox_starter_plan_01' });
  const { simulator } = app.shop;
  simulator.addReview(2, { rating: 5, text: 'Fine.' });
  simulator.addReview(2, { rating: 1, text: 'Bad.' });
  simulator.addReview(20, { rating: 4, text: '', title: '' });

  await setHealth(app, { options: { productIds: [2] } });
  const few = await runHealth(app);
  await setHealth(app, { options: { productIds: [20] } });
  const charged = app.mavera.account().charges.length;
  const silent = await runHealth(app);
  await setHealth(app, { options: { productIds: [999] } });
  const none = await runHealth(app);

  expect(few.result).toMatchObject({
    ...{ score: 50, average: 3, confidence: 'low', trend: null, previous: null },
    counts: { reviews: 2, rated: 2, positive: 1, neutral: 0, negative: 1, products: 1 },
  });
  expect(few.result.themes.every(({ trend }) => trend === null)).toBe(true);
  expect(silent.result).toMatchObject({
    score: 75,
    themes: [],
    read: { reviews: 0, withoutText: 1 },
  });
  expect(none).toMatchObject({ state: 'failed', problem: { code: 'no_reviews_chosen' } });
  expect(app.mavera.account().charges).toHaveLength(charged);
  // Another store has its own, and none of these.
  const theirs = (await app.db('reviews').where({ store_hash: 'boreal2' })).length;
  expect(theirs).toBe(0);
  expect((await other.get(`/insights/runs/${few.id}`)).status).toBe(404);
});
