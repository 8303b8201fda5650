import { z } from 'zod';

/** The one-time code from the page's URL fragment. Lives 60 s, works once. */
export const NewSession = z.strictObject({ code: z.string().min(1).max(200) });

/** What the pages speak. */
export const Language = z.enum(['en', 'nl']);
export type Language = z.output<typeof Language>;

/** The language in which somebody wants to read the app, from now on and wherever they open it. */
export const LocaleChoice = z.strictObject({ locale: Language });

export const SessionUser = z.object({
  /** BigCommerce user id. */
  id: z.number(),
  email: z.string(),
  /** BCP 47, such as `en-US`: the language chosen here, or else the one of the control panel. */
  locale: z.string(),
});

export const Session = z.object({
  token: z.string(),
  /** ISO 8601. An hour from now at most, and never later than ten hours after the app was opened. */
  expiresAt: z.string(),
  store: z.object({ hash: z.string(), name: z.string() }),
  user: SessionUser,
});
export type Session = z.output<typeof Session>;
