import { z } from 'zod';

export const NewConnection = z.strictObject({ apiKey: z.string().trim().min(8).max(400) });

/**
 * `not_connected`: no key yet. `connected`: the last call was accepted. `attention`: Brevo refuses us and only
 * the merchant can mend it; the sync waits.
 */
export const ConnectionState = z.enum(['not_connected', 'connected', 'attention']);
export type ConnectionState = z.output<typeof ConnectionState>;

export const BrevoConnection = z.object({
  state: ConnectionState,
  /** What Brevo calls the account, when it is connected. */
  account: z.object({ companyName: z.string(), email: z.string(), plan: z.string() }).optional(),
  /** Why it needs attention and what to do, in words. */
  problem: z.object({ code: z.string(), message: z.string() }).optional(),
  /** The last four characters, so that a person can tell keys apart. */
  keyEnding: z.string().optional(),
  /** ISO 8601 of the last check. */
  checkedAt: z.string().optional(),
});
export type BrevoConnection = z.output<typeof BrevoConnection>;

export const MaveraConnection = z.object({
  state: ConnectionState,
  problem: z.object({ code: z.string(), message: z.string() }).optional(),
  keyEnding: z.string().optional(),
  /** ISO 8601 of the last check. */
  checkedAt: z.string().optional(),
});
export type MaveraConnection = z.output<typeof MaveraConnection>;
