import { z } from 'zod';

const TYPES = [
  'text',
  'date',
  'float',
  'boolean',
  'multiple-choice',
  'category',
  'id',
  'user',
] as const;

/** `unknown`: Brevo names no type (calculated values), or one that is newer than this code. */
export type ContactAttributeType = (typeof TYPES)[number] | 'unknown';

/** A field that contacts of an account can have (reference/brevo.md §2.5). */
export interface ContactAttribute {
  name: string;
  /** `normal`, `transactional`, `category`, `calculated` or `global`; an open set. */
  category: string;
  type: ContactAttributeType;
}

export interface NewContactAttribute {
  category: 'normal';
  /** Capital letters, digits and `_`, 50 at most. */
  name: string;
  type: 'text' | 'date' | 'float' | 'boolean';
}

export const AttributesWire = z.object({
  attributes: z
    .array(z.object({ name: z.string(), category: z.string(), type: z.string().nullish() }))
    .nullish(),
});

export function toAttributes({ attributes }: z.output<typeof AttributesWire>): ContactAttribute[] {
  return (attributes ?? []).map(({ name, category, type }) => ({
    name,
    category,
    type: typeOf(category, type),
  }));
}

function typeOf(category: string, type: string | null | undefined): ContactAttributeType {
  // Attributes of category `category` come without a type in the older specification.
  return TYPES.find((known) => known === (type ?? category)) ?? 'unknown';
}
