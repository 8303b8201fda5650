import type { Browser, FrameLocator, Page } from 'playwright-core';
import { findBrowser } from '../../test/helpers/processes/find-browser.ts';
import { launchBrowser } from '../../test/helpers/processes/launch-browser.ts';
import { spawnScript, stopChild } from '../harness/child.ts';
import { freePort } from '../harness/free-port.ts';
import { installApp } from '../harness/install-app.ts';
import { startApp } from '../harness/start-app.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';
import { untilReady } from '../harness/until-ready.ts';
import { startPlatforms } from '../platforms/start-platforms.ts';

const TIMES = 5;
/** Of the page's own, not of the frame around it: that is there first. */
const APP_BUTTON = 'main button:enabled';
const BARE_BUTTON = 'button:enabled';

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
    const bareMs = await open(browser, bareUrl, BARE_BUTTON, (page) => page);
    const appMs = await open(browser, platforms.shop.appPageUrl, APP_BUTTON, (page) =>
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
  button: string,
  within: (page: Page) => Page | FrameLocator,
): Promise<number> {
  const context = await browser.newContext();
  await context.addInitScript(noteFirst, button);
  const page = await context.newPage();
  const startedAt = performance.timeOrigin + performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  // A trial click waits until the button is seen, enabled, at rest and reached by the pointer, but looks only now and then.
  await within(page).locator(button).first().click({ trial: true });
  const at = await within(page)
    .locator('html')
    .evaluate((html) => Number(html.dataset.firstAt));
  await context.close();
  return at - startedAt;
}

/** Runs in the page, in every frame: notes when such a button could first be pressed (ms since 1970), looking at each frame drawn. */
function noteFirst(selector: string): void {
  let before = '';
  const look = () => {
    const button = document.querySelector(selector);
    const box = button?.getBoundingClientRect();
    const place = JSON.stringify(box);
    const isAtRest = place === before;
    before = place;
    const reached = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (button && isAtRest && reached && button.contains(reached))
      document.documentElement.dataset.firstAt = `${performance.timeOrigin + performance.now()}`;
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
