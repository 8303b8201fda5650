import { z } from 'zod';
import { Language } from './session.ts';
import { Resource } from './sync.ts';

/** `failed`: not in Brevo. `warning`: in Brevo, but not all of it. */
export const Severity = z.enum(['failed', 'warning']);

/** `open`: needs a look. `ignored`: somebody chose to leave it as it is. */
export const FailureState = z.enum(['open', 'ignored']);
export type FailureState = z.output<typeof FailureState>;

/** What a link leads to: the record, or where it has no page of its own what comes closest. */
export const LinkTarget = z.enum(['record', 'customer', 'order', 'carts']);

/** A record that did not arrive whole, why, and what to do about it. */
export const Failure = z.object({
  id: z.string(),
  resource: Resource,
  entityId: z.string(),
  severity: Severity,
  /** A code such as `invalid_email`, `duplicate_phone`. */
  reason: z.string(),
  /** In English, as is `whatToDo`; other languages have words for `reason` (`failure-words.ts`). */
  message: z.string(),
  whatToDo: z.string(),
  /** A page of the store's control panel. */
  controlPanelUrl: z.string(),
  opens: LinkTarget.default('record'),
  /** ISO 8601: when it first failed. */
  since: z.string(),
  attempts: z.number(),
  /** It waits for another try, or has one just now. */
  isRetrying: z.boolean().default(false),
  /** ISO 8601: when somebody chose to ignore it; null while it needs a look. */
  ignoredAt: z.string().nullable().default(null),
});
export type Failure = z.output<typeof Failure>;

export const Failures = z.object({
  failures: z.array(Failure),
  total: z.number(),
  /** Pass as `?after=` for the next page; null on the last. */
  next: z.string().nullable(),
  /** Of all that need a look. */
  byReason: z.array(z.object({ reason: z.string(), severity: z.string(), count: z.number() })),
});

const FailureFilter = z.strictObject({
  resource: Resource.optional(),
  reason: z.string().max(60).optional(),
  severity: Severity.optional(),
});
export const FailureQuery = FailureFilter.extend({
  state: FailureState.default('open'),
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** The records of a kind that have the same thing wrong with them. */
export const FailureCause = z.object({
  resource: Resource,
  severity: Severity,
  reason: z.string(),
  count: z.number(),
  /** ISO 8601: since when the first of them has been waiting. */
  since: z.string(),
  /** In English, as in `Failure`. */
  message: z.string(),
  whatToDo: z.string(),
});
export type FailureCause = z.output<typeof FailureCause>;
export const FailureCauses = z.object({
  causes: z.array(FailureCause),
  /** How many records need a look, and how many are ignored. */
  open: z.number(),
  ignored: z.number(),
});
export const FailureCauseQuery = z.strictObject({ state: FailureState.default('open') });

/** `GET /api/failures/csv`: everything that matches, as a table for a spreadsheet. */
export const FailureCsvQuery = FailureFilter.extend({
  state: FailureState.default('open'),
  language: Language.default('en'),
});

const Ids = z.array(z.string()).max(500);

/** By id, by reason, kind or severity, or (none of these) everything that failed. What is ignored is tried only by id. */
export const RetryFailures = FailureFilter.extend({ ids: Ids.optional() });
export const RetriedFailures = z.object({
  retried: z.number(),
  /** Kinds that are switched off: their records were left as they are. */
  switchedOff: z.array(Resource).optional(),
});

/** By id, or all of a reason; never everything at once. */
export const ChosenFailures = FailureFilter.extend({ ids: Ids.optional() }).refine(
  ({ ids, reason }) => ids !== undefined || reason !== undefined,
  { path: ['ids'], message: 'Say which: by `ids`, or by `reason`.' },
);
export const ChangedFailures = z.object({ changed: z.number() });
