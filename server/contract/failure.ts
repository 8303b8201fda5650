import { z } from 'zod';
import { Resource } from './sync.ts';

/** A record that did not arrive whole, why, and what to do about it. */
export const Failure = z.object({
  id: z.string(),
  resource: Resource,
  entityId: z.string(),
  /** `failed`: not in Brevo. `warning`: in Brevo, but not all of it. */
  severity: z.enum(['failed', 'warning']),
  /** A code such as `invalid_email`, `duplicate_phone`. */
  reason: z.string(),
  message: z.string(),
  whatToDo: z.string(),
  /** Opens the record in the control panel. */
  controlPanelUrl: z.string(),
  since: z.string(),
  attempts: z.number(),
});
export type Failure = z.output<typeof Failure>;

export const Failures = z.object({
  failures: z.array(Failure),
  total: z.number(),
  /** Pass as `?after=` for the next page; null on the last. */
  next: z.string().nullable(),
  byReason: z.array(z.object({ reason: z.string(), severity: z.string(), count: z.number() })),
});
export const FailureQuery = z.strictObject({
  resource: Resource.optional(),
  reason: z.string().max(60).optional(),
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** By id, by reason, or (neither) everything that failed. */
export const RetryFailures = z.strictObject({
  ids: z.array(z.string()).max(500).optional(),
  reason: z.string().max(60).optional(),
});
export const RetriedFailures = z.object({ retried: z.number() });
