import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isPagePath } from '../../server/contract/page-paths.ts';

const client = fileURLToPath(new URL('../../client/', import.meta.url));

test('the server knows every page of the client', () => {
  const lists = readdirSync(`${client}pages`).filter((name) => name.endsWith('.ts'));
  const files = ['routes.tsx', ...lists.map((name) => `pages/${name}`)];
  const sources = files.map((file) => readFileSync(client + file, 'utf8')).join('\n');
  const paths = [...sources.matchAll(/path: '([^'*]+)'/g)].map(([, path]) => `/${path}`);

  expect(paths.length).toBeGreaterThan(2);
  expect(paths.filter((path) => !isPagePath(path))).toEqual([]);
});

test.each(['/nonsense', '/nonsense.php', '/settings/lists.php', '/wp-login.php', '/.env', '/a/b'])(
  '%s is no page',
  (path) => expect(isPagePath(path)).toBe(false),
);

test.each(['/', '/overview', '/setup', '/setup/connect', '/settings/', '/users'])(
  '%s is one',
  (path) => expect(isPagePath(path)).toBe(true),
);
