import { expect, test } from 'vitest';
import { startBrevo } from '../../sandbox/brevo/start-brevo.ts';
import { callBrevo } from '../helpers/calls/call-brevo.ts';
import { sharedBrowser } from '../helpers/processes/launch-browser.ts';

test('the table of contacts on Brevo’s page is whole on a screen of 1,280', async () => {
  await using brevo = await startBrevo();
  const attributes = { FIRSTNAME: 'Anneliese-Katharina', LASTNAME: 'von Hohenstein-Breitenbach' };
  const email = 'a.rather.long.address@quite-a-long-domain.example';
  await callBrevo(brevo, 'POST', '/contacts', { email, attributes, listIds: [2] });
  await using context = await (await sharedBrowser()).newContext({
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();

  await page.goto(brevo.pageUrl);

  await page.getByText(email).first().waitFor();
  const cut = await page
    .locator('#contacts .scroll')
    .evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(cut).toBe(0);
});
