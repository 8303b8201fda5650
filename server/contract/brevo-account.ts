import { z } from 'zod';

export const BrevoList = z.object({
  id: z.number(),
  name: z.string(),
  folderId: z.number().nullable(),
});
export type BrevoList = z.output<typeof BrevoList>;
export const BrevoLists = z.object({ lists: z.array(BrevoList) });
export const NewBrevoList = z.strictObject({ name: z.string().trim().min(1).max(100) });

export const BrevoAttributeType = z.enum([
  'text',
  'date',
  'float',
  'boolean',
  'multiple-choice',
  'category',
  'id',
  'user',
  'unknown',
]);
export type BrevoAttributeType = z.output<typeof BrevoAttributeType>;

export const BrevoAttribute = z.object({
  name: z.string(),
  category: z.string(),
  type: BrevoAttributeType,
});
export type BrevoAttribute = z.output<typeof BrevoAttribute>;
export const BrevoAttributes = z.object({ attributes: z.array(BrevoAttribute) });

/** Brevo takes capital letters, digits and `_` (reference/brevo.md §2.5); longer than 50 is refused. */
export const AttributeName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,49}$/, 'Use capital letters, digits and _ only, 50 at most.');
export const NewBrevoAttribute = z.strictObject({
  name: AttributeName,
  type: z.enum(['text', 'date', 'float', 'boolean']),
});
