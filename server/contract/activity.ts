import { z } from 'zod';

/** Something that happened, in a form that carries no person. */
export const ActivityEntry = z.object({
  id: z.string(),
  at: z.string(),
  /** Such as `sync_started`, `brevo_connected`, `settings_saved`. */
  kind: z.string(),
  level: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  userId: z.number().nullable(),
});
export const Activity = z.object({
  activity: z.array(ActivityEntry),
  next: z.string().nullable(),
});
export const ActivityQuery = z.strictObject({
  kind: z.string().max(60).optional(),
  level: z.enum(['info', 'warning', 'error']).optional(),
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
