import type { BrevoAttribute } from '../../../server/contract/brevo-account.ts';
import { defaultMapping } from '../../../server/contract/default-mapping.ts';
import type { Field, FieldType } from '../../../server/contract/mapping.ts';
import { chooseNameAttributes } from '../../../server/contract/name-attributes.ts';

const LONGEST = 50;

/** What Brevo calls the type in which values of a field fit. */
export const TYPE_OF: Record<FieldType, 'text' | 'date' | 'float' | 'boolean'> = {
  text: 'text',
  date: 'date',
  number: 'float',
  boolean: 'boolean',
};

/** A name that Brevo accepts, for an attribute that takes this field; the usual one where there is one. */
export function suggestAttribute(
  { source, label }: Pick<Field, 'source' | 'label'>,
  account: readonly BrevoAttribute[],
): string {
  const usual = defaultMapping(chooseNameAttributes(account)).find(
    (line) => line.source === source,
  );
  if (usual) return usual.attribute;
  const isNamedByStore = /^(attributes|form_fields)\[/.test(source);
  return toAttributeName(isNamedByStore ? label : source.replace(/^addresses\[0\]\./, 'address_'));
}

/** Capital letters, digits and `_`, a letter first, 50 at most. */
export function toAttributeName(text: string): string {
  const name = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  const named = /^[A-Z]/.test(name) ? name : `BC_${name || 'FIELD'}`;
  return named.slice(0, LONGEST);
}
