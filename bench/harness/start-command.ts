import { readFileSync } from 'node:fs';
import { atRoot } from './child.ts';

const SCRIPT = 'server/main.ts';

export interface StartCommand {
  environment: Record<string, string>;
  nodeArguments: string[];
}

/** What `npm start` sets, and gives to Node before the script: the app is measured as it is deployed. */
export function startCommand(): StartCommand {
  const { scripts } = JSON.parse(readFileSync(atRoot('package.json'), 'utf8'));
  const words: string[] = scripts.start.split(/\s+/);
  const [node, script] = [words.indexOf('node'), words.indexOf(SCRIPT)];
  if (node < 0 || script < node) throw new Error(`npm start does not run node … ${SCRIPT}`);
  const settings = words.slice(0, node).map((word) => word.split('=') as [string, string]);
  return {
    environment: Object.fromEntries(settings),
    nodeArguments: words.slice(node + 1, script),
  };
}
