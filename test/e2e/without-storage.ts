import type { Page } from 'playwright-core';

/**
 * As Safari, and others that block cookies of third parties, treat a page in somebody else's frame: whatever it would store
 * there throws. Answers what was tried, as it goes; to be called before the page is opened.
 */
export async function withoutStorage(page: Page): Promise<string[]> {
  const tried: string[] = [];
  page.on('console', (message) => {
    const [, name] = /^Storage is blocked: (\w+)$/.exec(message.text()) ?? [];
    if (name) tried.push(name);
  });
  await page.addInitScript(() => {
    if (window.self === window.top) return;
    const block = (of: object, name: string) => {
      const refuse = () => {
        console.warn(`Storage is blocked: ${name}`);
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
      Object.defineProperty(of, name, { configurable: true, get: refuse, set: refuse });
    };
    block(Document.prototype, 'cookie');
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      block(window, name);
    Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false });
  });
  return tried;
}
