import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { atRoot } from '../harness/child.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';

const BARE_PAGE = {
  'index.html': '<div id="root"></div><script type="module" src="/main.js"></script>',
  'main.js': `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
createRoot(document.getElementById('root')).render(createElement('button', null, 'Hello'));`,
};

/** As `npm run build`, and where the server looks for it. Gives the directory. */
export async function buildClient(): Promise<string> {
  const configFile = atRoot('vite.config.ts');
  await build({ configFile, root: atRoot('client'), logLevel: 'error' });
  return atRoot('dist/client');
}

/** A page that is React and one button. Gives its directory. */
export async function buildBarePage(): Promise<string> {
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
  return outDir;
}
