import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  cycles,
  forbiddenImports,
  roomOf,
  strayMaking,
} from '../helpers/sources/module-boundaries.ts';
import { readSource, readSources } from '../helpers/sources/read-sources.ts';

const sources = readSources('server', 'client', 'migrations', 'sandbox');
const imports = sources.flatMap((source) => source.imports);

const OWN_MAKERS = [
  // A program of its own that needs the keys and the data, and nothing else of the app.
  'server/rotate-keys.ts makes Sealer',
  // Hands out one pacer an account: making them is what it is for.
  'server/clients/pacing.ts makes QuotaPacer',
  'server/clients/pacing.ts makes BrevoLimiter',
];

test('every file is in a room', () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.map(({ path }) => path).filter((path) => !roomOf(path))).toEqual([]);
});

test('rooms import only what the design allows', () => {
  expect(forbiddenImports(imports)).toEqual([]);
});

test('no file needs itself, however far around', () => {
  expect(cycles(imports)).toEqual([]);
});

test('nothing is exported as default', () => {
  expect(sources.filter((source) => source.hasDefaultExport).map(({ path }) => path)).toEqual([]);
});

test('what lives as long as the app is made in one place', () => {
  expect(strayMaking(sources).filter((each) => !OWN_MAKERS.includes(each))).toEqual([]);
});

test('the server imports no package that a production install leaves out', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const missing = imports
    .filter(({ isPackage, isType, from }) => isPackage && !isType && /^(server|migr)/.test(from))
    .filter(({ to }) => !to.startsWith('node:') && !(packageOf(to) in dependencies))
    .map(({ from, to }) => `${from} → ${to}`);
  expect(missing).toEqual([]);
});

test('every kind of import is read', () => {
  const { imports: read, makes } = readSource(
    'server/http/made-up.ts',
    `import '../db/a.ts';
    import type { B } from '../db/b.ts';
    import { type C } from '../db/c.ts';
    import { type D, d } from '../db/d.ts';
    export { e } from '../db/e.ts';
    export type { F } from '../db/f.ts';
    const g = await import('../db/g.ts');
    type H = import('../db/h.ts').H;
    import { Router } from 'express';
    new BrevoClient(); new stores.StoreRepository();`,
  );

  const of = (isType: boolean) =>
    read.filter((each) => each.isType === isType && !each.isPackage).map(({ to }) => to.at(-4));
  expect(of(false).sort()).toEqual(['a', 'd', 'e', 'g']);
  expect(of(true).sort()).toEqual(['b', 'c', 'f', 'h']);
  expect(makes).toEqual(['BrevoClient', 'StoreRepository']);
});

test.each([
  ['server/http/routes/a.ts', 'server/context.ts'],
  ['server/http/routes/a.ts', 'server/db/store/stores.ts'],
  ['server/sync/a.ts', 'server/install/sessions.ts'],
  ['server/clients/a.ts', 'server/contract/sync.ts'],
  ['server/db/a.ts', 'server/contract/sync.ts'],
  ['server/db/a.ts', 'server/queue/worker.ts'],
  ['server/queue/a.ts', 'server/sync/sync-service.ts'],
  ['server/contract/a.ts', 'server/errors.ts'],
  ['server/errors.ts', 'server/db/store/stores.ts'],
  ['server/main.ts', 'sandbox/start-sandbox.ts'],
  ['server/new-file.ts', 'server/errors.ts'],
  ['client/App.tsx', 'server/errors.ts'],
  ['sandbox/main.ts', 'server/config.ts'],
  ['migrations/0001-spine.ts', 'server/sealing.ts'],
  ['server/sync/a.ts', 'app.manifest.json'],
])('%s may not import %s', (from, to) => {
  expect(forbiddenImports([{ from, to, isType: false, isPackage: false }])).toHaveLength(1);
});

test('types alone may go where values may not', () => {
  const type = { isType: true, isPackage: false };
  const allowed = [
    { from: 'server/http/routes/a.ts', to: 'server/context.ts', ...type },
    { from: 'server/db/a.ts', to: 'server/contract/sync.ts', ...type },
  ];
  expect(forbiddenImports(allowed)).toEqual([]);
});

test('a circle is found, and one of types is none', () => {
  const arrow = (from: string, to: string, isType = false) => ({
    ...{ from: `server/sync/${from}.ts`, to: `server/sync/${to}.ts`, isPackage: false, isType },
  });
  const circle = [arrow('a', 'b'), arrow('b', 'c'), arrow('c', 'b')];

  expect(cycles(circle)).toEqual(['server/sync/b.ts → server/sync/c.ts → server/sync/b.ts']);
  expect(cycles([arrow('a', 'b'), arrow('b', 'a', true)])).toEqual([]);
});

test('a service made outside of the one place is found', () => {
  const stray = readSource('server/http/a.ts', 'new SyncService(); new Map();');
  const owner = readSource(
    'server/context.ts',
    'new SyncService(); new Worker(); new Map(); new AppError();',
  );
  const other = readSource('server/queue/b.ts', 'new Worker(); new AppError();');

  expect(strayMaking([stray, owner, other])).toEqual([
    'server/http/a.ts makes SyncService',
    'server/queue/b.ts makes Worker',
  ]);
});

/** `@scope/name` of `@scope/name/part`, `name` of `name/part`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
