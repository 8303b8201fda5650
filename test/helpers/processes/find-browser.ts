import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Browser {
  path: string;
  /** As the browser says it, such as `Chromium 156.0.8078.73`. */
  version: string;
  /** How it was come by, in words. */
  origin: string;
}

const VARIABLES = ['CHROMIUM_PATH', 'CHROME_PATH', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH'];
const COMMANDS = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  ...['microsoft-edge', 'brave-browser'],
];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];

/** A browser of Chromium's kind on this machine: from the environment, the system, or Playwright's downloads. */
export async function findBrowser(env = process.env): Promise<Browser | undefined> {
  for (const { path, origin } of candidates(env)) {
    const version = existsSync(path) ? await askVersion(path) : undefined;
    if (version) return { path, version, origin };
  }
  return undefined;
}

/** The same, or Debian's package, installed now where that can be done. Throws with what to do where it cannot. */
export async function ensureBrowser(env = process.env): Promise<Browser> {
  const found = await findBrowser(env);
  if (found) return found;
  if (!canInstall(env)) throw new Error(`No browser was found. ${WHAT_TO_DO}`);

  const installed = await installPackage().then(
    () => findBrowser(env),
    (error: Error) => {
      throw new Error(`Installing Debian's chromium failed. ${WHAT_TO_DO}\n${error.message}`);
    },
  );
  if (!installed)
    throw new Error(`Debian's chromium was installed but does not run. ${WHAT_TO_DO}`);
  return { ...installed, origin: "installed now, Debian's package" };
}

const WHAT_TO_DO =
  'Install Chromium or Google Chrome, or run "npx playwright-core install chromium", or name one: CHROMIUM_PATH=/path/to/chromium npm test';

function* candidates(env: NodeJS.ProcessEnv): Generator<{ path: string; origin: string }> {
  for (const name of VARIABLES) {
    const path = env[name];
    if (path) yield { path, origin: `named by ${name}` };
  }
  const directories = (env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const command of COMMANDS)
    for (const directory of directories)
      yield { path: join(directory, command), origin: 'found on this machine' };
  if (process.platform === 'darwin')
    for (const app of MAC_APPS)
      for (const root of ['/', homedir()])
        yield {
          path: join(root, 'Applications', `${app}.app`, 'Contents/MacOS', app),
          origin: 'found on this machine',
        };
  for (const path of playwrightDownloads(env)) yield { path, origin: "Playwright's download" };
}

/** Of any version, the newest first: it need not be the one that this Playwright would download. */
function playwrightDownloads(env: NodeJS.ProcessEnv): string[] {
  const cache =
    process.platform === 'darwin' ? 'Library/Caches/ms-playwright' : '.cache/ms-playwright';
  const root = env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), cache);
  if (!existsSync(root)) return [];
  const programs =
    /^(chrome|headless_shell|chrome-headless-shell|Chromium|Google Chrome for Testing)$/;
  const revision = (path: string) => Number(/-(\d+)[/\\]/.exec(path)?.[1]);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && programs.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path.includes('chromium'))
    .sort((a, b) => revision(b) - revision(a));
}

/** Also tells a browser from a stub that only asks for one to be installed, as some systems have. */
async function askVersion(path: string): Promise<string | undefined> {
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 20_000 });
    return /^.*?\d+(\.\d+)+/m.exec(stdout)?.[0].trim();
  } catch {
    return undefined;
  }
}

function canInstall(env: NodeJS.ProcessEnv): boolean {
  return process.getuid?.() === 0 && which('apt-get', env);
}

function which(command: string, env: NodeJS.ProcessEnv): boolean {
  return (env.PATH ?? '')
    .split(delimiter)
    .some((directory) => existsSync(join(directory, command)));
}

async function installPackage(): Promise<void> {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-qq'], options);
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  await run('apt-get', install, { ...options, maxBuffer: 64 * 1024 * 1024 });
}
