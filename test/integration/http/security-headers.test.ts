import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectPage, expectRefusal } from '../../helpers/expect-page.ts';
import { type Answer, install, type Merchant, send, visit } from '../../helpers/stores/merchant.ts';
import { startTestApp, type TestApp } from '../../helpers/stores/start-test-app.ts';

let app: TestApp;
let merchant: Merchant;

beforeAll(async () => {
  app = await startTestApp();
  merchant = await install(app);
});

afterAll(() => app.stop());

const browse = (path: string) => visit(app.url + path);

/** One of every kind of answer there is. */
const ANSWERS: ReadonlyArray<readonly [what: string, get: () => Promise<Answer>]> = [
  ['the app’s page', () => browse('/')],
  ['a page inside the app', () => browse('/settings')],
  ['a file that is not there', () => browse('/assets/none.js')],
  ['a way into the app', () => visit(app.bigcommerce.loadUrl('acme1'))],
  ['a refused link', () => browse('/load')],
  ['a refused installation', () => browse('/auth')],
  ['a refused callback', () => send(`${app.url}/uninstall`, {})],
  ['data', () => merchant.get('/status')],
  ['an error', () => send(`${app.url}/api/status`, {})],
  ['an unknown call', () => merchant.get('/nothing')],
  [
    'a notification of nobody’s',
    () => send(`${app.url}/webhooks/brevo/a/imports/b`, { method: 'POST' }),
  ],
  ['health', () => send(`${app.url}/healthz`, {})],
];

describe.each(ANSWERS)('%s', (_what, get) => {
  test('may be framed by the control panel alone, runs no foreign script, and leaks no address', async () => {
    const { headers } = await get();

    const csp = Object.fromEntries(
      (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        return [name, sources.join(' ')];
      }),
    );
    expect(csp).toMatchObject({
      'default-src': "'self'",
      'frame-ancestors': 'https://*.mybigcommerce.com',
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'connect-src': "'self'",
    });
    expect(csp['script-src']).toBe("'self' https://cdn.bigcommerce.com");
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('what is about a person, or carries a code, is kept by nobody', async () => {
  for (const [what, get] of ANSWERS.filter(([what]) => !what.startsWith('a file')))
    expect([what, (await get()).headers.get('cache-control')]).toEqual([what, 'no-store']);
});

test('the pages that may frame the app can be set', async () => {
  const FRAME_ANCESTORS = ' https://panel.example  http://127.0.0.1:4000 ';
  await using other = await startTestApp({ environment: { FRAME_ANCESTORS } });

  const { headers } = await visit(`${other.url}/load`);

  expect(headers.get('content-security-policy')).toContain(
    'frame-ancestors https://panel.example http://127.0.0.1:4000',
  );
});

describe('a door that is knocked at too often', () => {
  const knock = (path: string, from: string, forged = '') =>
    send(app.url + path, { headers: { 'x-forwarded-for': `${forged}${from}` } });

  test('asks for a minute’s patience, on a page where a browser came, whatever the visitor says of where they are', async () => {
    const visitor = '203.0.113.7';
    for (let knocks = 0; knocks < 600; knocks += 1) {
      const answer = await knock('/remove_user', visitor, `198.51.100.${knocks % 250}, `);
      expect(answer.status).toBe(401);
    }

    const refused = await knock('/uninstall', visitor, '10.0.0.1, 192.0.2.9, ');
    expectRefusal(refused, { status: 429, code: 'too_many_requests' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expectPage(await knock('/load', visitor), { status: 429, says: /try again in a minute/ });
    expect((await knock('/load', '203.0.113.8')).status).toBe(401);
    expect((await knock('/healthz', visitor)).status).toBe(200);
  });

  test('believes nobody about where they are but the proxies it was told of', async () => {
    await using other = await startTestApp({ environment: { TRUST_PROXY: '192.0.2.1' } });
    const left: (string | null)[] = [];
    for (const from of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) {
      const { headers } = await send(`${other.url}/uninstall`, {
        headers: { 'x-forwarded-for': from },
      });
      left.push(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1] ?? null);
    }

    expect(left).toEqual(['599', '598', '597']);
  });
});
