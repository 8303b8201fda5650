import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

/** Chromium without a window, with a profile of its own, and without its own calls to the internet. */
export async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if (!found) throw new Error('No browser was found; npm test finds or installs one.');
  return chromium.launch({
    executablePath: found.path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
