import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

let shared: Promise<Browser> | undefined;

/**
 * One browser for all tests of a process, which ends with it. What a test does happens in a context of its own, where nothing
 * of the others' is left.
 */
export async function sharedBrowser(): Promise<Browser> {
  const running = await shared?.catch(() => undefined);
  if (running?.isConnected()) return running;
  shared = launchBrowser();
  return shared;
}

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
