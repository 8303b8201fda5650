import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE_LINKS, signed } from '../../fixtures/hostile-links.ts';
import { everyRow } from '../../helpers/database/every-row.ts';
import { expectPage, expectRefusal } from '../../helpers/expect-page.ts';
import { install, open, send, visit } from '../../helpers/stores/merchant.ts';
import { startTestApp, type TestApp } from '../../helpers/stores/start-test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  await install(app);
  await open(app);
  await app.settle();
});

afterAll(() => app.stop());

const linkTo = (callback: string, token: unknown) =>
  `${app.url}/${callback}${token === undefined ? '' : `?signed_payload_jwt=${encodeURIComponent(String(token))}`}`;

describe.each(HOSTILE_LINKS)('a link with %s', (_what, make) => {
  test('opens nothing: a page says so, and nothing is left behind', async () => {
    const before = await everyRow(app.db);

    const answer = await visit(linkTo('load', make(app.bigcommerce)));

    expectPage(answer, { status: 401, says: /not valid/ });
    expect(answer.headers.get('location')).toBeNull();
    expect(await everyRow(app.db)).toEqual(before);
  });

  test.each(['uninstall', 'remove_user'])('ends nothing at /%s', async (callback) => {
    const before = await everyRow(app.db);

    const answer = await send(linkTo(callback, make(app.bigcommerce)), {});

    expectRefusal(answer, { status: 401, code: 'launch_refused' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await everyRow(app.db)).toEqual(before);
  });
});

test('a parameter given twice is no parameter', async () => {
  const link = linkTo('load', signed(app.bigcommerce, {}));

  const answer = await visit(`${link}&signed_payload_jwt=x`);

  expectPage(answer, { status: 401, says: /not valid/ });
});

test('a store that never installed the app is told where to get it', async () => {
  const before = await everyRow(app.db);

  const answer = await visit(app.bigcommerce.loadUrl('boreal2'));

  expectPage(answer, { status: 404, says: /install the app from the BigCommerce marketplace/ });
  expect(await everyRow(app.db)).toEqual(before);
});

test('a link opens the app once: the second time it says so and leaves everything as it was', async () => {
  const link = app.bigcommerce.loadUrl('acme1');
  expect((await visit(link)).status).toBe(302);
  const before = await everyRow(app.db);

  const answer = await visit(link);

  expectPage(answer, { status: 401, says: /opens the app once/ });
  expect(await everyRow(app.db)).toEqual(before);
});

test('of one link used many times at once, exactly one use opens the app', async () => {
  const link = app.bigcommerce.loadUrl('acme1');

  const answers = await Promise.all(Array.from({ length: 8 }, () => visit(link)));

  expect(answers.map(({ status }) => status).sort()).toEqual([302, ...Array(7).fill(401)]);
});

test('looking whether links are alive uses none of them up', async () => {
  const load = app.bigcommerce.loadUrl('acme1');
  const before = await everyRow(app.db);

  for (const link of [load, load.replace('/load', '/uninstall'), load.replace('/load', '/auth')])
    expect((await fetch(link, { method: 'HEAD' })).status).toBe(404);

  expect(await everyRow(app.db)).toEqual(before);
  expect((await visit(load)).status).toBe(302);
});

test('a link from before the installation opens nothing', async () => {
  const hourAgo = Math.floor(Date.now() / 1000) - 3_600;
  const before = await everyRow(app.db);

  const answer = await visit(
    linkTo('load', signed(app.bigcommerce, { iat: hourAgo, nbf: hourAgo })),
  );

  expectPage(answer, { status: 401, says: /no longer valid/ });
  expect(await everyRow(app.db)).toEqual(before);
});

test('clocks that differ by a few seconds keep nobody out', async () => {
  const now = Math.floor(Date.now() / 1000);

  const early = await visit(linkTo('load', signed(app.bigcommerce, { nbf: now + 5 })));
  const late = await visit(linkTo('load', signed(app.bigcommerce, { exp: now - 5 })));

  expect([early.status, late.status]).toEqual([302, 302]);
});
