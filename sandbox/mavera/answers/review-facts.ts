import { type Facts, moodFacts, moodName, NO_FACTS, named } from './facts.ts';
import {
  average,
  findThemes,
  groupBy,
  type Judged,
  judge,
  mergeThemes,
  quoteOf,
  subjectOf,
  type Theme,
} from './judge-reviews.ts';
import { languageOf } from './lexicon.ts';
import type { Id, InputSeen } from './read-input.ts';

/** What follows from the reviews, or the themes, that were sent: nothing is cited that was not there. */
export function reviewFacts({ reviews, themes }: InputSeen): Facts {
  const judged = reviews.map(judge);
  const seen = themes.length > 0 && judged.length === 0 ? mergeThemes(themes) : findThemes(judged);
  const mood = average(judged.length > 0 ? judged.map((one) => one.mood) : seen.map((t) => t.mood));
  const count = (label: Judged['label']) => judged.filter((one) => one.label === label).length;
  const products = groupBy(judged, ({ productId }) => productId);
  const best = seen.filter((theme) => theme.mood > 0.2);
  const worst = seen.filter((theme) => theme.mood < -0.2);
  const reviewIds = judged.length > 0 ? judged.map(({ id }) => id) : uniqueIds(seen);
  const themeFacts = seen.map((theme) => factsOfTheme(theme, judged));

  return {
    ...moodFacts(mood),
    numbers: {
      ...named(
        reviewIds.length,
        'reviews',
        'reviewcount',
        'totalreviews',
        'total',
        'count',
        'mentions',
      ),
      ...named(products.size, 'products', 'productcount', 'totalproducts'),
      ...{ positive: count('positive'), negative: count('negative') },
      ...{ neutral: count('neutral'), mixed: count('mixed') },
    },
    texts: {
      ...named(sumUp(reviewIds.length, mood, best, worst), 'summary', 'explanation', 'overview'),
      confidence: confidence(reviewIds.length),
      sentiment: moodName(mood),
    },
    flags: { urgent: mood < -0.4 },
    values: {
      ...named(reviewIds, 'reviewids', 'citations', 'evidence', 'citedreviewids'),
      productids: [...products.keys()],
      languages: [...new Set(judged.map(({ text }) => languageOf(text)))],
      ...named(
        best.map(({ name }) => name),
        'strengths',
        'positives',
        'pros',
      ),
      ...named(
        worst.map(({ name }) => name),
        'problems',
        'weaknesses',
        'negatives',
        'cons',
      ),
      ...named(worst.slice(0, 5).map(advise), 'actions', 'suggestedactions', 'recommendations'),
      quotes: judged.slice(0, 3).map((one) => quoteOf(one)),
    },
    things: {
      ...named(themeFacts, 'themes', 'topics'),
      products: [...products].map(([id, ones]) => factsOfProduct(id, ones)),
      ...named(
        judged.map((one) => factsOfReview(one)),
        'reviews',
        'results',
        'classifications',
        'items',
      ),
      ...named(
        worst.slice(0, 5).map((theme) => factsOfTheme(theme, judged)),
        ...['actions', 'suggestedactions', 'recommendations', 'alerts'],
      ),
      quotes: judged.slice(0, 5).map((one) => factsOfReview(one)),
    },
  };
}

function factsOfTheme(theme: Theme, judged: Judged[]): Facts {
  const cited = judged.filter(({ id }) => theme.reviewIds.includes(id));
  const quotes = cited.slice(0, 3);
  return {
    ...moodFacts(theme.mood),
    numbers: named(theme.reviewIds.length, 'mentions', 'count', 'reviewcount', 'reviews'),
    texts: {
      ...named(theme.name, 'name', 'theme', 'label', 'title', 'topic'),
      ...named(advise(theme), 'suggestedaction', 'action', 'recommendation', 'advice'),
      ...named(
        `Mentioned by ${theme.reviewIds.length} reviews.`,
        'summary',
        'description',
        'reason',
      ),
      ...(quotes[0] && named(quoteOf(quotes[0], theme), 'quote', 'example')),
      priority: theme.reviewIds.length >= 10 ? 'high' : 'medium',
      confidence: confidence(theme.reviewIds.length),
    },
    flags: { urgent: theme.mood < -0.4 },
    values: {
      ...named(theme.reviewIds, 'reviewids', 'citations', 'evidence', 'reviews', 'citedreviewids'),
      ...named(theme.productIds, 'productids', 'products'),
      quotes: quotes.map((one) => quoteOf(one, theme)),
    },
    things: {
      quotes: quotes.map((one) => factsOfReview(one, theme)),
      evidence: cited.map((one) => factsOfReview(one, theme)),
    },
  };
}

function factsOfProduct(id: Id, ones: Judged[]): Facts {
  const mood = average(ones.map((one) => one.mood));
  const aspects = (isGood: boolean) => [
    ...new Set(ones.filter((one) => one.mood > 0 === isGood).flatMap((one) => one.aspects)),
  ];
  const name = ones.find(({ productName }) => productName)?.productName ?? `Product ${id}`;
  return {
    ...moodFacts(mood),
    numbers: {
      ...idFact(id, 'productid', 'id'),
      ...named(ones.length, 'reviews', 'mentions', 'reviewcount', 'count'),
    },
    texts: {
      ...named(String(id), 'productid', 'id'),
      ...named(name, 'name', 'productname', 'product'),
      ...named(
        `${ones.length} reviews, mostly ${moodName(mood)}.`,
        'summary',
        'explanation',
        'reason',
      ),
    },
    flags: { urgent: mood < -0.4 },
    values: {
      ...named(
        ones.map((one) => one.id),
        'reviewids',
        'citations',
        'evidence',
      ),
      ...named(aspects(true), 'strengths', 'pros'),
      ...named(aspects(false), 'problems', 'weaknesses', 'cons'),
    },
    things: {},
  };
}

function factsOfReview(one: Judged, theme?: Theme): Facts {
  const { id, productId, label, mood } = one;
  return {
    ...NO_FACTS,
    ...moodFacts(mood),
    numbers: {
      ...idFact(id, 'reviewid', 'id'),
      ...(productId !== undefined && idFact(productId, 'productid')),
      ...(one.rating !== undefined && { rating: one.rating }),
    },
    texts: {
      ...named(String(id), 'reviewid', 'id'),
      ...(productId !== undefined && { productid: String(productId) }),
      ...named(label, 'sentiment', 'label', 'polarity'),
      ...named(quoteOf(one, theme), 'quote', 'text', 'explanation'),
      language: languageOf(one.text),
    },
    values: named(one.aspects, 'themes', 'topics', 'aspects'),
  };
}

/** An id that is a number in words, where a schema wants a number. */
function idFact(id: Id, ...names: string[]): Record<string, number> {
  return Number.isFinite(Number(id)) ? named(Number(id), ...names) : {};
}

function advise({ name, mood }: Pick<Theme, 'name' | 'mood'>): string {
  const subject = subjectOf({ name });
  return mood < 0 ? `Look into ${subject} first.` : `Show ${subject} where people decide.`;
}

function sumUp(reviews: number, mood: number, best: Theme[], worst: Theme[]): string {
  const say = (themes: Theme[]) => themes.slice(0, 2).map(subjectOf);
  const praise = best.length > 0 ? ` People like ${say(best).join(' and ')}.` : '';
  const blame = worst.length > 0 ? ` They complain about ${say(worst).join(' and ')}.` : '';
  return `${reviews} reviews, ${moodName(mood)} on the whole.${praise}${blame}`;
}

function confidence(reviews: number): string {
  return reviews < 10 ? 'low' : reviews <= 50 ? 'standard' : 'high';
}

function uniqueIds(themes: Theme[]): Id[] {
  return [...new Set(themes.flatMap(({ reviewIds }) => reviewIds))];
}
