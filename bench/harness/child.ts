import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const STOP_TIMEOUT_MS = 15_000;
const running = new Set<ChildProcess>();

export const atRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A TypeScript file of this repository as a process of its own, run by the Node that runs us. */
export function forkScript(script: string, { heapMb }: { heapMb?: number } = {}): ChildProcess {
  const execArgv = heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`];
  return watch(
    fork(atRoot(script), { execArgv, serialization: 'advanced', stdio: [0, 2, 2, 'ipc'] }),
  );
}

/** The same without a channel to us: what runs so cannot tell that it is being measured. */
export function spawnScript(
  script: string,
  environment: Record<string, string>,
  nodeArguments: readonly string[] = [],
): ChildProcess {
  return watch(
    spawn(process.execPath, [...nodeArguments, atRoot(script)], {
      cwd: atRoot('.'),
      env: { ...passedOn(), ...environment },
      // Standard output is for the table alone.
      stdio: ['ignore', 2, 2],
    }),
  );
}

/** No setting of the app's may leak in, but its Node and its allocator may be tried with other settings. */
function passedOn(): Record<string, string | undefined> {
  const { PATH, HOME, NODE_OPTIONS, MALLOC_ARENA_MAX } = process.env;
  return { PATH, HOME, NODE_OPTIONS, MALLOC_ARENA_MAX };
}

/** Asks the process to end, then makes it. Repeating it does nothing. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(late);
}

export async function stopAllChildren(): Promise<void> {
  await Promise.all([...running].map(stopChild));
}

function watch(child: ChildProcess): ChildProcess {
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

// However this process ends, it leaves none behind.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
