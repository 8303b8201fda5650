import { readFileSync } from 'node:fs';
import { atRoot } from './child.ts';

const SCRIPT = 'server/main.ts';

/** What `npm start` gives to Node before the script: the app is measured as it is deployed. */
export function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(atRoot('package.json'), 'utf8'));
  const words: string[] = scripts.start.split(/\s+/);
  const [from, to] = [words.lastIndexOf('node'), words.indexOf(SCRIPT)];
  if (from < 0 || to < from) throw new Error(`npm start does not run node … ${SCRIPT}`);
  return words.slice(from + 1, to);
}
