import { describe, expect, test } from 'vitest';
import { everyRow } from '../../helpers/database/every-row.ts';
import { expectPage } from '../../helpers/expect-page.ts';
import { install, visit } from '../../helpers/stores/merchant.ts';
import { startTestApp, type TestApp } from '../../helpers/stores/start-test-app.ts';

/** A callback of BigCommerce's with some of its query changed; `null` takes a parameter away. */
function callback(app: TestApp, changes: Record<string, string | null>, store = 'acme1'): string {
  const url = new URL(app.bigcommerce.install(store));
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href;
}

test('a code works once', async () => {
  await using app = await startTestApp();
  const link = app.bigcommerce.install('acme1');
  await visit(link);
  const before = await everyRow(app.db);

  const answer = await visit(link);

  expectPage(answer, { status: 400, says: /start again from the BigCommerce marketplace/ });
  expect(await everyRow(app.db)).toEqual(before);
});

test.each([
  ['a code that BigCommerce never gave', { code: 'made-up' }],
  ['no code', { code: null }],
  ['a code as long as a book', { code: 'x'.repeat(5_000) }],
  ['no store', { context: null }],
  ['a context that is no store', { context: 'stores/../admin' }],
  ['another store than the code is for', { context: 'stores/boreal2' }],
  ['no scopes', { scope: null }],
] as const)('with %s nothing is installed, and a page says what to do', async (_what, changes) => {
  await using app = await startTestApp();
  const before = await everyRow(app.db);

  const answer = await visit(callback(app, changes));

  expectPage(answer, { status: 400, says: /start again from the BigCommerce marketplace/ });
  expect(await everyRow(app.db)).toEqual(before);
});

describe('a scope that was not granted', () => {
  const without = (app: TestApp, scope: string) =>
    app.bigcommerce.app.scopes.filter((one) => one !== scope);

  test('is named on a page, and nothing is stored', async () => {
    await using app = await startTestApp();
    app.bigcommerce.changeScopes(without(app, 'store_v2_customers'));
    const before = await everyRow(app.db);

    const answer = await visit(app.bigcommerce.install('acme1'));

    expectPage(answer, { status: 403, says: /store_v2_customers\. Please install/ });
    expect(answer.body).not.toContain('store_sites_read_only');
    expect(await everyRow(app.db)).toEqual(before);
    expect(app.bigcommerce.requests.count('POST /oauth2/token')).toBe(0);
  });

  test('is noticed in the grant, whatever the link says', async () => {
    await using app = await startTestApp();
    const needed = app.bigcommerce.app.scopes;
    // A login server that grants less than the link promised.
    app.bigcommerce.faults.add({
      kind: 'status',
      status: 200,
      match: { path: '/oauth2/token' },
      body: {
        access_token: 'a-token-of-little-use',
        scope: without(app, 'store_sites_read_only').join(' '),
        user: { id: 1, username: 'a', email: 'a@b.example' },
        context: 'stores/acme1',
        account_uuid: 'x',
      },
    });
    const before = await everyRow(app.db);

    const answer = await visit(callback(app, { scope: needed.join(' ') }));

    expectPage(answer, { status: 403, says: /store_sites_read_only/ });
    expect(await everyRow(app.db)).toEqual(before);
  });
});

test('a grant for another store than the link’s is taken for neither', async () => {
  await using app = await startTestApp();
  await install(app, 'boreal2');
  app.bigcommerce.faults.add({
    kind: 'status',
    status: 200,
    match: { path: '/oauth2/token' },
    body: {
      access_token: 'a-token-for-another-store',
      scope: app.bigcommerce.app.scopes.join(' '),
      user: { id: 1, username: 'a', email: 'a@b.example' },
      context: 'stores/boreal2',
      account_uuid: 'x',
    },
  });
  const before = await everyRow(app.db);

  const answer = await visit(app.bigcommerce.install('acme1'));

  expectPage(answer, { status: 400, says: /did not confirm this installation/ });
  expect(await everyRow(app.db)).toEqual(before);
});

test.each([
  ['is down', { kind: 'reset' }, 502],
  ['has a problem of its own', { kind: 'status', status: 500 }, 502],
  ['does not answer', { kind: 'stall', ms: 50 }, 502],
  ['answers with a page', { kind: 'status', status: 200, body: '<!doctype html>' }, 502],
  ['answers with something else', { kind: 'status', status: 200, body: { ok: true } }, 502],
  ['does not know us', { kind: 'status', status: 401, body: {} }, 400],
] as const)(
  'when BigCommerce’s login %s, a page says so and nothing is stored',
  async (_what, fault, status) => {
    await using app = await startTestApp();
    app.bigcommerce.faults.add({ ...fault, match: { path: '/oauth2/token' } });
    const before = await everyRow(app.db);

    const answer = await visit(app.bigcommerce.install('acme1'));

    expectPage(answer, { status, says: /lease start again from the BigCommerce marketplace/ });
    expect(answer.body).toContain('<h1>The installation did not go through</h1>');
    expect(await everyRow(app.db)).toEqual(before);
  },
);
