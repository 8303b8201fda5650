import type { Browser, FrameLocator, Page } from 'playwright-core';
import { findBrowser } from '../../test/helpers/find-browser.ts';
import { launchBrowser } from '../../test/helpers/launch-browser.ts';
import { spawnScript, stopChild } from '../harness/child.ts';
import { freePort } from '../harness/free-port.ts';
import { installApp } from '../harness/install-app.ts';
import { startApp } from '../harness/start-app.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';
import { untilReady } from '../harness/until-ready.ts';
import { startPlatforms } from '../platforms/start-platforms.ts';

const TIMES = 5;

export interface PageTimes {
  /** The control panel with the app in its iframe. */
  appMs: number[];
  bareMs: number[];
}

/** From the address to the first button that can be pressed, each time with nothing cached. Undefined without a browser. */
export async function measurePageTimes(barePage: string): Promise<PageTimes | undefined> {
  if (!(await findBrowser())) return undefined;
  const browser = await launchBrowser();
  const platforms = await startPlatforms({ customers: 1_200 });
  const app = await startApp({ platforms, directory: temporaryDirectory() });
  await installApp(app.url, platforms, 'subscribers');
  const port = await freePort();
  const bareUrl = `http://127.0.0.1:${port}/`;
  const environment = { PORT: String(port), DIRECTORY: barePage };
  const bareServer = spawnScript('bench/loops/bare-server.ts', environment);
  await untilReady(`${bareUrl}readyz`, bareServer);

  const times: PageTimes = { appMs: [], bareMs: [] };
  // The first of each is thrown away: it also starts the browser's own processes.
  for (let time = 0; time <= TIMES; time += 1) {
    const bareMs = await open(browser, bareUrl, (page) => page);
    const appMs = await open(browser, platforms.shop.appPageUrl, (page) =>
      page.frameLocator('#app'),
    );
    if (time === 0) continue;
    times.bareMs.push(bareMs);
    times.appMs.push(appMs);
  }
  await browser.close();
  await app.stop();
  await stopChild(bareServer);
  await platforms.stop();
  return times;
}

async function open(
  browser: Browser,
  url: string,
  within: (page: Page) => Page | FrameLocator,
): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const startedAt = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  // A trial click waits until the button is seen, enabled, at rest and reached by the pointer.
  await within(page).getByRole('button', { disabled: false }).first().click({ trial: true });
  const ms = performance.now() - startedAt;
  await context.close();
  return ms;
}
