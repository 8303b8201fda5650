import { z } from 'zod';
import { Cohort, CohortRules } from './cohorts.ts';
import { CreditRange, OrdersSoFar, WordsForMavera } from './insights.ts';

/** What customers can be parted by: their cohort, their group, or a field of the store's own. Named as a mapping names them. */
export const SegmentSource = z
  .string()
  .max(300)
  .regex(/^(customer_group|attributes\[".+"\])$/s, {
    error: 'Choose the customer group, or an attribute of your store.',
  });

/** What a merchant chooses for personas. Where cohorts begin and end is in the store's settings (`cohorts`). */
export const PersonaOptions = z.strictObject({
  /** A persona for each cohort. */
  cohorts: z.boolean().default(true),
  /** Fields by whose values customers are parted; somebody with several personas has that of the first field. */
  attributes: z
    .array(SegmentSource)
    .max(5)
    .refine((all) => new Set(all).size === all.length, { error: 'Choose each field once.' })
    .default([]),
  /** Segments of fewer people are left out, and never named to Mavera. */
  minSize: z.int().min(5).max(100_000).default(20),
  /** So many of the largest segments of one field. */
  maxSegments: z.int().min(1).max(30).default(8),
  /** What the shop is about, in the merchant's own words. */
  about: WordsForMavera.max(500).default(''),
  /** A cohort that grew by so many per cent since the last result calls for another run. */
  growth: z.int().min(5).max(1_000).default(20),
});
export type PersonaOptions = z.output<typeof PersonaOptions>;

/** People of one kind in numbers, all computed here. Amounts are decimals in text, in the store's currency, less refunds. */
export const PersonaSegment = z.object({
  /** Source and value as one: the same in every run. */
  key: z.string(),
  /** `cohort`, or the field. */
  source: z.string(),
  /** A cohort's code, or the field's value. */
  value: z.string(),
  people: z.number(),
  /** Of the buyers (cohorts) or customers (fields) looked at, in per cent with one decimal. */
  share: z.number(),
  /** Who of them has bought; the figures below are of these. */
  buyers: z.number(),
  orders: z.number(),
  revenue: z.string(),
  averageOrder: z.string(),
  ordersPerBuyer: z.number(),
  /** From one order to the next, on average; null where nobody ordered twice. */
  daysBetweenOrders: z.number().nullable(),
  /** Where they order, by share of their orders in per cent, largest first. */
  channels: z.array(z.object({ name: z.string(), share: z.number() })),
});
export type PersonaSegment = z.output<typeof PersonaSegment>;

/**
 * Why customers are not in a segment. `too_small`: fewer people than `minSize`. `beyond_most`: more segments than `maxSegments`.
 * `too_many_values`: the field tells people apart rather than together, so it is not used. `personal`: what stands there is free
 * text, names a person, or could be used to reach one. `no_such_field`: the store does not have it any more. Values are not named.
 */
export const LeftOutSegments = z.object({
  source: z.string(),
  reason: z.enum(['too_small', 'beyond_most', 'too_many_values', 'personal', 'no_such_field']),
  /** How many values, and people with one of them; null where counting was given up. */
  values: z.number().nullable(),
  people: z.number().nullable(),
});
export type LeftOutSegments = z.output<typeof LeftOutSegments>;

/**
 * What was done about a segment's persona. `made`: paid for in this run. `adopted`: Mavera had one of that name. `changed`: told
 * how the segment is now. `unchanged`: it knew. `offered`: it would have to be made, and nobody was asked (a run by itself asks
 * nobody). `declined`: the merchant did not want it.
 */
export const PersonaAction = z.enum([
  ...(['made', 'adopted', 'changed', 'unchanged', 'offered', 'declined'] as const),
]);
export type PersonaAction = z.output<typeof PersonaAction>;

/** The segments that some options ask for; `POST /api/insights/personas/preview` `PersonaOptions` counts them beforehand. */
export const CountedSegments = z.object({
  currency: z.string(),
  rules: CohortRules,
  ordersSoFar: OrdersSoFar,
  minSize: z.number(),
  /** Everybody with an order that counts; guests are among them. */
  buyers: z.number(),
  /** Customers whose fields were read; null if no field was chosen. */
  customers: z.number().nullable(),
  /** Of a large store a page shows only the first customers' fields; a run reads all of them. */
  isPartial: z.boolean().optional(),
  segments: z.array(PersonaSegment),
  leftOut: z.array(LeftOutSegments),
  /** How many buyers each cohort has, those left out among them. */
  cohorts: z.array(z.object({ cohort: Cohort, people: z.number() })),
});
export type CountedSegments = z.output<typeof CountedSegments>;

export const PersonasResult = CountedSegments.extend({
  segments: z.array(
    PersonaSegment.extend({
      action: PersonaAction,
      /** Null: there is none (yet). */
      personaId: z.string().nullable(),
      personaName: z.string(),
    }),
  ),
});
export type PersonasResult = z.output<typeof PersonasResult>;

/** How segments of a result differ from another's; null: the other one did not have it. */
export const PersonasChanges = z.object({
  segments: z.array(
    z.object({
      key: z.string(),
      source: z.string(),
      value: z.string(),
      peopleBefore: z.number().nullable(),
      peopleNow: z.number().nullable(),
      revenueBefore: z.string().nullable(),
      revenueNow: z.string().nullable(),
    }),
  ),
});
export type PersonasChanges = z.output<typeof PersonasChanges>;

/**
 * `GET /api/insights/personas`: what there is. `people` is how many the segment had when it was last counted. `isGone`: somebody
 * deleted it in Mavera; the next run offers it again. `listId`: the Brevo list of a cohort, from the settings (`lists`). Dates are
 * ISO 8601.
 */
export const Personas = z.object({
  personas: z.array(
    z.object({
      key: z.string(),
      source: z.string(),
      value: z.string(),
      personaId: z.string(),
      name: z.string(),
      people: z.number(),
      isGone: z.boolean(),
      madeAt: z.string(),
      changedAt: z.string(),
      listId: z.number().nullable(),
    }),
  ),
  /** What making one costs. */
  credits: CreditRange,
});
export type Personas = z.output<typeof Personas>;

/**
 * `GET /api/insights/personas/speakers`: personas of the Mavera account that can be chosen to answer (`personaId` of brand health and
 * the strategy of channels), and who does where nobody is chosen.
 */
export const Speakers = z.object({
  speakers: z.array(z.object({ id: z.string(), name: z.string(), isCustom: z.boolean() })),
  fittingId: z.string().nullable(),
});
export type Speakers = z.output<typeof Speakers>;

/** `GET /api/insights/personas/fields`: what customers of this store can be parted by. */
export const SegmentFields = z.object({
  fields: z.array(z.object({ source: SegmentSource, label: z.string() })),
});
export type SegmentFields = z.output<typeof SegmentFields>;
