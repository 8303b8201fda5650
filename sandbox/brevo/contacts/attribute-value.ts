import type { BrevoSwitches } from '../switches.ts';
import type { Attribute } from './attribute.ts';
import type { AttributeValue } from './contact.ts';

/** Where a value comes from: in a CSV file everything is text. */
export type ValueSource = 'json' | 'csv';

/**
 * A value as the attribute keeps it; `undefined` if its type does not fit, which Brevo passes over without a word
 * (reference §2.2, §2.5).
 */
export function readAttributeValue(
  attribute: Attribute,
  raw: unknown,
  source: ValueSource,
  switches: BrevoSwitches,
): AttributeValue | undefined {
  const isLoose = source === 'csv' || switches.looseAttributeTypes === 'accept';
  switch (attribute.type ?? attribute.category) {
    case 'text':
    case 'id':
      if (typeof raw === 'string') return raw;
      return isLoose && isScalar(raw) ? String(raw) : undefined;
    case 'float':
      if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined;
      return isLoose && typeof raw === 'string' ? readNumber(raw) : undefined;
    case 'boolean':
      if (typeof raw === 'boolean') return raw;
      return isLoose && typeof raw === 'string' ? readBoolean(raw) : undefined;
    case 'date':
      return typeof raw === 'string' ? readDate(raw, switches) : undefined;
    case 'category':
      return readOption(attribute, raw);
    case 'multiple-choice':
      return readChoices(attribute, raw, source);
    default:
      // Users are assigned in the interface; calculated and global attributes are computed.
      return undefined;
  }
}

function isScalar(raw: unknown): raw is number | boolean {
  return typeof raw === 'number' || typeof raw === 'boolean';
}

function readNumber(text: string): number | undefined {
  return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}

function readBoolean(text: string): boolean | undefined {
  if (/^(true|yes|1)$/i.test(text.trim())) return true;
  return /^(false|no|0)$/i.test(text.trim()) ? false : undefined;
}

/** `YYYY-MM-DD`, and a day that the calendar has. */
function readDate(text: string, switches: BrevoSwitches): string | undefined {
  const day = switches.timestampInDateAttribute === 'accept' ? text.slice(0, 10) : text;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : undefined;
}

/** An option by its id or its label; kept as the id. */
function readOption({ enumeration = [] }: Attribute, raw: unknown): number | undefined {
  const wanted = String(raw).toLowerCase();
  return enumeration.find(
    ({ value, label }) => String(value) === wanted || label.toLowerCase() === wanted,
  )?.value;
}

function readChoices(
  { options = [] }: Attribute,
  raw: unknown,
  source: ValueSource,
): string[] | undefined {
  const wanted = source === 'csv' && typeof raw === 'string' ? raw.split(',') : raw;
  if (!Array.isArray(wanted)) return undefined;
  const known = wanted.map((choice) => String(choice).trim()).filter((c) => options.includes(c));
  return known.length > 0 ? known : undefined;
}
