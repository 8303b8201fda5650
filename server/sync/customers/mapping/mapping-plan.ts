import type { Customer } from '../../../clients/bigcommerce/customer.ts';
import type { BrevoAttribute, BrevoAttributeType } from '../../../contract/brevo-account.ts';
import type { CustomerMapping, FieldType } from '../../../contract/mapping.ts';
import { type AttributeValue, toAttributeValue, UnfitValue } from './attribute-value.ts';
import { isOfOrders } from './computed-fields.ts';
import type { CustomerContext, CustomerField } from './customer-field.ts';
import { findField } from './customer-fields.ts';
import { toE164 } from './phone.ts';

/** Attributes in which Brevo takes phone numbers only (reference/brevo.md §2.6). */
export const PHONE_ATTRIBUTES: ReadonlySet<string> = new Set([
  'SMS',
  'WHATSAPP',
  'LANDLINE_NUMBER',
]);

const TYPE_TO_CREATE: Record<FieldType, 'text' | 'date' | 'float' | 'boolean'> = {
  text: 'text',
  date: 'date',
  number: 'float',
  boolean: 'boolean',
};

/** One mapping line, with what it means in this store and this Brevo account. */
export interface PlannedLine {
  source: string;
  attribute: string;
  field: CustomerField;
  type: BrevoAttributeType;
  /** Not in the account yet. */
  isMissing: boolean;
  /** Some values cannot be turned into the attribute's type. */
  mayNotFit: boolean;
}

/** A mapping, made ready for one store and one account. */
export interface MappingPlan {
  lines: PlannedLine[];
  /** Lines whose source this store does not have (any more). */
  unknownSources: string[];
}

/** A problem with one value of one customer; the value itself is not repeated. */
export interface ValueProblem {
  attribute: string;
  message: string;
}

export function planMapping(
  mapping: CustomerMapping,
  account: readonly BrevoAttribute[],
  attributes: CustomerContext['attributes'],
): MappingPlan {
  const known = new Map(account.map((attribute) => [attribute.name, attribute.type]));
  const lines: PlannedLine[] = [];
  const unknownSources: string[] = [];
  for (const { source, attribute } of mapping) {
    const field = findField(source, attributes);
    if (!field) {
      unknownSources.push(source);
      continue;
    }
    // The address itself is the contact's identity, not an attribute.
    if (attribute === 'EMAIL') continue;
    const existing = known.get(attribute);
    const type = existing ?? TYPE_TO_CREATE[field.type];
    const isPhone = PHONE_ATTRIBUTES.has(attribute);
    lines.push({
      source,
      attribute,
      field,
      type,
      isMissing: existing === undefined && !isPhone,
      mayNotFit: !isPhone && !fits(field.type, type),
    });
  }
  return { lines, unknownSources };
}

/** Attributes to create before the first contact is written, with the type their values have. */
export function missingAttributes(
  plan: MappingPlan,
): Array<{ name: string; type: 'text' | 'date' | 'float' | 'boolean' }> {
  const missing = plan.lines.filter((line) => line.isMissing);
  const byName = new Map(missing.map((line) => [line.attribute, line]));
  return [...byName.values()].map((line) => ({
    name: line.attribute,
    type: TYPE_TO_CREATE[line.field.type],
  }));
}

/**
 * A customer as Brevo attributes. Values that are empty or do not fit are left out; those that do not fit are named, and so are
 * (`empty`) the attributes for which the store has no value at all.
 */
export function mapCustomer(
  customer: Customer,
  plan: MappingPlan,
  context: CustomerContext,
  { withoutPhone = false } = {},
): { attributes: Record<string, AttributeValue>; empty: string[]; problems: ValueProblem[] } {
  const attributes: Record<string, AttributeValue> = {};
  const problems: ValueProblem[] = [];
  const empty = new Set<string>();
  for (const line of plan.lines) {
    if (withoutPhone && PHONE_ATTRIBUTES.has(line.attribute)) continue;
    try {
      const value = readValue(customer, line, context);
      if (value !== undefined) attributes[line.attribute] = value;
      // Of somebody of whom no order is known, it is not known what their orders add up to.
      else if (context.metrics || !isOfOrders(line.source)) empty.add(line.attribute);
    } catch (error) {
      if (!(error instanceof UnfitValue)) throw error;
      problems.push({ attribute: line.attribute, message: error.message });
    }
  }
  // Several fields may fill one attribute.
  for (const name of [...Object.keys(attributes), ...problems.map((one) => one.attribute)])
    empty.delete(name);
  return { attributes, empty: [...empty], problems };
}

/** Attributes that a write of one contact cannot empty: an empty text is not of their type (reference/brevo.md §2.2). */
export function emptiedByImport(plan: MappingPlan): Set<string> {
  const others = plan.lines.filter(
    ({ attribute, type }) => type !== 'text' && !PHONE_ATTRIBUTES.has(attribute),
  );
  return new Set(others.map((line) => line.attribute));
}

function readValue(
  customer: Customer,
  line: PlannedLine,
  context: CustomerContext,
): AttributeValue | undefined {
  const value = line.field.read(customer, context);
  if (!PHONE_ATTRIBUTES.has(line.attribute)) return toAttributeValue(value, line.type);
  if (value === undefined || value === '') return undefined;
  const country = customer.addresses[0]?.countryCode || context.storeCountry;
  const phone = toE164(String(value), country);
  if (phone === undefined) throw new UnfitValue('is not a phone number that can be called');
  return phone;
}

function fits(from: FieldType, to: BrevoAttributeType): boolean {
  return to === 'text' || to === 'unknown' || to === TYPE_TO_CREATE[from];
}
