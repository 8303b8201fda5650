import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { anchorsIn, codeIn, commandsIn, linksIn, tableRows } from '../helpers/sources/markdown.ts';

const documents = [...globSync('*.md'), ...globSync('docs/**/*.md')].sort();
const textOf = (path: string) => readFileSync(path, 'utf8');

test('there is something to check', () => {
  expect(documents).toContain('README.md');
  expect(documents.length).toBeGreaterThan(5);
});

describe.each(documents)('%s', (path) => {
  test('links and pictures lead to what exists', () => {
    const broken = linksIn(textOf(path)).filter(
      (link) => !/^[a-z]+:/.test(link) && isBroken(path, link),
    );

    expect(broken).toEqual([]);
  });

  test('files that it names exist', () => {
    const named = codeIn(textOf(path)).filter((code) =>
      /^(server|client|sandbox|test|migrations|docs)\/[\w./-]+$/.test(code),
    );

    expect(named.filter((each) => !existsSync(each))).toEqual([]);
  });

  test('commands that it names exist', () => {
    const { scripts } = JSON.parse(textOf('package.json'));

    expect(commandsIn(textOf(path)).filter((name) => !(name in scripts))).toEqual([]);
  });
});

function isBroken(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? from : normalize(join(dirname(from), decodeURIComponent(file)));
  if (!existsSync(target)) return true;
  return anchor !== undefined && !anchorsIn(textOf(target)).includes(anchor);
}

test('the operators’ guide names every metric', () => {
  const metrics = [...textOf('server/metrics.ts').matchAll(/name: '(\w+)'/g)].map(
    ([, name]) => name,
  );
  const named = tableRows(textOf('docs/operators.md'), 'metric').flatMap(([cell = '']) =>
    codeIn(cell),
  );

  expect(metrics.length).toBeGreaterThan(0);
  expect(named).toEqual(expect.arrayContaining(metrics));
});

test('decisions say of every library why it is here, and of no other', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    textOf('package.json'),
  );
  const used = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  const decisions = textOf('docs/decisions.md');
  const rows = [...tableRows(decisions, 'library'), ...tableRows(decisions, 'tool')];
  const explained = rows.flatMap(([names = '']) => codeIn(names));

  expect(used.filter((name) => !explained.some((each) => covers(each, name)))).toEqual([]);
  expect(explained.filter((each) => !used.some((name) => covers(each, name)))).toEqual([]);
});

/** `@types/*` covers all of them. */
function covers(pattern: string, name: string): boolean {
  return pattern.endsWith('/*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
