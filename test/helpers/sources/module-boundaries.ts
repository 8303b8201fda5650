import type { Import, Source } from './read-sources.ts';

/** Files directly in `server/` that any of its rooms may import. */
const LEAVES = [
  'errors',
  'logger',
  'config',
  'sealing',
  'manifest',
  'known-timezone',
  'changed-values',
  'html-entities',
  'give-way',
];
/** Files directly in `server/` that put the rooms together, and may import anything. */
const TOP = [
  ...['main', 'app', 'context', 'open-repositories', 'open-remotes', 'job-handlers'],
  ...['metrics', 'upkeep', 'rotate-keys'],
];

const CAPABILITIES = ['install', 'connections', 'sync', 'insights', 'storefront'];
const BELOW_CAPABILITIES = ['leaves', 'contract', 'clients', 'db', 'queue'];

/** The table of `design.md`, section 3. Everybody may import from their own room; `type …` allows types alone. */
const ALLOWED: Record<string, readonly string[]> = {
  contract: [],
  migrations: [],
  sandbox: [],
  leaves: [],
  clients: ['leaves'],
  // The rows of settings and runs hold documents whose shape the contract says.
  db: ['leaves', 'migrations', 'type contract'],
  queue: ['leaves', 'db'],
  ...Object.fromEntries(CAPABILITIES.map((room) => [room, BELOW_CAPABILITIES])),
  http: ['leaves', 'contract', ...CAPABILITIES, 'type top'],
  client: ['contract'],
};

/** The room that a path belongs to, or undefined for a file that has no business being imported. */
export function roomOf(path: string): string | undefined {
  const [directory = '', second = ''] = path.split('/');
  if (directory !== 'server') return directory in ALLOWED ? directory : undefined;
  if (!second.endsWith('.ts')) return second in ALLOWED ? second : undefined;
  const name = second.slice(0, -'.ts'.length);
  if (LEAVES.includes(name)) return 'leaves';
  return TOP.includes(name) ? 'top' : undefined;
}

/** Each import that the table does not allow, as `from → to`. */
export function forbiddenImports(imports: readonly Import[]): string[] {
  return imports
    .filter(({ isPackage }) => !isPackage)
    .filter((each) => !isAllowed(each))
    .map(({ from, to, isType }) => `${from} → ${to}${isType ? ' (type)' : ''}`);
}

function isAllowed({ from, to, isType }: Import): boolean {
  // The single source of what the Developer Portal is told has one reader.
  if (to === 'app.manifest.json') return from === 'server/manifest.ts';
  const [fromRoom, toRoom] = [roomOf(from), roomOf(to)];
  if (!fromRoom || !toRoom) return false;
  if (fromRoom === toRoom) return true;
  if (fromRoom === 'top') return toRoom !== 'client' && toRoom !== 'sandbox';
  const allowed = ALLOWED[fromRoom] ?? [];
  return allowed.includes(toRoom) || (isType && allowed.includes(`type ${toRoom}`));
}

/** Circles of files that need each other when they run, each once, as `a → b → a`. */
export function cycles(imports: readonly Import[]): string[] {
  const needs = new Map<string, string[]>();
  for (const { from, to, isType, isPackage } of imports)
    if (!isType && !isPackage) needs.set(from, [...(needs.get(from) ?? []), to]);

  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const next of needs.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of needs.keys()) walk(path, []);
  return found;
}

/** The files that may make what is made once: repositories, clients, services and whatever else lives as long as the app. */
export const MAKERS = [
  'server/context.ts',
  'server/open-repositories.ts',
  'server/open-remotes.ts',
];

/** Who else in the server makes what only the makers may, as `path makes Name`. */
export function strayMaking(sources: readonly Source[]): string[] {
  const made = new Set(
    sources.filter(({ path }) => MAKERS.includes(path)).flatMap(({ makes }) => makes),
  );
  for (const name of made) if (name in globalThis || name.endsWith('Error')) made.delete(name);
  return sources
    .filter(({ path }) => path.startsWith('server/') && !MAKERS.includes(path))
    .flatMap(({ path, makes }) => makes.map((name) => ({ path, name })))
    .filter(({ name }) => made.has(name) || /(Repository|Client|Service)$/.test(name))
    .map(({ path, name }) => `${path} makes ${name}`);
}
