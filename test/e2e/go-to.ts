import type { FrameLocator } from 'playwright-core';
import { en } from './words.ts';

type Page = Exclude<keyof typeof en.pages, 'settings' | 'activity'>;

/** By the navigation, as a person would: through the section that a page is in. */
export async function goTo(app: FrameLocator, page: Page): Promise<void> {
  const link = (name: string) => app.getByRole('link', { name, exact: true });
  if (page === 'lists' || page === 'mapping' || page === 'synced')
    await link(en.pages.settings).click();
  if (page === 'problems' || page === 'log') await link(en.pages.activity).click();
  await link(en.pages[page]).click();
  await app.getByRole('heading', { name: en.pages[page], level: 1 }).waitFor();
}
