import { expect } from 'vitest';
import { USERS } from '../../sandbox/bigcommerce/default-stores.ts';
import { openWithCustomersSynced } from './customers-alone.ts';
import { connectBrevo, createList, stepHeading, waitForEnd } from './first-run.ts';
import { emailsIn } from './look-into.ts';
import { story } from './scene.ts';
import { en } from './words.ts';

story('a second user opens the app, and loses it when they are removed', async (scene) => {
  const { shop, page, panel, app, newTab } = scene;
  await openWithCustomersSynced({ shop, panel, app });

  await panel.openApp({ as: USERS.second });
  await waitForEnd(app);

  const owners = await newTab();
  await owners.goto(page.url().replace(/\/app\/.*/, `/apps?as=${USERS.owner.id}`));
  await owners.getByRole('button', { name: `Remove ${USERS.second.email}` }).click();
  await owners.getByText('Removed. The app answered 200.').waitFor();

  await app.getByRole('link', { name: en.pages.users }).click();
  await app.getByText(en.session.expired.title).waitFor();
  await app.getByText(en.session.openAgain).waitFor();
});

story('a reinstalled app starts clean and works', async ({ shop, panel, app }) => {
  await openWithCustomersSynced({ shop, panel, app });
  const before = emailsIn(shop);

  await panel.uninstall();
  await panel.install();
  await stepHeading(app, 'connect').waitFor();
  await connectBrevo(app);
  await createList(app, 'After all');
  await stepHeading(app, 'mapping').waitFor();
  expect(emailsIn(shop)).toEqual(before);
});

story('uninstalling ends the sessions that are open', async ({ page, panel, app, newTab }) => {
  await panel.install();
  await stepHeading(app, 'connect').waitFor();

  const elsewhere = await newTab();
  await elsewhere.goto(page.url().replace(/\/app\/.*/, `/apps?as=${USERS.owner.id}`));
  await elsewhere.getByRole('button', { name: 'Uninstall', exact: true }).click();
  await elsewhere.getByText('The app answered 200.').waitFor();

  await connectBrevo(app);
  await app.getByText(en.session.expired.title).waitFor();
});

story('a link that opens the app works once, and then says so on a branded page', async (scene) => {
  const { shop, page, panel, app } = scene;
  await panel.install();
  await stepHeading(app, 'connect').waitFor();
  const link = shop.bigcommerce.loadUrl('acme1');

  await page.goto(link);
  await page.getByRole('heading', { name: en.setup.steps.connect.heading }).waitFor();
  const again = await page.goto(link);

  expect(again?.status()).toBeGreaterThanOrEqual(400);
  await page.getByText(en.appName).waitFor();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe('');
  await page.getByText(/open (it|the app) again/i).waitFor();
});

story('a forged link meets a branded page', async ({ shop, page, panel, app }) => {
  await panel.install();
  await stepHeading(app, 'connect').waitFor();
  const forged = shop.bigcommerce.signPayload(shop.bigcommerce.payload('acme1'), {
    key: 'some other secret',
  });

  await page.goto(`${shop.appUrl}/load?signed_payload_jwt=${forged}`);

  await page.getByText(en.appName).waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
});

story('a deep link opens the page that it names', async ({ shop, panel, app }) => {
  await openWithCustomersSynced({ shop, panel, app });

  await panel.openApp({ deepLink: '/settings/synced' });
  await app.getByRole('heading', { name: en.consent.title }).waitFor();

  await panel.openApp({ deepLink: '/no/such/page' });
  await app.getByText(en.notFound.title).waitFor();
  await app.getByRole('link', { name: en.notFound.home }).click();
  await app.getByRole('heading', { name: en.sync.title, exact: true }).waitFor();
});

story('without a session the page says how to get one', async ({ shop, page, panel, app }) => {
  await panel.install();
  await stepHeading(app, 'connect').waitFor();

  await page.goto(shop.appUrl);
  await page.getByText(en.session.not_opened.title).waitFor();
  await page.getByText(en.session.openAgain).waitFor();

  await page.goto(`${shop.appUrl}/settings#code=a-code-that-was-used-long-ago`);
  await page.reload();
  await page.goto(`${shop.appUrl}/overview#code=a-code-that-was-used-long-ago`);
  await page.getByText(en.session.expired.title).waitFor();
  expect(page.url()).not.toContain('code');
});

story('logging out of the control panel closes the app', async ({ page, panel, app }) => {
  // What BigCommerce's script does for a page that asks it to, as far as we use it.
  await page.context().route('https://cdn.bigcommerce.com/jssdk/bc-sdk.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `window.Bigcommerce = { init: ({ onLogout }) => addEventListener('message', ({ data }) => {
        if (typeof data === 'string' && JSON.parse(data).method === 'bc::logout') onLogout();
      }) };
      window.bcAsyncInit();`,
    }),
  );
  await panel.install();
  await stepHeading(app, 'connect').waitFor();
  // The panel itself leaves a moment later; the app must have closed before.
  await page.evaluate(() => {
    const frame = document.querySelector('iframe');
    frame?.contentWindow?.postMessage(JSON.stringify({ method: 'bc::logout' }), '*');
  });

  await app.getByText(en.session.signed_out.title).waitFor();
});

story('an install from outside of the control panel ends where it began', async (scene) => {
  const { page, panel, app } = scene;
  await panel.openApps();
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: /Install from outside/ }).click();
  const window = await opened;
  await window.getByRole('heading', { name: /is installed/ }).waitFor();

  await panel.openApp();
  await stepHeading(app, 'connect').waitFor();
});
