import { invalid } from '../brevo-error.ts';
import type { BrevoSwitches } from '../switches.ts';

export const CATEGORIES = ['normal', 'transactional', 'category', 'calculated', 'global'] as const;
export type AttributeCategory = (typeof CATEGORIES)[number];

/** Types that each category allows (reference §2.5). */
export const TYPES: Record<AttributeCategory, readonly string[]> = {
  normal: ['text', 'date', 'float', 'boolean', 'multiple-choice', 'user'],
  transactional: ['text', 'date', 'float', 'boolean', 'id'],
  category: ['category'],
  calculated: [],
  global: [],
};

/** A field of an account's contacts. */
export interface Attribute {
  name: string;
  category: AttributeCategory;
  type?: string;
  /** Options of a `category` attribute. */
  enumeration?: { value: number; label: string }[];
  /** Options of a `multiple-choice` attribute. */
  options?: string[];
  /** Formula of a calculated or global attribute. */
  formula?: string;
  /** Came with the account: does not count among the 200 custom attributes. */
  isDefault?: boolean;
}

export const CUSTOM_ATTRIBUTES_MAX = 200;
export const OPTION_MAX = 200;

export function requireAttributeName(name: string, switches: BrevoSwitches): void {
  if (name.length > switches.attributeNameMax) throw invalid('Attribute name exceeds char limit');
  if (!/^[A-Z0-9_]+$/.test(name)) throw invalid('Attribute name is not valid');
}

/** As `GET /contacts/attributes` shows it. Category options carry `value` and, since May 2026, `valueStr`. */
export function toAttributeWire({
  name,
  category,
  type,
  enumeration,
  options,
  formula,
}: Attribute) {
  return {
    name,
    category,
    // Category, calculated and global attributes are shown without a type.
    ...(TYPES[category].length > 1 && { type }),
    ...(enumeration && {
      enumeration: enumeration.map((option) => ({ ...option, valueStr: String(option.value) })),
    }),
    ...(options && { multiCategoryOptions: options }),
    ...(formula !== undefined && { calculatedValue: formula }),
  };
}
