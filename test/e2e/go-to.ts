import type { FrameLocator } from 'playwright-core';
import { PAGES, type PageId } from '../../client/pages/page-list.ts';
import { en } from './words.ts';

/** By the navigation, as a person would: through the section that a page is in. */
export async function goTo(app: FrameLocator, page: PageId): Promise<void> {
  const link = (name: string) =>
    app.getByRole('navigation').getByRole('link', { name, exact: true });
  const section = PAGES.find(({ id }) => id === page)?.section;
  if (section) await link(en.pages[section]).click();
  await link(en.pages[page]).click();
  await app.getByRole('heading', { name: en.pages[page], level: 1 }).waitFor();
}
