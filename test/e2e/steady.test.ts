import { expect } from 'vitest';
import { openWithCustomersSynced } from './customers-alone.ts';
import { story } from './scene.ts';
import { en } from './words.ts';

/** What a person does not see: below a tenth of what counts as good. */
const UNSEEN = 0.01;
/** As long as other things in the page are waited for: the machine may be busy. */
const PATIENCE = { timeout: 15_000 };

story('a page that opens is drawn once, in its own typeface, and does not jump', async (scene) => {
  const { app, page, panel } = scene;
  await page.addInitScript(() => {
    const sum = { moved: 0 };
    Object.assign(globalThis, { sum });
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as (PerformanceEntry & { value: number })[])
        sum.moved += shift.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await openWithCustomersSynced(scene);

  for (const deepLink of ['/overview', '/settings/lists']) {
    await panel.openApp({ deepLink });
    await app.getByRole('link', { name: en.pages.help }).waitFor();
    await expect.poll(() => app.locator('main [aria-busy=true]').count(), PATIENCE).toBe(0);
    const frame = await (await page.locator('#app').elementHandle())?.contentFrame();
    await frame?.evaluate(() => document.fonts.ready);
    const sum = await frame?.evaluate(
      () => (globalThis as unknown as { sum: { moved: number } }).sum,
    );
    expect(sum?.moved, deepLink).toBeLessThan(UNSEEN);
  }
});
