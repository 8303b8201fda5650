import { z } from 'zod';

/** Ids are opaque: a CUID, `persona_…` or a number (reference/mavera-and-peers.md §1.4). */
export const IdWire = z.union([z.string().min(1), z.number()]).transform(String);

export const TextWire = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

/** Unix seconds or ISO 8601, as milliseconds; null if there is neither (§1.2, §1.4, §1.5). */
export const DateWire = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((value) => {
    if (value === null || value === undefined) return null;
    const ms = typeof value === 'number' ? value * 1000 : Date.parse(value);
    return Number.isFinite(ms) ? ms : null;
  });

/** What something cost; null where the answer does not say. */
export const CreditsWire = z.number().nonnegative().nullish().catch(null);
export const UsageWire = z.object({ credits_used: CreditsWire }).nullish().catch(null);
