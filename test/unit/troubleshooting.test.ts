import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { diagnostics } from '../../client/locales/en/diagnostics.ts';
import {
  ANY_CHECK_WORDS,
  CHECK_AREAS,
  CHECK_WORDS,
} from '../../server/contract/diagnostic-words.ts';
import { CheckId, sayFinding } from '../../server/contract/diagnostics.ts';

const GUIDE = readFileSync('docs/troubleshooting.md', 'utf8');

test('every check has its place in the guide', () => {
  const titles = CheckId.options.map((id) => `### ${CHECK_WORDS[id].title}\n`);

  expect(titles.filter((title) => !GUIDE.includes(title))).toEqual([]);
});

test('every button that mends something is in the guide, by its name', () => {
  const buttons = Object.values(diagnostics.diagnostics.mends).map((name) => `**${name}**`);

  expect(buttons.filter((button) => !GUIDE.includes(button))).toEqual([]);
});

test('every check belongs in one area, and has no code that any check may have', () => {
  const placed = Object.values(CHECK_AREAS).flatMap((checks) => Object.keys(checks));
  expect(placed.sort()).toEqual([...CheckId.options].sort());

  const common = new Set(Object.keys(ANY_CHECK_WORDS));
  const codes = CheckId.options.flatMap((id) => Object.keys(CHECK_WORDS[id]));
  // For the key itself that is the finding; for all others it is why there is none.
  expect(codes.filter((code) => common.has(code) && code !== 'not_connected')).toEqual([]);
});

test('a finding is said with its blanks filled, whichever check it is of', () => {
  expect(sayFinding('scopes', 'missing', { scopes: 'store_cart' })).toEqual({
    message: 'Your store has not granted: store_cart.',
    whatToDo: expect.stringContaining('Apps'),
  });
  expect(sayFinding('scopes', 'unanswered', { service: 'Brevo' }).message).toMatch(/^Brevo did/);
  expect(sayFinding('scopes', 'no_such_code', {}).message).toMatch(/reason of our own/);
});
