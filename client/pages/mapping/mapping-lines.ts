import type { CustomerMapping, Field } from '../../../server/contract/mapping.ts';

/** A field of the store, with the attribute that it fills; a field that fills two is two lines. */
export interface FieldLine {
  source: string;
  /** Null: the field is not sent. */
  attribute: string | null;
  /** Undefined: this store has no such field (any more). */
  field: Field | undefined;
}

/**
 * Every field once, mapped or not, and what is mapped without being a field of this store. What `first` maps comes first,
 * so that nothing moves while somebody maps.
 */
export function toFieldLines(
  fields: readonly Field[],
  mapping: CustomerMapping,
  first: CustomerMapping = [],
): FieldLine[] {
  const bySource = Map.groupBy(mapping, ({ source }) => source);
  const known = new Set(fields.map(({ source }) => source));
  const strays = mapping.filter(({ source }) => !known.has(source));
  const isFirst = new Set(first.map(({ source }) => source));
  const order = (one: { source: string }) => (isFirst.has(one.source) ? 0 : 1);
  const lines = [
    ...fields.flatMap((field): FieldLine[] => {
      const { source } = field;
      const own = bySource.get(source) ?? [];
      if (own.length === 0) return [{ source, attribute: null, field }];
      return own.map(({ attribute }) => ({ source, attribute, field }));
    }),
    ...strays.map((line) => ({ ...line, field: undefined })),
  ];
  return lines.sort((one, other) => order(one) - order(other));
}

/** The mapping with this line filling another attribute, or none; a line that was not mapped is added. */
export function withAttribute(
  mapping: CustomerMapping,
  { source, attribute }: Pick<FieldLine, 'source' | 'attribute'>,
  next: string | null,
): CustomerMapping {
  const at = mapping.findIndex((line) => line.source === source && line.attribute === attribute);
  if (at === -1) return next === null ? mapping : [...mapping, { source, attribute: next }];
  if (next === null) return mapping.filter((_, nth) => nth !== at);
  return mapping.map((line, nth) => (nth === at ? { source, attribute: next } : line));
}
