import { z } from 'zod';
import { ActivityParams } from './activity.ts';
import { InsightNote } from './insight-notes.ts';

/** A merchant's own words that Mavera will read: nobody's address has any business there. */
export const WordsForMavera = z
  .string()
  .trim()
  .refine((text) => !/[^\s@]@[^\s@]+\.[^\s@]/.test(text), {
    error: 'Leave out e-mail addresses: Mavera will read this.',
  });

/**
 * Why a paid answer is of no use. `refused`: Mavera declined. `cut_off`: it stopped in the middle. `breaks_schema`: it is not what
 * was asked for. `failed`: Mavera itself calls it failed.
 */
export const AnswerFault = z.enum(['refused', 'cut_off', 'breaks_schema', 'failed']);

/** How many orders were known when they were counted, if the first sync of them was not over; null: all of them were. */
export const OrdersSoFar = z.number().nullish();

/** The analyses there are. */
export const InsightKind = z.enum(['brand_health', 'personas', 'channel_strategy']);
export type InsightKind = z.output<typeof InsightKind>;

/** Why a run was started: by a person, by its schedule, or by something that happened in the store. */
export const InsightCause = z.enum(['person', 'schedule', 'trigger']);
export type InsightCause = z.output<typeof InsightCause>;

/**
 * `waiting`: for what passes, or for the merchant; `problem` says which. `asking`: Mave wants to know something, or what is to be
 * made has to be confirmed (`question`). `unsure`: a paid call broke off, and nobody knows whether it was paid; the merchant
 * decides whether it is made again.
 */
export const InsightState = z.enum([
  ...(['queued', 'running', 'waiting', 'asking', 'unsure'] as const),
  ...(['succeeded', 'failed', 'cancelled'] as const),
]);
export type InsightState = z.output<typeof InsightState>;

/** Credits that something costs, at least and at most. */
export const CreditRange = z.object({ least: z.number(), most: z.number() });
export type CreditRange = z.output<typeof CreditRange>;

/**
 * `mavera_credits_short`: the account has too few. `ceiling_run`, `ceiling_month`: more than the merchant allows. `payment_unsure`:
 * see the state. `answer_…`: an answer is of no use (`AnswerFault`). Others are codes of errors, or of the note (`InsightNote`, with `params`) that says why there was nothing to do.
 * `needed` and `remaining` are credits.
 */
export const InsightProblem = z.object({
  code: z.string(),
  message: z.string(),
  needed: z.number().nullish(),
  remaining: z.number().nullish(),
  params: ActivityParams.nullish(),
});
export type InsightProblem = z.output<typeof InsightProblem>;

/** `hour` is of the store's own day; weekdays count from Monday, 1. */
export const InsightSchedule = z.strictObject({
  every: z.enum(['never', 'day', 'week', 'month']).default('never'),
  hour: z.int().min(0).max(23).default(3),
  weekday: z.int().min(1).max(7).default(1),
  dayOfMonth: z.int().min(1).max(28).default(1),
});
export type InsightSchedule = z.output<typeof InsightSchedule>;

/** Runs besides the schedule, when something happens; at most one in so many days. */
export const InsightTriggers = z.strictObject({
  isOn: z.boolean().default(false),
  minDaysBetween: z.int().min(1).max(90).default(7),
});

/** What a merchant can choose for one analysis. `options` belong to its kind. */
export const InsightJobDocument = z.strictObject({
  schedule: InsightSchedule.prefault({}),
  triggers: InsightTriggers.prefault({}),
  options: z.record(z.string(), z.unknown()).default({}),
});
export type InsightJobDocument = z.output<typeof InsightJobDocument>;

export const InsightJob = InsightJobDocument.extend({
  kind: InsightKind,
  version: z.int().positive(),
  /** ISO 8601; null while it has no schedule. */
  nextRunAt: z.string().nullable(),
});
export type InsightJob = z.output<typeof InsightJob>;

/** A save: the version it was made from (409 `settings_changed` if another was saved since) and the sections that change. */
export const InsightJobUpdate = z.strictObject({
  version: z.int().positive(),
  schedule: InsightSchedule.optional(),
  triggers: InsightTriggers.optional(),
  options: z.record(z.string(), z.unknown()).optional(),
});
export type InsightJobUpdate = z.output<typeof InsightJobUpdate>;

const Ceiling = z.int().min(1).max(1_000_000);
const WhenUnsure = z.enum(['ask', 'repeat']);

/** Credits that all analyses together may spend. A month is one of the calendar, in UTC. */
export const InsightSettingsDocument = z.strictObject({
  perRunCeiling: Ceiling.default(150),
  perMonthCeiling: Ceiling.default(500),
  /** A paid call whose answer was lost, where nothing tells whether it was paid: ask, or make it again at once. */
  whenUnsure: WhenUnsure.default('ask'),
});
export type InsightSettingsDocument = z.output<typeof InsightSettingsDocument>;
export const InsightSettings = InsightSettingsDocument.extend({ version: z.int().positive() });
export type InsightSettings = z.output<typeof InsightSettings>;

/** A save, as that of an analysis; what is left out stays as it is. */
export const InsightSettingsUpdate = z.strictObject({
  version: z.int().positive(),
  perRunCeiling: Ceiling.optional(),
  perMonthCeiling: Ceiling.optional(),
  whenUnsure: WhenUnsure.optional(),
});
export type InsightSettingsUpdate = z.output<typeof InsightSettingsUpdate>;

/** Something that is made, and paid for, only if the merchant says so. */
export const InsightProposal = z.object({
  /** Names are unlike each other. `people`: how many it is about. */
  items: z.array(z.object({ name: z.string(), people: z.number(), credits: z.number() })),
  /** What all of them cost together. */
  credits: z.number(),
});
export type InsightProposal = z.output<typeof InsightProposal>;

export const InsightRun = z.object({
  id: z.string(),
  kind: InsightKind,
  cause: InsightCause,
  state: InsightState,
  /** Where it is: `gathering`, or the name of a step of its kind. */
  phase: z.string(),
  done: z.number(),
  total: z.number(),
  estimate: CreditRange.nullable(),
  /** Credits paid so far; calls of which that is not known count with the most they can have cost. */
  spent: z.number(),
  /** There are such calls: `spent` is a bound. One of a run that was cancelled is looked into some minutes later. */
  isSpentAtMost: z.boolean().default(false),
  problem: InsightProblem.nullable(),
  /** With a proposal, it is answered by confirming, and otherwise in words. */
  question: z
    .object({ text: z.string(), askedAt: z.string(), proposal: InsightProposal.nullish() })
    .nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** What it was asked to look at: the options of its kind as they were. */
  options: z.record(z.string(), z.unknown()),
});
export type InsightRun = z.output<typeof InsightRun>;
export const InsightRuns = z.object({ runs: z.array(InsightRun) });

/** A run with what it found; `comparison` is with the run before it, or the one that was asked for. Both depend on the kind. */
export const InsightRunDetail = InsightRun.extend({
  result: z.unknown(),
  comparison: z.object({ withRun: z.string(), changes: z.unknown() }).nullable(),
});
export type InsightRunDetail = z.output<typeof InsightRunDetail>;

/** One call that a run would make, with its whole body. `isExact`: nothing in it depends on an earlier answer. */
export const PlannedCall = z.object({
  method: z.string(),
  path: z.string(),
  body: z.unknown(),
  credits: CreditRange,
  isExact: z.boolean(),
  /** Made only once the merchant has confirmed it in the run; runs that nobody started leave it out. */
  asksFirst: z.boolean().optional(),
});
export type PlannedCall = z.output<typeof PlannedCall>;

/** What a run would do, without doing it. `notes`: what is left out, and why. `blocked`: why there is nothing to do. */
export const InsightDryRun = z.object({
  calls: z.array(PlannedCall),
  estimate: CreditRange,
  notes: z.array(InsightNote),
  blocked: InsightNote.nullable(),
  problem: InsightProblem.nullable(),
});
export type InsightDryRun = z.output<typeof InsightDryRun>;

/** Credits of the Mavera account, as it tells them, and what this app spent of them this month. */
export const InsightCredits = z.object({
  used: z.number(),
  included: z.number(),
  remaining: z.number(),
  periodEnd: z.string().nullable(),
});

export const InsightOverview = z.object({
  /** Null while Mavera is not connected or does not answer. */
  credits: InsightCredits.nullable(),
  spentThisMonth: z.number(),
  /** As for a run. */
  isSpentAtMost: z.boolean().default(false),
  settings: InsightSettings,
  jobs: z.array(
    z.object({
      kind: InsightKind,
      nextRunAt: z.string().nullable(),
      live: InsightRun.nullable(),
      last: InsightRun.nullable(),
      /** Of the last result; null if there is nothing to be alarmed about. */
      alert: InsightNote.nullable().default(null),
    }),
  ),
});
export type InsightOverview = z.output<typeof InsightOverview>;

/**
 * An analysis that somebody should look at. `alert`: what its last result says. Others are states of its newest run, which failed, or
 * waits for the merchant.
 */
export const InsightNews = z.discriminatedUnion('state', [
  z.object({ kind: InsightKind, state: z.literal('alert'), alert: InsightNote }),
  z.object({ kind: InsightKind, state: z.enum(['asking', 'unsure', 'waiting', 'failed']) }),
]);
export type InsightNews = z.output<typeof InsightNews>;

export const InsightAnswer = z.strictObject({ text: WordsForMavera.min(1).max(4_000) });
/** `repeatUnsure`: a paid call of which nobody knows whether it was paid may be made again. */
export const InsightResume = z.strictObject({ repeatUnsure: z.boolean().default(false) });
/** Of a proposal: what is to be made, by name (none: nothing is), and what that costs together, as the merchant saw it. */
export const InsightConfirmation = z.strictObject({
  names: z.array(z.string().max(100)).max(200),
  credits: z.int().nonnegative(),
});
