import { mkdirSync } from 'node:fs';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchBrowser, sharedBrowser } from '../helpers/processes/launch-browser.ts';
import { ControlPanel } from './control-panel.ts';
import { type Shop, startShop } from './start-shop.ts';

/** A browser in front of a shop with the sandbox around it. */
export interface Scene extends AsyncDisposable {
  shop: Shop;
  page: Page;
  panel: ControlPanel;
  /** The app in its iframe. */
  app: FrameLocator;
  /** What the pages' scripts threw, and what their security policy stopped. */
  mishaps: string[];
  /** Another tab of the same browser. */
  newTab(): Promise<Page>;
}

const PATIENCE_MS = 15_000;
const PICTURES = 'test-results';

/** With a browser of its own, unless it is `given` one, which stays open then. */
export async function openScene({
  customers,
  given,
}: {
  customers?: number;
  given?: Promise<Browser>;
} = {}): Promise<Scene> {
  const [shop, browser] = await Promise.all([startShop({ customers }), given ?? launchBrowser()]);
  const context = await browser.newContext({
    ...{ viewport: { width: 1280, height: 800 }, locale: 'en-US', timezoneId: 'UTC' },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  // The control panel's SDK comes from the internet; without it the app works all the same.
  await context.route('https://**', (route) => route.abort());

  // What the policy forbids is not always on the console, and a page may swallow the error.
  await context.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
      console.error(`Content Security Policy: ${violatedDirective} forbids ${blockedURI}`),
    ),
  );

  const mishaps: string[] = [];
  const newTab = async () => {
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => mishaps.push(message));
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) mishaps.push(message.text());
    });
    return page;
  };
  const page = await newTab();

  return {
    ...{ shop, page, mishaps, newTab },
    panel: new ControlPanel(page, shop),
    app: page.frameLocator('#app'),
    async [Symbol.asyncDispose]() {
      await (given ? context : browser).close();
      await shop[Symbol.asyncDispose]();
    },
  };
}

/** A test in a browser. One that fails leaves a picture of what a person would have seen in `test-results/`. */
export function story(
  name: string,
  tell: (scene: Scene) => Promise<void>,
  options: { customers?: number } = {},
): void {
  test(name, async () => {
    await using scene = await openScene({ ...options, given: sharedBrowser() });
    // Pacing has tests of its own: here nobody waits half a minute for BigCommerce's next window.
    for (const { quota } of scene.shop.bigcommerce.stores.values())
      quota.change({ requests: 100_000, windowMs: 30_000 });
    try {
      await tell(scene);
    } catch (error) {
      mkdirSync(PICTURES, { recursive: true });
      const path = `${PICTURES}/${name.replaceAll(/[^\w]+/g, '-')}.png`;
      await scene.page.screenshot({ path, fullPage: true }).catch(() => undefined);
      throw error;
    }
    expect(scene.mishaps).toEqual([]);
  });
}
