import type { BrevoAttribute } from '../../../server/contract/brevo-account.ts';
import { defaultMapping } from '../../../server/contract/default-mapping.ts';
import type { CustomerMapping, Field } from '../../../server/contract/mapping.ts';
import { chooseNameAttributes } from '../../../server/contract/name-attributes.ts';
import { suggestAttribute } from './suggest-attribute.ts';

/** `minimal`: names only. `recommended`: what a new store begins with. `computed`: with everything that orders tell. */
export const PRESETS = ['minimal', 'recommended', 'computed', 'everything'] as const;
export type Preset = (typeof PRESETS)[number];

const NAMES = new Set(['first_name', 'last_name']);
/** As many as a mapping may have. */
const MOST_LINES = 200;

interface Store {
  fields: readonly Field[];
  account: readonly BrevoAttribute[];
}

/** A mapping to begin with. What a field fills already stays its attribute, and no attribute is filled twice. */
export function presetMapping(
  preset: Preset,
  current: CustomerMapping,
  { fields, account }: Store,
): CustomerMapping {
  const usual = defaultMapping(chooseNameAttributes(account));
  const usualSources = new Set(usual.map(({ source }) => source));
  const isIn = ({ source, group }: Pick<Field, 'source' | 'group'>) => {
    if (preset === 'minimal') return NAMES.has(source);
    if (preset === 'everything') return true;
    return usualSources.has(source) || (preset === 'computed' && group === 'computed');
  };

  const taken = new Set<string>();
  const lines: CustomerMapping = [];
  const add = (source: string, attribute: string) => {
    if (taken.has(attribute) || lines.length >= MOST_LINES) return;
    taken.add(attribute);
    lines.push({ source, attribute });
  };
  // The e-mail address always goes along, as what the contact is known by.
  const wanted = fields.filter((field) => field.source !== 'email' && isIn(field));
  const kept = (source: string) => current.filter((line) => line.source === source);
  for (const { source } of wanted) for (const line of kept(source)) add(source, line.attribute);
  for (const field of wanted)
    if (!lines.some(({ source }) => source === field.source))
      add(field.source, suggestAttribute(field, account));
  return lines;
}
