import type { ActivityParams } from './activity.ts';

/**
 * How a language says what happened. In a template `{name}` is a parameter, and what stands between `[` and `]` is left out
 * where a parameter of it is missing. Two templates are for one and for several; `count` decides. `{count}` is a number.
 */
export interface ActivityWords {
  readonly sentences: Readonly<Record<string, string | { one: string; other: string }>>;
  /** Words for the values of a parameter that are codes, by the parameter's name. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** `name@2` in a parameter: of which storefront. */
  readonly ofStorefront: string;
}

/**
 * What happened, in words, or undefined where this version has none for a code: then the English message has to do.
 * Both the pages and the search in the log speak through this, so that what is read can be found.
 */
export function sayActivity(
  words: ActivityWords,
  { code, params }: { code: string | null; params: ActivityParams },
  locale: string,
): string | undefined {
  const found = code === null ? undefined : words.sentences[code];
  if (found === undefined || !knowsAll(words, params)) return undefined;
  const template =
    typeof found === 'string' ? found : found[pluralOf(Number(params.count ?? 0), locale)];
  return template
    .replaceAll(/\[([^\]]*)\]/g, (_all, part: string) => (isComplete(part, params) ? part : ''))
    .replaceAll(/\{(\w+)\}/g, (_all, name: string) => sayValue(words, name, params[name], locale));
}

function knowsAll({ values }: ActivityWords, params: ActivityParams): boolean {
  return Object.entries(params).every(([name, value]) => {
    const known = values[name];
    if (!known || typeof value === 'number') return true;
    return [value].flat().every((code) => withoutStorefront(code) in known);
  });
}

function withoutStorefront(code: string): string {
  return code.split('@')[0] ?? code;
}

function isComplete(part: string, params: ActivityParams): boolean {
  return [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => params[name ?? ''] !== undefined);
}

function sayValue(
  words: ActivityWords,
  name: string,
  value: ActivityParams[string] | undefined,
  locale: string,
): string {
  if (typeof value === 'number') return formatOf(locale).numbers.format(value);
  if (Array.isArray(value))
    return formatOf(locale).lists.format(value.map((one) => sayCode(words, name, one)));
  return value === undefined ? '' : sayCode(words, name, value);
}

function sayCode(words: ActivityWords, name: string, value: string): string {
  const known = words.values[name];
  if (!known) return value;
  const [, storefront] = value.split('@');
  const said = known[withoutStorefront(value)] ?? value;
  return storefront === undefined
    ? said
    : words.ofStorefront.replace('{what}', said).replace('{id}', storefront);
}

function pluralOf(count: number, locale: string): 'one' | 'other' {
  return formatOf(locale).plurals.select(count) === 'one' ? 'one' : 'other';
}

/** Costly to make, and asked for with every sentence. */
const formats = new Map<string, ReturnType<typeof createFormat>>();

function formatOf(locale: string) {
  const format = formats.get(locale) ?? createFormat(locale);
  formats.set(locale, format);
  return format;
}

function createFormat(locale: string) {
  return {
    numbers: new Intl.NumberFormat(locale),
    lists: new Intl.ListFormat(locale, { type: 'conjunction' }),
    plurals: new Intl.PluralRules(locale),
  };
}
