import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** All scripts that a built page loads at once, in kB gzipped: those that `index.html` names, also to load ahead. */
export function firstScriptsKb(directory: string): number {
  const html = readFileSync(join(directory, 'index.html'), 'utf8');
  const paths = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path = '']) => path);
  if (paths.length === 0) throw new Error('index.html loads no script');
  const bytes = [...new Set(paths)].map(
    (path) => gzipSync(readFileSync(join(directory, path))).length,
  );
  return bytes.reduce((sum, size) => sum + size, 0) / 1_000;
}
