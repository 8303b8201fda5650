import type { BrevoAttributeType } from '../../../contract/brevo-account.ts';
import type { FieldValue } from './customer-field.ts';

export type AttributeValue = string | number | boolean | string[];

/**
 * A store's value in the type of a Brevo attribute. Undefined when there is nothing to send; throws
 * `UnfitValue` when there is, but Brevo would drop it without a word (reference/brevo.md §9.2).
 */
export function toAttributeValue(
  value: FieldValue | undefined,
  type: BrevoAttributeType,
): AttributeValue | undefined {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return undefined;
  switch (type) {
    case 'float':
      return toNumber(value);
    case 'date':
      return toDate(value);
    case 'boolean':
      return toBoolean(value);
    case 'multiple-choice':
      return Array.isArray(value) ? value : [String(value)];
    default:
      return Array.isArray(value) ? value.join(', ') : String(value).trim() || undefined;
  }
}

/** The store has a value, but not one that this attribute can hold. */
export class UnfitValue extends Error {
  override readonly name = 'UnfitValue';
}

function toNumber(value: FieldValue): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number))
    throw new UnfitValue('is not a number');
  return number;
}

/** `YYYY-MM-DD`, from ISO 8601, RFC 2822 or a plain date; in UTC, as BigCommerce writes its times. */
function toDate(value: FieldValue): string {
  const text = String(value).trim();
  const plain = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text)?.[0];
  const time = Date.parse(plain && text.length > 10 ? text.replace(' ', 'T') : text);
  if (Number.isNaN(time)) throw new UnfitValue('is not a date');
  return plain && !/[+-]\d{2}:?\d{2}$/.test(text)
    ? plain
    : new Date(time).toISOString().slice(0, 10);
}

const TRUE = /^(true|yes|1|on)$/i;
const FALSE = /^(false|no|0|off)$/i;

function toBoolean(value: FieldValue): boolean {
  if (typeof value === 'boolean') return value;
  const text = String(value).trim();
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  throw new UnfitValue('is not yes or no');
}
