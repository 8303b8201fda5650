import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBrowser } from '../helpers/processes/find-browser.ts';

let directory: string;
let env: NodeJS.ProcessEnv;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'browsers-'));
  env = { PATH: join(directory, 'bin'), PLAYWRIGHT_BROWSERS_PATH: join(directory, 'downloads') };
});

afterEach(() => rmSync(directory, { recursive: true }));

test('a browser that the environment names comes first', async () => {
  place('bin/chromium', 'echo Chromium 150.0.1.2');
  env.CHROME_PATH = place('mine/chrome', 'echo Google Chrome 151.0.3.4 beta');

  expect(await findBrowser(env)).toEqual({
    path: env.CHROME_PATH,
    version: 'Google Chrome 151.0.3.4',
    origin: 'named by CHROME_PATH',
  });
});

test('a name in the environment that leads nowhere does not stop the search', async () => {
  env.CHROMIUM_PATH = join(directory, 'not/there');
  const path = place('bin/google-chrome', 'echo Google Chrome 151.0.3.4');

  expect(await findBrowser(env)).toMatchObject({ path, origin: 'found on this machine' });
});

test('a stub that only asks for a browser to be installed is passed over', async () => {
  place('bin/chromium-browser', 'echo "requires the chromium snap to be installed" >&2; exit 1');
  place('downloads/chromium-1100/chrome-linux/chrome', 'echo Chromium 140.0.1.1');
  const path = place('downloads/chromium-1200/chrome-linux/chrome', 'echo Chromium 150.0.1.1');
  place('downloads/firefox-1300/firefox/chrome', 'echo Mozilla Firefox 150.0.1');

  expect(await findBrowser(env)).toMatchObject({ path, origin: "Playwright's download" });
});

test('where there is none, none is found', async () => {
  expect(await findBrowser(env)).toBeUndefined();
});

function place(name: string, script: string): string {
  const path = join(directory, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}
