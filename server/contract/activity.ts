import { z } from 'zod';
import { Language } from './session.ts';

const Level = z.enum(['info', 'warning', 'error']);

/** What goes into the words for a code: numbers, names, and codes of things that have words of their own. */
export const ActivityParams = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.array(z.string())]),
);
export type ActivityParams = z.output<typeof ActivityParams>;

/** Something that happened, in a form that carries no person. */
export const ActivityEntry = z.object({
  id: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** Such as `sync_started`, `brevo_connected`, `settings_saved`. */
  kind: z.string(),
  level: Level,
  /** In English; for those who have no words for `code`. */
  message: z.string(),
  /** Which words say it (`activity-words.ts`), finer than `kind`; null for what was noted before there were codes. */
  code: z.string().nullable().default(null),
  params: ActivityParams.default({}),
  userId: z.number().nullable(),
  /** Whose doing it was; null where nobody's, and once they were removed. */
  userEmail: z.string().nullable().default(null),
});
export type ActivityEntry = z.output<typeof ActivityEntry>;

export const Activity = z.object({
  activity: z.array(ActivityEntry),
  /** Pass as `?after=` for the next page; null on the last. */
  next: z.string().nullable(),
});

export const ActivityQuery = z.strictObject({
  /** One kind, or several with commas between them. */
  kind: z.string().max(600).optional(),
  level: Level.optional(),
  /** Entries whose sentence, in `language`, holds each of these words. */
  text: z.string().trim().max(100).optional(),
  language: Language.default('en'),
  /** Not before, and before: ISO 8601 with a zone. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
