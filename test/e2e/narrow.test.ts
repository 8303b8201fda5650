import { expect } from 'vitest';
import { nl } from '../../client/locales/nl.ts';
import { PAGES, type PageId } from '../../client/pages/page-list.ts';
import { openWithCustomersSynced } from './customers-alone.ts';
import type { Scene } from './scene.ts';
import { story } from './scene.ts';
import { en } from './words.ts';

/** With the control panel's own navigation beside it, so that 600 px are left for the app. */
const NARROW = { width: 808, height: 800 };
/** As long as other things in the page are waited for: the machine may be busy. */
const PATIENCE = { timeout: 15_000 };
const LOOKED_AT: PageId[] = [
  ...(['overview', 'lists', 'mapping', 'synced'] as const),
  ...(['problems', 'log', 'diagnostics', 'users', 'help'] as const),
];

story('at 600 pixels nothing is cut off at the right, in English or in Dutch', async (scene) => {
  const { app, page } = scene;
  await openWithCustomersSynced(scene);
  await page.setViewportSize(NARROW);

  for (const words of [en, nl]) {
    const link = (name: string) =>
      app.getByRole('navigation').getByRole('link', { name, exact: true });
    for (const id of LOOKED_AT) {
      const section = PAGES.find((each) => each.id === id)?.section;
      if (section) await link(words.pages[section]).click();
      await link(words.pages[id]).click();
      await app.getByRole('heading', { name: words.pages[id], level: 1 }).waitFor();
      await expect.poll(() => app.locator('main [aria-busy=true]').count(), PATIENCE).toBe(0);
      expect(await cutOff(scene), `${id}: ${words.pages[id]}`).toEqual([]);
    }
    if (words === en) await app.getByRole('button', { name: 'Nederlands' }).click();
  }
});

/** The beginnings of what is wider than where it stands. */
async function cutOff({ page }: Scene): Promise<string[]> {
  const frame = await (await page.locator('#app').elementHandle())?.contentFrame();
  if (!frame) throw new Error('The app is not in its frame');
  return frame.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll<HTMLElement>('main *')]
      .filter((each) => getComputedStyle(each).overflowX !== 'visible' || each.tagName === 'HTML')
      .filter((each) => each.clientWidth > 1 && each.scrollWidth > each.clientWidth)
      .filter((each) => !['INPUT', 'TEXTAREA'].includes(each.tagName))
      .map((each) => `${each.tagName} ${each.innerText.slice(0, 60)}`),
  );
}
