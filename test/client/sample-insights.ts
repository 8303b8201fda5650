import type { BrandHealthResult } from '../../server/contract/brand-health.ts';
import { BrandHealthOptions } from '../../server/contract/brand-health.ts';
import {
  ChannelStrategyOptions,
  type ChannelStrategyResult,
} from '../../server/contract/channel-strategy.ts';
import { noteOf } from '../../server/contract/insight-notes.ts';
import {
  type InsightDryRun,
  type InsightJob,
  InsightJobDocument,
  type InsightKind,
  type InsightOverview,
  type InsightRunDetail,
  InsightSettingsDocument,
} from '../../server/contract/insights.ts';
import {
  PersonaOptions,
  type Personas,
  type PersonasResult,
  type Speakers,
} from '../../server/contract/personas.ts';
import type { Status } from '../../server/contract/status.ts';

export const MAVERA: Status['mavera'] = {
  state: 'connected',
  keyEnding: 'r4Tz',
  checkedAt: '2026-11-21T08:55:00Z',
};

const OPTIONS = {
  brand_health: BrandHealthOptions.parse({}),
  personas: PersonaOptions.parse({}),
  channel_strategy: ChannelStrategyOptions.parse({}),
};

export function insightJob(kind: InsightKind): InsightJob {
  const document = InsightJobDocument.parse({ options: OPTIONS[kind] });
  return { ...document, kind, version: 3, nextRunAt: null };
}

export const INSIGHT_SETTINGS = { ...InsightSettingsDocument.parse({}), version: 2 };

export const CREDITS: InsightOverview['credits'] = {
  used: 44,
  included: 5_000,
  remaining: 4_956,
  periodEnd: '2026-12-01T00:00:00Z',
};

export const SPEAKERS: Speakers = {
  speakers: [
    { id: 'built-in', name: 'E-commerce Analyst', isCustom: false },
    { id: 'own', name: 'Acme · VIPs', isCustom: true },
  ],
  fittingId: 'built-in',
};

export function insightRun(overrides: Partial<InsightRunDetail> = {}): InsightRunDetail {
  return {
    ...{ id: 'insight-1', kind: 'channel_strategy', cause: 'person', state: 'succeeded' },
    ...{ phase: 'cards', done: 2, total: 2, estimate: { least: 11, most: 85 }, spent: 44 },
    isSpentAtMost: false,
    ...{ problem: null, question: null, createdAt: '2026-11-21T09:00:00Z' },
    ...{ startedAt: '2026-11-21T09:00:01Z', finishedAt: '2026-11-21T09:03:00Z' },
    ...{ options: {}, result: STRATEGY, comparison: null },
    ...overrides,
  };
}

const FIGURES = {
  revenue: '60712.88',
  averageOrder: '906.16',
  revenueShare: 80.1,
  growth: -0.6,
  currencies: [],
  bestProducts: [{ productId: 77, name: 'Ember Boots', units: 6 }],
};

export const STRATEGY: ChannelStrategyResult = {
  ...{ from: '2026-07-02T00:00:00Z', to: '2026-09-30T12:00:00Z', currency: 'USD' },
  channels: [
    { ...FIGURES, channelId: 1, name: 'Lindgren', orders: 67 },
    { ...FIGURES, channelId: 3, name: '=Trade', orders: 19, revenueShare: 19.9, growth: null },
  ],
  leftOut: [{ channelId: 4, name: 'Amazon', orders: 3 }],
  ...{ minOrders: 10, productsFrom: 500 },
  advice: [
    '# A strategy',
    'Speak of **trust**. <img src=x onerror=alert(1)><b id="raw">raw</b>',
    '![spy](https://spy.example/pixel.png) [bad](javascript:alert(1)) [good](https://good.example/a)',
    '| Channel | Budget |\n|---|---|\n| Lindgren | 75 % |',
  ].join('\n\n'),
  sources: [
    { title: 'Benchmarks', url: 'https://bench.example/shops' },
    { title: 'A trap', url: 'javascript:alert(2)' },
  ],
  personas: ['Retail Analyst'],
  questions: [{ question: 'What is the goal?', answer: 'Revenue.' }],
  cards: [
    {
      ...{
        channelId: 1,
        content: 'Comparison guides.',
        messaging: 'Trust.',
        campaign: 'A series.',
      },
      budgetShare: 75,
    },
    {
      ...{ channelId: 3, content: 'Price lists.', messaging: 'Price.', campaign: 'A bundle.' },
      budgetShare: 25,
    },
  ],
  ...{ sharesWere: 140, inventedCards: 1, cardsProblem: null, cardsFault: null },
};

export const STRATEGY_CHANGES = {
  channels: [
    {
      ...{ channelId: 1, name: 'Lindgren', revenueBefore: '50000', revenueNow: '60712.88' },
      ...{ budgetShareBefore: 70, budgetShareNow: 75 },
    },
  ],
};

const QUOTE = {
  ...{ reviewId: 9, productId: 77, productName: 'Ember Boots', rating: 1 },
  ...{ text: 'المقاس صغير جدا <script>', writtenAt: '2026-09-01T00:00:00Z' },
};

export const HEALTH: BrandHealthResult = {
  ...{ from: '2025-10-01T00:00:00Z', to: '2026-09-30T00:00:00Z', asOf: '2026-10-01T00:00:00Z' },
  ...{ days: 365, productIds: [], score: 71.5, average: 3.86, confidence: 'high', trend: 'down' },
  previous: { score: 80, asOf: '2026-09-01T00:00:00Z' },
  alert: { before: 80, now: 71.5, points: 8.5 },
  counts: { reviews: 120, rated: 118, products: 14, positive: 80, neutral: 18, negative: 20 },
  distribution: [1, 2, 3, 4, 5].map((stars) => ({ stars, reviews: stars * 8 })),
  months: [
    {
      ...{ month: '2026-08', reviews: 60, positive: 45, neutral: 9, negative: 6 },
      ...{ score: 76, average: 4.04 },
    },
    {
      ...{ month: '2026-09', reviews: 60, positive: 35, neutral: 9, negative: 14 },
      ...{ score: 66, average: 3.64 },
    },
  ],
  best: [
    {
      ...{ productId: 81, name: 'Dune Mug', reviews: 12, average: 4.8, score: 95 },
      ...{ strengths: ['Sturdy'], problems: [] },
    },
  ],
  worst: [
    {
      ...{ productId: 77, name: 'Ember Boots', reviews: 20, average: 2.1, score: 28 },
      ...{ strengths: [], problems: ['Runs small'] },
    },
  ],
  read: {
    ...{ reviews: 60, unanswered: 40, withoutText: 12, beyondCeiling: 8, cut: 1 },
    ...{ batches: 3, failedBatches: 1 },
    persona: 'Retail Analyst',
  },
  themes: [
    {
      ...{ name: 'Runs small', polarity: 'negative', mentions: 22, share: 22, trend: 'up' },
      ...{ reviewIds: [9], products: [{ productId: 77, name: 'Ember Boots', mentions: 20 }] },
      ...{ quotes: [QUOTE], suggestedAction: 'Add a size chart.' },
    },
  ],
  languages: [{ language: 'ar', reviews: 4 }],
  actions: [{ text: 'Add a size chart to boots.', themes: ['Runs small'] }],
  summary: 'Customers like the mugs and find the boots small.',
  dropped: { themes: 1, reviewIds: 2, quotes: 3, sentences: 4 },
  ...{ problem: null, fault: null },
};

const SEGMENT = {
  ...{ people: 320, share: 64, buyers: 320, orders: 320, revenue: '32000', averageOrder: '100' },
  ...{ ordersPerBuyer: 1, daysBetweenOrders: null, channels: [{ name: 'Lindgren', share: 100 }] },
};

export const PERSONAS: PersonasResult = {
  currency: 'USD',
  rules: { returningFrom: 2, vipOrders: 6, vipSpent: 500 },
  ...{ minSize: 20, buyers: 500, customers: 450 },
  segments: [
    {
      ...SEGMENT,
      ...{ key: 'cohort=new', source: 'cohort', value: 'new', action: 'made' },
      ...{ personaId: 'p-1', personaName: 'Lindgren · new' },
    },
    {
      ...SEGMENT,
      ...{ key: 'attributes["Sport"]=Ski', source: 'attributes["Sport"]', value: 'Ski' },
      ...{ people: 60, share: 13.3, action: 'offered', personaId: null },
      personaName: 'Lindgren · Ski',
    },
  ],
  leftOut: [
    { source: 'attributes["Nickname"]', reason: 'too_many_values', values: null, people: null },
    { source: 'cohort', reason: 'too_small', values: 1, people: 7 },
  ],
  cohorts: [
    { cohort: 'new', people: 320 },
    { cohort: 'returning', people: 173 },
    { cohort: 'vip', people: 7 },
  ],
};

export const PERSONA_LIST: Personas = {
  personas: [
    {
      ...{ key: 'cohort=new', source: 'cohort', value: 'new', personaId: 'p-1' },
      ...{ name: 'Lindgren · new', people: 320, isGone: false, listId: 12 },
      ...{ madeAt: '2026-11-21T09:03:00Z', changedAt: '2026-11-21T09:03:00Z' },
    },
  ],
  credits: { least: 300, most: 300 },
};

export const DRY_RUN: InsightDryRun = {
  calls: [
    {
      ...{ method: 'POST', path: '/mave/chat', body: { message: 'Work out a strategy.' } },
      ...{ credits: { least: 10, most: 75 }, isExact: true },
    },
  ],
  estimate: { least: 10, most: 75 },
  notes: [noteOf('channels_left_out', { min: 10, names: ['Amazon (3)'] })],
  ...{ blocked: null, problem: null },
};
