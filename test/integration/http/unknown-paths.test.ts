import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectPage } from '../../helpers/expect-page.ts';
import { install, type Merchant, send, visit } from '../../helpers/stores/merchant.ts';
import { startTestApp, type TestApp } from '../../helpers/stores/start-test-app.ts';

let app: TestApp;
let merchant: Merchant;

beforeAll(async () => {
  app = await startTestApp();
  merchant = await install(app);
});

afterAll(() => app.stop());

test.each(['/nonsense.php', '/.env', '/settings/config.json'])(
  '%s, which is nothing of ours, is not found, with a page',
  async (path) => {
    const answer = await visit(app.url + path);

    expectPage(answer, { status: 404, says: /no such page/ });
  },
);

test('a page that the app does not have is not found', async () => {
  // Where the client was built it is the client's own page, which has words for this.
  const { status } = await visit(`${app.url}/nonsense`);

  expect([404, 503]).toContain(status);
});

test.each(['GET', 'POST'])('%s of an unknown call is not found, in JSON', async (method) => {
  const answer = await merchant.call(method, '/nothing');

  expect(answer.status).toBe(404);
  expect(answer.body.error.code).toBe('not_found');
});

test('what is asked for by a program gets JSON', async () => {
  const headers = { accept: 'application/json' };
  const answer = await send(`${app.url}/nonsense.php`, { headers });

  expect(answer.status).toBe(404);
  expect(answer.body.error.code).toBe('not_found');
});
