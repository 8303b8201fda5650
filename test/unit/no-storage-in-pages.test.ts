import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const STORAGE =
  /\b(?:document\.cookie|localStorage|sessionStorage|indexedDB|caches|serviceWorker|requestStorageAccess|cookieStore)\b/g;

/** A page in somebody else's frame has none of these in Safari, nor wherever cookies of third parties are blocked. */
test('the pages keep nothing in the browser; only the diagnosis looks whether they might', () => {
  const uses = globSync('client/**/*.{ts,tsx,html}').flatMap((path) => {
    const code = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');
    return [...code.matchAll(STORAGE)].map(([use]) => `${path}: ${use}`);
  });

  expect(uses).toEqual(['client/pages/diagnostics/browser-checks.ts: localStorage']);
});
