import { expect, test } from 'vitest';
import { expectFramable } from '../../helpers/expect-page.ts';
import { install, open, visit } from '../../helpers/stores/merchant.ts';
import { startTestApp, type TestApp } from '../../helpers/stores/start-test-app.ts';

const endOf = ({ bigcommerce }: TestApp, end: string) =>
  `${bigcommerce.loginUrl}/app/${bigcommerce.app.clientId}/install/${end}`;

test.each(['true', '1', ''] as const)(
  'started from a button elsewhere (external_install=%j), it ends at BigCommerce, not in our app',
  async (externalInstallValue) => {
    await using app = await startTestApp({ bigcommerce: { switches: { externalInstallValue } } });

    const answer = await visit(app.bigcommerce.install('acme1', { external: true }));

    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(endOf(app, 'succeeded'));
    expectFramable(answer);
    const merchant = await open(app);
    expect((await merchant.get('/status')).status).toBe(200);
  },
);

test.each([
  ['the code is refused', (app: TestApp) => void app.bigcommerce.install('acme1')],
  [
    'BigCommerce does not answer',
    (app: TestApp) =>
      void app.bigcommerce.faults.add({ kind: 'reset', match: { path: '/oauth2/token' } }),
  ],
  ['the database is down', (app: TestApp) => app.db.destroy()],
])('if %s, it ends at BigCommerce’s page for that', async (_what, spoil) => {
  await using app = await startTestApp();
  const link = app.bigcommerce.install('acme1', { external: true });
  await spoil(app);

  const answer = await visit(link);

  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toBe(endOf(app, 'failed'));
  expectFramable(answer);
});

test('an installation from inside never leaves the frame', async () => {
  await using app = await startTestApp();

  await expect(install(app)).resolves.toBeDefined();
});
