import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from '../../client/locales/en.ts';

const SOURCES = globSync('client/**/*.{ts,tsx}')
  .filter((path) => !path.endsWith('locales/en.ts'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const PLURAL = /_(?:zero|one|two|few|many|other)$/;

function keysOf(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? prefix + key : keysOf(value, `${prefix}${key}.`),
  );
}

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
        /\b(?:aria-label|label|title|text|header|placeholder|description|alt)="([^"]+)"/g,
      ),
    ].map(([, value]) => value);
    return [...children, ...attributes]
      .filter((each) => words.test(each ?? ''))
      .map((each) => `${path}: ${each}`);
  });

  expect(found).toEqual([]);
});
