import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { atRoot } from '../harness/child.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';

const BARE_PAGE = {
  'index.html': '<div id="root"></div><script type="module" src="/main.js"></script>',
  'main.js': `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
createRoot(document.getElementById('root')).render(createElement('p', null, 'Hello'));`,
};

/** All scripts that the client's page loads at once, in kB gzipped, from a build made for this. */
export async function measureFirstScripts(): Promise<number> {
  const outDir = temporaryDirectory();
  await build({
    configFile: atRoot('vite.config.ts'),
    root: atRoot('client'),
    logLevel: 'error',
    build: { outDir },
  });
  return firstScriptsKb(outDir);
}

/** The same for a page that is React and one paragraph. */
export async function measureBarePage(): Promise<number> {
  const root = temporaryDirectory();
  for (const [name, text] of Object.entries(BARE_PAGE)) writeFileSync(join(root, name), text);
  const outDir = temporaryDirectory();
  const alias = {
    react: atRoot('node_modules/react'),
    'react-dom': atRoot('node_modules/react-dom'),
  };
  await build({
    ...{ configFile: false, root, plugins: [react()], resolve: { alias }, logLevel: 'error' },
    build: { outDir, emptyOutDir: true },
  });
  return firstScriptsKb(outDir);
}

/** What `index.html` names: its scripts, and the modules it says to load ahead. */
function firstScriptsKb(directory: string): number {
  const html = readFileSync(join(directory, 'index.html'), 'utf8');
  const paths = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path = '']) => path);
  if (paths.length === 0) throw new Error('index.html loads no script');
  const bytes = [...new Set(paths)].map(
    (path) => gzipSync(readFileSync(join(directory, path))).length,
  );
  return bytes.reduce((sum, size) => sum + size, 0) / 1_000;
}
