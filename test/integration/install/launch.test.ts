import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { USERS } from '../../../sandbox/bigcommerce/default-stores.ts';
import { toDeepLink } from '../../../server/install/signed-payload.ts';
import { expectFramable } from '../../helpers/expect-page.ts';
import { codeIn, install, open, visit } from '../../helpers/stores/merchant.ts';
import { startTestApp, type TestApp } from '../../helpers/stores/start-test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  await install(app);
});

afterAll(() => app.stop());

test('each user of a store opens the app as who they are', async () => {
  const owner = await open(app, 'acme1', { userId: USERS.owner.id });
  const second = await open(app, 'acme1', { userId: USERS.second.id });

  const renewed = await Promise.all(
    [owner, second].map(async (merchant) => (await merchant.call('POST', '/session/renew')).body),
  );

  expect(renewed.map(({ user }) => user)).toEqual([USERS.owner, USERS.second]);
  expect(renewed.map(({ store }) => store.hash)).toEqual(['acme1', 'acme1']);
});

test('the answer carries a code in the fragment, is stored by nobody, and tells no referrer', async () => {
  const answer = await visit(app.bigcommerce.loadUrl('acme1'));

  expect(codeIn(answer)).toMatch(/^[\w-]{43}$/);
  expect(answer.headers.get('location')).toMatch(/^\/#code=/);
  expect(answer.headers.get('set-cookie')).toBeNull();
  expectFramable(answer);
});

describe('a deep link', () => {
  const locationOf = async (url: string | null) => {
    const claims = { ...app.bigcommerce.payload('acme1'), url };
    const link = `${app.url}/load?signed_payload_jwt=${app.bigcommerce.signPayload(claims)}`;
    const [target] = (await visit(link)).headers.get('location')?.split('#code=') ?? [];
    return target;
  };

  test.each([
    ['/settings', '/settings'],
    ['/activity?kind=sync_failed&level=error', '/activity?kind=sync_failed&level=error'],
    ['/customers/12#top', '/customers/12'],
    ['/a/../settings', '/settings'],
    ['/größe', '/gr%C3%B6%C3%9Fe'],
    [null, '/'],
  ])('to %s leads to %s', async (url, target) => {
    expect(await locationOf(url)).toBe(target);
  });

  test.each([
    '',
    'settings',
    'https://evil.example/x',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e%2e//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/x\r\nSet-Cookie: a=b',
    '/ok\u0000',
  ])('to %j leads home', async (url) => {
    expect(await locationOf(url)).toBe('/');
  });

  test('with encoded line breaks stays one line', async () => {
    expect(await locationOf('/x%0d%0aSet-Cookie:%20a=b')).toBe('/x%0d%0aSet-Cookie:%20a=b');
  });

  test('whatever it is, leads to our own origin', () => {
    const base = 'https://app.example';
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2f',
      '%5c',
      '@',
      ':',
      '?',
      '#',
      '\t',
      'e.x',
    );
    const nasty = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 })), {
      maxLength: 12,
    });
    const links = fc.oneof(
      nasty.map((parts) => `/${parts.join('')}`),
      fc.webUrl(),
      fc.string(),
    );
    fc.assert(
      fc.property(links, (url) => {
        const location = new URL(`${toDeepLink(url)}#code=x`, `${base}/load`);
        return location.origin === base && location.hash === '#code=x';
      }),
      { numRuns: 3_000 },
    );
  });
});
