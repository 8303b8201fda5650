import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { SANDBOX_KEYS } from '../../sandbox/brevo/account/account-seed.ts';
import { openWithCustomersSynced } from './customers-alone.ts';
import { stepHeading, waitForEnd } from './first-run.ts';
import { emailsIn } from './look-into.ts';
import { story } from './scene.ts';
import { en, like, say } from './words.ts';

const { connect, lists, setup } = en;

story('the whole first run can be walked with the keyboard alone', async (scene) => {
  const { shop, page, panel, app } = scene;
  const button = (name: string) => app.getByRole('button', { name, exact: true });
  await panel.openApps();
  await tabTo(page, page.getByRole('button', { name: 'Install', exact: true }));
  await page.keyboard.press('Enter');

  await stepHeading(app, 'connect').waitFor();
  await tabTo(page, app.getByRole('textbox', { name: connect.key }));
  await page.keyboard.type(SANDBOX_KEYS.unknownIp);
  await page.keyboard.press('Enter');
  await app.getByText(en.errors.brevo_ip_not_allowed.title).waitFor();
  await tabTo(page, app.getByRole('textbox', { name: connect.key }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(SANDBOX_KEYS.english);
  await tabTo(page, button(connect.submit));
  await page.keyboard.press('Enter');

  await expectFocusAt(stepHeading(app, 'lists'));
  const label = lists.names.allCustomers;
  await tabTo(page, button(say(lists.newFor, { label })));
  await page.keyboard.press('Enter');
  await tabTo(page, app.getByRole('textbox', { name: say(lists.nameFor, { label }) }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('By keyboard');
  await page.keyboard.press('Enter');
  await button(say(lists.newFor, { label })).waitFor();
  await tabTo(page, button(setup.saveAndContinue));
  await page.keyboard.press('Space');

  await expectFocusAt(stepHeading(app, 'mapping'));
  await tabTo(page, button(setup.continue));
  await page.keyboard.press('Enter');

  await expectFocusAt(stepHeading(app, 'consent'));
  await app.getByText(like(en.preview.countedAt)).waitFor();
  await tabTo(page, app.getByRole('radio', { name: en.consent.subscribers.label }));
  await page.keyboard.press('ArrowDown');
  await expectFocusAt(app.getByRole('radio', { name: en.consent['everyone-blocklisted'].label }));
  await page.keyboard.press('ArrowUp');
  await tabTo(page, button(setup.saveAndContinue));
  await page.keyboard.press('Enter');

  await expectFocusAt(stepHeading(app, 'start'));
  await tabTo(page, button(en.start.submit));
  await page.keyboard.press('Enter');
  // Every kind, one after the other.
  await waitForEnd(app, 'succeeded', { timeout: 60_000 });
  expect(emailsIn(shop, 'By keyboard').length).toBeGreaterThan(0);

  await tabTo(page, app.getByRole('link', { name: en.pages.settings }));
  await page.keyboard.press('Enter');
  await tabTo(page, app.getByRole('link', { name: en.pages.synced }));
  await page.keyboard.press('Enter');
  await expectFocusAt(app.getByRole('heading', { name: en.pages.synced, level: 1 }));
  await tabTo(page, app.getByRole('switch', { name: en.synced.kinds.carts.label }));
  await page.keyboard.press('Space');
  await tabTo(page, button(en.settings.save));
  await page.keyboard.press('Enter');
  await app.getByText(en.settings.saved, { exact: true }).waitFor();
});

story('a dialog holds the keyboard, Escape closes it, and the focus goes back', async (scene) => {
  const { shop, page, panel, app } = scene;
  await openWithCustomersSynced({ shop, panel, app });

  const opener = app.getByRole('button', { name: en.connect.disconnect });
  await tabTo(page, opener);
  await page.keyboard.press('Enter');
  const dialog = app.getByRole('dialog', { name: en.connect.disconnectTitle });
  await dialog.waitFor();
  for (let press = 0; press < 6; press += 1) {
    await page.keyboard.press('Tab');
    expect(await dialog.evaluate((node) => node.contains(document.activeElement))).toBe(true);
  }

  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expectFocusAt(opener);
});

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let press = 0; press < 80; press += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${target}`);
}

async function expectFocusAt(target: Locator): Promise<void> {
  await target.waitFor();
  await expect.poll(() => hasFocus(target), { message: `focus at ${target}` }).toBe(true);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((node) => node === document.activeElement);
}
