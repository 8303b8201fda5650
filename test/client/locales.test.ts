import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from '../../client/locales/en.ts';
import { LANGUAGES } from '../../client/locales/i18n.ts';
import { nl } from '../../client/locales/nl.ts';

const TRANSLATIONS: Record<string, object> = { nl };
const WORD_FILES = /^client\/locales\/(?:en|nl)[./]/;

const SOURCES = globSync('client/**/*.{ts,tsx}')
  .filter((path) => !WORD_FILES.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const PLURAL = /_(?:zero|one|two|few|many|other)$/;

function textsOf(words: object, prefix = ''): [key: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : textsOf(value, `${prefix}${key}.`),
  );
}

const keysOf = (words: object) => textsOf(words).map(([key]) => key);
const BLANK = /\{\{\w+\}\}/g;
const blanksOf = (text: string) => (text.match(BLANK) ?? []).sort();

const KEYS = [...new Set(keysOf(en).map((key) => key.replace(PLURAL, '')))];

/** Keys as the code writes them; `${…}` stands for whatever the code puts there. */
const USES = SOURCES.flatMap(({ text }) =>
  [...text.matchAll(/['`]([a-z][\w-]*(?:\.(?:[\w-]|\$\{[^}]+\})+)+|appName)['`]/gi)].map(
    ([, use]) => use ?? '',
  ),
);

function isUsedBy(use: string, key: string): boolean {
  const pattern = use.split(/\$\{[^}]+\}/).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${pattern.join('[^.]+')}$`).test(key);
}

test('every language that is offered is looked at here', () => {
  expect(['en', ...Object.keys(TRANSLATIONS)]).toEqual(LANGUAGES);
});

test('every word that a page asks for exists', () => {
  const asked = SOURCES.flatMap(({ text }) =>
    [...text.matchAll(/\bt\(\s*['`]([^'`]+)['`]/g)].map(([, use]) => use ?? ''),
  );

  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((use) => !KEYS.some((key) => isUsedBy(use, key)))).toEqual([]);
});

test('no word is left that no page asks for', () => {
  expect(KEYS.filter((key) => !USES.some((use) => isUsedBy(use, key)))).toEqual([]);
});

test('the files of a language do not overwrite each other', async () => {
  for (const language of LANGUAGES) {
    const files = import.meta.glob('../../client/locales/{en,nl}/*.ts', { eager: true });
    const groups = Object.entries(files)
      .filter(([path]) => path.includes(`/locales/${language}/`))
      .flatMap(([, module]) => Object.values(module as Record<string, object>))
      .flatMap((area) => Object.keys(area));

    expect(groups.filter((group, index) => groups.indexOf(group) !== index)).toEqual([]);
    expect(groups.sort()).toEqual(
      Object.keys(language === 'en' ? en : (TRANSLATIONS[language] ?? {})).sort(),
    );
  }
});

test.each(Object.entries(TRANSLATIONS))('%s has every word, and no others', (_language, words) => {
  expect(keysOf(words).sort()).toEqual(keysOf(en).sort());
  expect(textsOf(words).filter(([, text]) => text.trim() === '')).toEqual([]);
});

test.each(Object.entries(TRANSLATIONS))('%s fills the same blanks', (_language, words) => {
  const english = new Map(textsOf(en));

  const differing = textsOf(words).filter(
    ([key, text]) => blanksOf(text).join() !== blanksOf(english.get(key) ?? '').join(),
  );

  expect(differing).toEqual([]);
});

test('no Dutch sentence is still the English one', () => {
  const english = new Map(textsOf(en));

  const same = textsOf(nl).filter(
    ([key, text]) =>
      text === english.get(key) && text.replaceAll(BLANK, '').split(/\s+/).length > 3,
  );

  expect(same.filter(([key]) => key !== 'appName')).toEqual([]);
});

test('every text with a count has its plural forms', () => {
  const plurals = keysOf(en).filter((key) => PLURAL.test(key));
  const stems = [...new Set(plurals.map((key) => key.replace(PLURAL, '')))];

  expect(stems.flatMap((stem) => [`${stem}_one`, `${stem}_other`]).sort()).toEqual(plurals.sort());
});

test('no text is written into a page instead of the locale', () => {
  const words = /[A-Za-z]{2,}/;
  const found = SOURCES.filter(({ path }) => path.endsWith('.tsx')).flatMap(({ path, text }) => {
    const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    // Between a tag's end and the next tag; types and arrows, which also hold angle brackets, hold other signs too.
    const children = [...code.matchAll(/(?<!=)>\s*([^<>{}()=;&|]+?)\s*</g)].map(
      ([, child]) => child,
    );
    const attributes = [
      ...code.matchAll(
        /\b(?:aria-label|label|title|text|header|heading|placeholder|description|alt|content)(?:=|: )\{?["'`]([^"'`]+)["'`]/g,
      ),
    ].map(([, value]) => value);
    // What only developers read may be English.
    const sentences = [
      ...code.matchAll(/(?<!Error\()(["'`])([A-Z][a-z]*(?: [\w’',.!?]+)+)\1/g),
    ].map(([, , sentence]) => sentence);
    return [...children, ...attributes, ...sentences]
      .filter((each) => words.test(each ?? ''))
      .map((each) => `${path}: ${each}`);
  });

  expect(found).toEqual([]);
});
