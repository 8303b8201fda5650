import { fileURLToPath } from 'node:url';

/** What of the bundler's `ctx` is asked. */
interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

const ENTRY = ['main.tsx'];
/** Where the app opens: at the first run or at the overview, and nobody knows yet at which. */
const HOME = [
  'pages/ask-ahead.ts',
  'pages/HomePage.tsx',
  'pages/first-run/FirstRunPage.tsx',
  'pages/MainPages.tsx',
  'pages/overview/OverviewPage.tsx',
];

/**
 * Named, since BigDesign's one entrance imports all of BigDesign: what of it the entry really uses cannot be followed
 * from import to import. What is missing here would be loaded with the pages, and the pages with it at once.
 */
const FIRST_LIBRARIES = new RegExp(
  `node_modules/(${[
    'react|react-dom|scheduler|react-router|@tanstack/(react-query|query-core)|i18next|react-i18next|zod',
    'styled-components|stylis|polished|@babel/runtime|@bigcommerce/big-design-theme',
    '@bigcommerce/big-design/dist/es/(helpers|utils/(env|typedMemo|warning))',
    '@bigcommerce/big-design/dist/es/components/(Badge|Box|Button|Flex|GlobalStyles|Link|Panel|ProgressCircle|StatusMessage|Typography)',
    '@bigcommerce/big-design-icons/dist/es/(base|components/(CheckCircle|Error|OpenInNew)Icon)',
  ].join('|')})(\\.js|/|$)`,
);

const reached = new Map<readonly string[], Set<string>>();

/**
 * The script that a module travels in: what every page starts with, or what the pages where the app opens share. Two
 * scripts instead of some sixty: each costs a request, and those wait for each other. Others are left to the bundler.
 */
export function nameChunk(id: string, modules: Modules): string | null {
  if (FIRST_LIBRARIES.test(id)) return 'first';
  if (!id.includes('node_modules') && isReached(ENTRY, id, modules)) return 'first';
  return isReached(HOME, id, modules) ? 'pages' : null;
}

/** Whether these files of the client import the module, or what they import does. */
function isReached(files: readonly string[], id: string, modules: Modules): boolean {
  const known = reached.get(files) ?? followImports(files, modules);
  reached.set(files, known);
  return known.has(id);
}

function followImports(files: readonly string[], modules: Modules): Set<string> {
  const found = new Set<string>();
  const open = files.map((file) => fileURLToPath(new URL(file, import.meta.url)));
  for (let id = open.pop(); id; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}
