import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StageFailure, type StageResult } from './run-stages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url));
const compiled = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));

/** Runs a tool of node_modules; quiet unless it fails. */
export async function runTool(tool: string, ...args: string[]): Promise<StageResult> {
  const { code, output } = await callTool(tool, args);
  if (code !== 0)
    throw new StageFailure(`${[tool, ...args].join(' ')} exited with ${code}`, { output });
  return {};
}

/** What a tool of node_modules printed, and how it ended: its exit code or the signal that stopped it. */
export function callTool(
  tool: string,
  args: readonly string[],
): Promise<{ code: number | string; output: string }> {
  const child = spawn(tool, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: toolEnvironment(),
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? signal ?? 'no code', output }));
  });
}

function toolEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _forced, NO_COLOR: _plain, ...env } = process.env;
  return {
    ...env,
    // The tests start the app dozens of times: half of what a start costs is to strip the same types again.
    NODE_COMPILE_CACHE: compiled,
    // The Node of node_modules comes first, as under npm, so that each tool's first line finds it.
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    // What a tool prints is kept, and shown where this program writes: in colour for people, plain in a log.
    ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
  };
}
