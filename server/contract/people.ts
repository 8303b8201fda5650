import { z } from 'zod';

/** Somebody who has opened the app and may open it again. */
export const AppUser = z.object({
  /** BigCommerce user id. */
  id: z.number(),
  email: z.string(),
  /** Whether the store is theirs, as BigCommerce last said. */
  isOwner: z.boolean(),
  /** ISO 8601: when they first opened the app, or did so again after having been removed. */
  since: z.string(),
});
export type AppUser = z.output<typeof AppUser>;
export const AppUsers = z.object({ users: z.array(AppUser) });

const SettingValue = z.union([z.string(), z.number(), z.boolean(), z.null()]).optional();

/** One setting that a save changed. */
export const SettingChange = z.object({
  /** Where it stands in the settings, such as `sync.inventory`; in the mapping by the attribute, such as `customerMapping.CITY`. */
  path: z.string(),
  /** Missing where nothing was, or is, set. */
  from: SettingValue,
  to: SettingValue,
});
export type SettingChange = z.output<typeof SettingChange>;

/** Something that a person changed. */
export const AuditEntry = z.object({
  id: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** Null where nobody of the store's people did it. */
  userId: z.number().nullable(),
  /** Null also once the user was removed: who they were is forgotten. */
  userEmail: z.string().nullable(),
  /** Such as `settings_saved`, `brevo_connected`, `sync_started`. */
  action: z.string(),
  /** More about it, by action: for `settings_saved` the `sections` and the `changes` (see `SettingChange`). Never a secret, never a customer. */
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.output<typeof AuditEntry>;
export const Audit = z.object({
  entries: z.array(AuditEntry),
  /** Pass as `?after=` for the next page; null on the last. */
  next: z.string().nullable(),
});
export const AuditQuery = z.strictObject({
  userId: z.coerce.number().int().positive().optional(),
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
