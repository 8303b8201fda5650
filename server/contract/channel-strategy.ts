import { z } from 'zod';
import { AnswerFault, OrdersSoFar, WordsForMavera } from './insights.ts';

/** What a merchant chooses for the strategy of channels. */
export const ChannelStrategyOptions = z.strictObject({
  /** How many days back the figures go; growth compares with as many before. */
  days: z.int().min(7).max(730).default(90),
  /** Channels with fewer orders are left out: too little to advise on. */
  minOrders: z.int().min(1).max(1_000).default(10),
  /** What the merchant is after, in their own words. Mave asks if it is empty. */
  goal: WordsForMavera.max(500).default(''),
  /** In which language Mave advises, and the cards are written. */
  language: z.enum(['en', 'nl']).default('en'),
  /** Who turns the advice into cards; null: one that fits is chosen. */
  personaId: z.string().max(100).nullable().default(null),
});
export type ChannelStrategyOptions = z.output<typeof ChannelStrategyOptions>;

/** One channel in numbers, all computed here from the store's orders. Amounts are decimals in text. */
export const ChannelFigures = z.object({
  channelId: z.number(),
  name: z.string(),
  orders: z.number(),
  /** In the store's currency, less refunds. */
  revenue: z.string(),
  averageOrder: z.string(),
  /** Of all revenue of the channels looked at, in per cent with one decimal. */
  revenueShare: z.number(),
  /** Revenue against the period before, in per cent; null where that had too few orders to compare with. */
  growth: z.number().nullable(),
  /** What was paid in, where not all of it was the store's currency. */
  currencies: z.array(z.object({ currency: z.string(), orders: z.number(), amount: z.string() })),
  /** By units, of the newest orders. */
  bestProducts: z.array(z.object({ productId: z.number(), name: z.string(), units: z.number() })),
});
export type ChannelFigures = z.output<typeof ChannelFigures>;

export const LeftOutChannel = z.object({
  channelId: z.number(),
  name: z.string(),
  orders: z.number(),
});

export const ChannelCard = z.object({
  channelId: z.number(),
  content: z.string(),
  messaging: z.string(),
  campaign: z.string(),
  /** Whole per cents; all cards together make 100. */
  budgetShare: z.number(),
});
export type ChannelCard = z.output<typeof ChannelCard>;

export const ChannelStrategyResult = z.object({
  /** ISO 8601. */
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  ordersSoFar: OrdersSoFar,
  channels: z.array(ChannelFigures),
  leftOut: z.array(LeftOutChannel),
  minOrders: z.number(),
  /** How many of the newest orders of each channel the best products were counted in. */
  productsFrom: z.number(),
  /** Mave's own words, in Markdown, as they came: to be shown as text of a stranger. */
  advice: z.string(),
  sources: z.array(z.object({ title: z.string(), url: z.string() })),
  personas: z.array(z.string()),
  /** What was asked and answered on the way. */
  questions: z.array(z.object({ question: z.string(), answer: z.string() })),
  cards: z.array(ChannelCard),
  /** What Mavera's shares added up to, where that was not 100 and they were scaled. */
  sharesWere: z.number().nullable(),
  /** Cards for channels that were not asked about; they were dropped. */
  inventedCards: z.number(),
  /** Why there are no cards, in words, and what was wrong with the answer; the advice stands. */
  cardsProblem: z.string().nullable(),
  cardsFault: AnswerFault.nullish(),
});
export type ChannelStrategyResult = z.output<typeof ChannelStrategyResult>;

/** How a result differs from another. */
export const ChannelStrategyChanges = z.object({
  channels: z.array(
    z.object({
      channelId: z.number(),
      name: z.string(),
      /** Null where the other run had no such channel. */
      revenueBefore: z.string().nullable(),
      revenueNow: z.string(),
      budgetShareBefore: z.number().nullable(),
      budgetShareNow: z.number().nullable(),
    }),
  ),
});
export type ChannelStrategyChanges = z.output<typeof ChannelStrategyChanges>;
