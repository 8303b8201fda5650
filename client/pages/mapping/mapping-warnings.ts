import type { BrevoAttribute, BrevoAttributeType } from '../../../server/contract/brevo-account.ts';
import type { CustomerMapping, Field } from '../../../server/contract/mapping.ts';
import { TYPE_OF } from './suggest-attribute.ts';

/** Brevo allows no more in an account (reference/brevo.md §1.5). */
export const ATTRIBUTE_LIMIT = 200;
/** Attributes that take phone numbers only; every account has them (reference/brevo.md §2.6). */
const PHONE_ATTRIBUTES = new Set(['SMS', 'WHATSAPP', 'LANDLINE_NUMBER']);
const PHONE_SOURCE = /^(phone|addresses\[\d\]\.phone)$/;
/** Categories whose attributes a contact can be given; Brevo works the others out by itself. */
const WRITABLE = new Set(['normal', 'category']);

export type LineWarning = 'duplicate' | 'type_mismatch' | 'no_phone' | 'not_writable' | 'no_field';
export type MappingWarning =
  | { code: LineWarning; source: string; attribute: string; type?: BrevoAttributeType }
  | { code: 'over_limit'; count: number }
  | { code: 'no_name' };

/** What would go wrong with a mapping, as far as it can be told before it is saved. */
export function warningsOf(
  mapping: CustomerMapping,
  { fields, account }: { fields: readonly Field[]; account: readonly BrevoAttribute[] },
): MappingWarning[] {
  const fieldOf = new Map(fields.map((field) => [field.source, field]));
  const uses = Map.groupBy(mapping, ({ attribute }) => attribute);
  const warnings: MappingWarning[] = mapping.flatMap(({ source, attribute }) => {
    const isDuplicate = (uses.get(attribute)?.length ?? 0) > 1;
    const found = isDuplicate
      ? 'duplicate'
      : warningOf(source, attribute, fieldOf.get(source), account);
    const type = account.find(({ name }) => name === attribute)?.type;
    return found ? [{ code: found, source, attribute, type }] : [];
  });

  const count = account.length + newAttributes(mapping, account).length;
  if (count > ATTRIBUTE_LIMIT) warnings.push({ code: 'over_limit', count });
  const isMapped = (wanted: string) => mapping.some(({ source }) => source === wanted);
  if (!isMapped('first_name') || !isMapped('last_name')) warnings.push({ code: 'no_name' });
  return warnings;
}

/** What one line would run into; undefined where nothing is known against it. */
export function warningOf(
  source: string,
  attribute: string,
  field: Field | undefined,
  account: readonly BrevoAttribute[],
): LineWarning | undefined {
  // A form field that no sample had, or an address other than the first, is not listed, and is a field all the same.
  if (!field) return /^attributes\[/.test(source) ? 'no_field' : undefined;
  if (PHONE_ATTRIBUTES.has(attribute)) {
    const isPhone =
      PHONE_SOURCE.test(source) || field.group === 'attribute' || field.group === 'form_field';
    return isPhone ? undefined : 'no_phone';
  }
  const existing = account.find(({ name }) => name === attribute);
  if (!existing) return undefined;
  if (!WRITABLE.has(existing.category)) return 'not_writable';
  const fits = ['text', 'unknown', TYPE_OF[field.type]].includes(existing.type);
  return fits ? undefined : 'type_mismatch';
}

/** Attributes that a field can be sent into. */
export function writableAttributes(account: readonly BrevoAttribute[]): BrevoAttribute[] {
  return account.filter(({ name, category }) => name !== 'EMAIL' && WRITABLE.has(category));
}

/** Attributes that the next sync makes in Brevo. */
export function newAttributes(
  mapping: CustomerMapping,
  account: readonly BrevoAttribute[],
): string[] {
  const known = new Set(account.map(({ name }) => name));
  const names = mapping.map(({ attribute }) => attribute);
  return [...new Set(names)].filter((name) => !known.has(name) && !PHONE_ATTRIBUTES.has(name));
}
