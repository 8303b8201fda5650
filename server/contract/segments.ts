/** Who is called what: people with this value (of `cohort`, the customer group or an attribute) have the persona of this name. */
export interface PersonaRule {
  source: string;
  value: string;
  name: string;
}

/** The part of a customer that segments are made of. */
interface Parted {
  customerGroupId: number;
  attributes: ReadonlyArray<{ attributeId: number; value: string }>;
}

/** What the store calls its groups, by id, and its attributes, by name. */
export interface SegmentDefinitions {
  groups: ReadonlyMap<number, string>;
  attributes: ReadonlyMap<string, { id: number }>;
}

const ATTRIBUTE = /^attributes\["(.+)"\]$/s;

/** The attribute that a source names; undefined for the others. */
export function attributeIn(source: string): string | undefined {
  return ATTRIBUTE.exec(source)?.[1];
}

/** The segment of a field that somebody is in; undefined if they have no value there. Pure. */
export function segmentValueOf(
  customer: Parted,
  source: string,
  { groups, attributes }: SegmentDefinitions,
): string | undefined {
  if (source === 'customer_group') return groups.get(customer.customerGroupId)?.trim() || undefined;
  const id = attributes.get(attributeIn(source) ?? '')?.id;
  const value = customer.attributes.find(({ attributeId }) => attributeId === id)?.value;
  return value?.trim() || undefined;
}

/** The persona of somebody: of the first rule that they fit. Pure. */
export function personaOf(
  customer: Parted,
  cohort: string | undefined,
  rules: readonly PersonaRule[],
  definitions: SegmentDefinitions,
): string | undefined {
  return rules.find(({ source, value }) =>
    source === 'cohort'
      ? value === cohort
      : value === segmentValueOf(customer, source, definitions),
  )?.name;
}
