import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const directories: string[] = [];

/** Gone when this process ends. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'pulsebridge-bench-'));
  directories.push(directory);
  return directory;
}

process.once('exit', () => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});
