import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** One file asking for another, or for a package. Paths are relative to the repository, with `/`. */
export interface Import {
  from: string;
  to: string;
  isPackage: boolean;
  /** Gone when the program runs: `import type`, `import('…').Type`. */
  isType: boolean;
}

export interface Source {
  path: string;
  imports: Import[];
  /** Names of the classes it makes instances of. */
  makes: string[];
  hasDefaultExport: boolean;
}

interface Node {
  type: string;
  [key: string]: unknown;
}

/** What every TypeScript file in these directories imports, makes and exports. */
export function readSources(...directories: string[]): Source[] {
  return directories
    .flatMap((directory) => globSync(`${directory}/**/*.{ts,tsx}`, { cwd: root }))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
}

export function readSource(path: string, text: string): Source {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const requests: Array<{ to: string; isType: boolean }> = [];
  const makes: string[] = [];

  for (const { moduleRequest, entries } of module.staticImports)
    requests.push({
      to: moduleRequest.value,
      isType: entries.length > 0 && entries.every(({ isType }) => isType),
    });
  for (const { moduleRequest, isType } of module.staticExports.flatMap(({ entries }) => entries))
    if (moduleRequest) requests.push({ to: moduleRequest.value, isType });
  visit(program as unknown as Node, (node) => {
    if (node.type === 'NewExpression') makes.push(nameOf(node.callee as Node));
    if (node.type === 'ImportExpression' || node.type === 'TSImportType') {
      const to = (node.source as Node).value;
      if (typeof to !== 'string') throw new Error(`${path} imports a path that is not written out`);
      requests.push({ to, isType: node.type === 'TSImportType' });
    }
  });

  return {
    path,
    imports: requests.map(({ to, isType }) => ({ ...resolve(path, to), isType })),
    makes,
    hasDefaultExport: module.staticExports.some(({ entries }) =>
      entries.some(({ exportName }) => exportName.kind === 'Default'),
    ),
  };
}

function resolve(from: string, to: string): Omit<Import, 'isType'> {
  if (!to.startsWith('.')) return { from, to, isPackage: true };
  return { from, to: normalize(join(dirname(from), to)), isPackage: false };
}

/** `Foo` of `new Foo()`, `bar` of `new foo.bar()`. */
function nameOf(callee: Node): string {
  const named = callee.type === 'MemberExpression' ? (callee.property as Node) : callee;
  return String(named.name ?? '');
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const each of value) visit(each, see);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  if ('type' in value && typeof value.type === 'string') see(value as Node);
  for (const each of Object.values(value)) if (typeof each === 'object') visit(each, see);
}
