import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeEnvironment } from '../../server/config.ts';
import { tableRows } from '../helpers/sources/markdown.ts';

const readme = readFileSync('README.md', 'utf8');

test('the configuration table names every variable, its default and its purpose', () => {
  const rows = tableRows(readme, 'variable').map(([name, value, purpose]) => ({
    name: withoutTicks(name),
    default: withoutTicks(value) || undefined,
    purpose,
  }));

  const expected = describeEnvironment();
  expect(rows.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
  for (const [index, variable] of expected.entries()) {
    expect(rows[index]).toMatchObject({ name: variable.name, default: variable.default });
    // More may follow: what a value looks like belongs in the table, too.
    expect(`${rows[index]?.purpose};`).toMatch(startingWith(variable.purpose));
  }
});

test('the sandbox’s table has the variables that it reads, with their defaults', () => {
  const source = readFileSync('sandbox/main.ts', 'utf8');
  const read = [
    ...source.matchAll(/^ +(SANDBOX_\w+): .*\.(?:default\('?(\w+)'?\)|optional\(\))/gm),
  ];

  const rows = tableRows(readme, 'sandbox variable');
  expect(read.length).toBeGreaterThan(0);
  // What follows from another one has its default in words.
  expect(rows.map(([name, value]) => [withoutTicks(name), withoutTicks(value)])).toEqual(
    read.map(([, name, value]) => [name, value ?? expect.stringMatching(/ /)]),
  );
});

test('the scopes to enter in the Developer Portal are those of the manifest', () => {
  const { scopes } = JSON.parse(readFileSync('app.manifest.json', 'utf8'));

  expect(tableRows(readme, 'scope').map(([, scope]) => withoutTicks(scope))).toEqual(scopes);
});

test('the callbacks to enter in the Developer Portal are those of the manifest', () => {
  const { callbacks } = JSON.parse(readFileSync('app.manifest.json', 'utf8'));

  const paths = tableRows(readme, 'field').flatMap(([, value = '']) =>
    value.startsWith('`') ? [new URL(withoutTicks(value)).pathname] : [],
  );
  expect(paths).toEqual(Object.values(callbacks));
});

function withoutTicks(cell = ''): string {
  return cell.replaceAll('`', '');
}

function startingWith(text = ''): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}[;:]`);
}
