import type { FindingState } from '../../../server/contract/diagnostics.ts';

export interface BrowserFinding {
  id: 'storage' | 'frame' | 'controlPanel';
  state: FindingState;
  code: 'ok' | 'blocked' | 'outside' | 'missing';
}

/** What only the page itself can see. Nothing here stops the app: it needs no cookies and no storage of its own. */
export function lookAtBrowser(page: Window): BrowserFinding[] {
  const isFramed = page.self !== page.top;
  const hasSdk = page.Bigcommerce !== undefined;
  return [
    { id: 'storage', state: 'ok', code: mayStore(page) ? 'ok' : 'blocked' },
    { id: 'frame', state: isFramed ? 'ok' : 'off', code: isFramed ? 'ok' : 'outside' },
    { id: 'controlPanel', state: 'ok', code: hasSdk ? 'ok' : 'missing' },
  ];
}

/** Safari and others answer with an exception where the page is in somebody else's frame. */
function mayStore(page: Window): boolean {
  try {
    page.localStorage.getItem('pulsebridge');
    return page.navigator.cookieEnabled;
  } catch {
    return false;
  }
}
