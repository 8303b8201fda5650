import { z } from 'zod';
import { AnswerFault } from './insights.ts';

/** What a merchant chooses for brand health. */
export const BrandHealthOptions = z.strictObject({
  /** How many days the reviews looked at go back, from the newest one. */
  days: z.int().min(30).max(1_825).default(365),
  /** Only reviews of these products; empty: of all. */
  productIds: z.array(z.int().positive()).max(250).default([]),
  /** How many reviews, newest first, Mavera reads for themes: the ceiling of a run. Figures are made of all reviews. */
  maxReviews: z.int().min(10).max(2_000).default(400),
  /** By how many points the score has to fall below the last run's for an alert, and for a run by itself; null: never. */
  alertDrop: z.int().min(1).max(50).nullable().default(5),
  /** After how many new reviews a run is worth it, if runs start when something happens. */
  newReviews: z.int().min(1).max(10_000).default(50),
  /** In which language Mavera writes names of themes, advice and the summary. Quotes stay in their own. */
  language: z.enum(['en', 'nl']).default('en'),
  /** Who reads the reviews; null: one that fits is chosen. */
  personaId: z.string().max(100).nullable().default(null),
});
export type BrandHealthOptions = z.output<typeof BrandHealthOptions>;

/** Products to choose from: those whose name has `text` in it, or exactly those of `ids` (with commas between them). */
export const ReviewedProductsQuery = z.strictObject({
  text: z.string().trim().max(100).optional(),
  ids: z
    .string()
    .regex(/^\d{1,10}(,\d{1,10}){0,249}$/)
    .transform((text) => text.split(',').map(Number))
    .optional(),
});
export type ReviewedProductsQuery = z.output<typeof ReviewedProductsQuery>;

export const ReviewedProducts = z.object({
  /** Most reviewed first, at most 50 of a text; `reviews` as BigCommerce counts them. */
  products: z.array(z.object({ productId: z.number(), name: z.string(), reviews: z.number() })),
  /** False: the store's reviews were not read yet, which has begun; ask again in a while. */
  isRead: z.boolean(),
});
export type ReviewedProducts = z.output<typeof ReviewedProducts>;

/** `low`: fewer than 10 ratings, too few for a trend; `high`: more than 50. */
export const Confidence = z.enum(['low', 'standard', 'high']);
export type Confidence = z.output<typeof Confidence>;

export const Trend = z.enum(['up', 'flat', 'down']);
export type Trend = z.output<typeof Trend>;

export const Polarity = z.enum(['positive', 'negative', 'mixed', 'neutral']);
export type Polarity = z.output<typeof Polarity>;

/** By stars: 4 and 5 are positive, 3 is neutral, 1 and 2 are negative. */
const Moods = { positive: z.number(), neutral: z.number(), negative: z.number() };

export const MonthOfReviews = z.object({
  /** Such as `2026-03`, in UTC. Months without reviews are there, too. */
  month: z.string(),
  reviews: z.number(),
  ...Moods,
  /** Of the month's ratings, 0 to 100 and 1 to 5; null without any. */
  score: z.number().nullable(),
  average: z.number().nullable(),
});
export type MonthOfReviews = z.output<typeof MonthOfReviews>;

export const ProductHealth = z.object({
  productId: z.number(),
  name: z.string(),
  /** With stars. */
  reviews: z.number(),
  /** 1 to 5, two decimals. */
  average: z.number(),
  /** 0 to 100. */
  score: z.number(),
  /** Names of themes that reviews of it are cited for. */
  strengths: z.array(z.string()),
  problems: z.array(z.string()),
});
export type ProductHealth = z.output<typeof ProductHealth>;

export const ReviewQuote = z.object({
  reviewId: z.number(),
  productId: z.number(),
  productName: z.string(),
  /** Null: without stars. */
  rating: z.number().nullable(),
  /** Word for word from the review as it is kept here, in its own language: to be shown as text of a stranger. */
  text: z.string(),
  /** ISO 8601. */
  writtenAt: z.string(),
});
export type ReviewQuote = z.output<typeof ReviewQuote>;

export const BrandTheme = z.object({
  /** Mavera's words. */
  name: z.string(),
  polarity: Polarity,
  /** How many of the reviews that were read are cited for it; their share of those, in per cent with one decimal. */
  mentions: z.number(),
  share: z.number(),
  /** Mentions among the newer half of the reviews that were read, against the older half; null where they are too few. */
  trend: Trend.nullable(),
  /** Each is a review that was sent. */
  reviewIds: z.array(z.number()),
  /** Most cited first, at most 10. */
  products: z.array(z.object({ productId: z.number(), name: z.string(), mentions: z.number() })),
  quotes: z.array(ReviewQuote),
  /** Mavera's words; empty where there is nothing to do. */
  suggestedAction: z.string(),
});
export type BrandTheme = z.output<typeof BrandTheme>;

export const BrandHealthResult = z.object({
  /** The period, ISO 8601. It ends with the newest review. */
  from: z.string(),
  to: z.string(),
  /** What it was asked to look at: days, and products by id (none: all). */
  days: z.number(),
  productIds: z.array(z.number()),
  /** When the reviews were looked at, ISO 8601. */
  asOf: z.string(),
  /** 0 to 100: the average rating, 1 star as 0 and 5 stars as 100. Computed here, as all figures are. Null without ratings. */
  score: z.number().nullable(),
  /** 1 to 5, two decimals. */
  average: z.number().nullable(),
  confidence: Confidence,
  /** The score of the newer half of the period's ratings against the older half; null while confidence is low. */
  trend: Trend.nullable(),
  /** The last run of the same days and products, if there is one with a score. */
  previous: z.object({ score: z.number(), asOf: z.string() }).nullable(),
  /** The score fell below the last run's by as many points as the merchant set, or more. */
  alert: z.object({ before: z.number(), now: z.number(), points: z.number() }).nullable(),
  counts: z.object({
    reviews: z.number(),
    /** With stars. */
    rated: z.number(),
    products: z.number(),
    ...Moods,
  }),
  /** Five rows, one star first. */
  distribution: z.array(z.object({ stars: z.number(), reviews: z.number() })),
  months: z.array(MonthOfReviews),
  /** Products with at least three ratings; at most five each, and none in both. */
  best: z.array(ProductHealth),
  worst: z.array(ProductHealth),
  /** What Mavera read. */
  read: z.object({
    reviews: z.number(),
    /** Sent, and answered in no usable form: they are in no theme. */
    unanswered: z.number(),
    /** Reviews of the period that were not read: without words, or older than the newest so many. */
    withoutText: z.number(),
    beyondCeiling: z.number(),
    /** Longer than is kept; only their beginning was read. */
    cut: z.number(),
    batches: z.number(),
    /** Batches that were answered in no usable form. */
    failedBatches: z.number(),
    /** Who read them. */
    persona: z.string(),
  }),
  /** Most mentioned first. */
  themes: z.array(BrandTheme),
  /** Of the reviews that were read, as Mavera takes them; ISO 639-1 codes, `und` where it did not say. */
  languages: z.array(z.object({ language: z.string(), reviews: z.number() })),
  /** What to do, Mavera's words, first things first; each for themes of the list above. */
  actions: z.array(z.object({ text: z.string(), themes: z.array(z.string()) })),
  /** Mavera's words; null where it gave none that can be used. */
  summary: z.string().nullable(),
  /**
   * What Mavera said and we left out: themes without a review, reviews that were not sent, quotes that nobody wrote, sentences of the
   * summary with numbers that are none of the figures.
   */
  dropped: z.object({
    themes: z.number(),
    reviewIds: z.number(),
    quotes: z.number(),
    sentences: z.number(),
  }),
  /** Why there are no themes, or why they are not merged, in words, and what was wrong with the answer; the figures stand. */
  problem: z.string().nullable(),
  fault: AnswerFault.nullable(),
});
export type BrandHealthResult = z.output<typeof BrandHealthResult>;

const ThenAndNow = { before: z.number().nullable(), now: z.number().nullable() };

/** How a result differs from another. */
export const BrandHealthChanges = z.object({
  score: z.object(ThenAndNow),
  average: z.object(ThenAndNow),
  reviews: z.object(ThenAndNow),
  /** Other days or other products were looked at: the figures are not of the same thing. */
  isComparable: z.boolean(),
  /** By name; shares in per cent, null where the result has no such theme. Largest changes first. */
  themes: z.array(
    z.object({
      name: z.string(),
      polarity: Polarity,
      shareBefore: z.number().nullable(),
      shareNow: z.number().nullable(),
    }),
  ),
});
export type BrandHealthChanges = z.output<typeof BrandHealthChanges>;
