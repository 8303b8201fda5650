import { expect } from 'vitest';
import { stepHeading } from './first-run.ts';
import { story } from './scene.ts';

story('the app opens with a handful of scripts', async ({ panel, page, app }) => {
  const scripts: string[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/assets/') && pathname.endsWith('.js')) scripts.push(pathname);
  });
  await panel.install();
  await stepHeading(app, 'connect').waitFor();

  expect(scripts.filter((path) => path.includes('/first-'))).toHaveLength(1);
  expect(scripts.filter((path) => path.includes('/pages-'))).toHaveLength(1);
  // Beside these two the entry, the bundler's own, and the words.
  expect(scripts.length).toBeLessThanOrEqual(7);
});
