import { expect } from 'vitest';
import { nl } from '../../client/locales/nl.ts';
import { SANDBOX_KEYS } from '../../sandbox/brevo/account/account-seed.ts';
import { CHECK_WORDS } from '../../server/contract/diagnostic-words.ts';
import { open } from '../helpers/stores/merchant.ts';
import { story } from './scene.ts';
import { withoutStorage } from './without-storage.ts';
import { en, like } from './words.ts';

story(
  'a merchant sees what is wrong and has it mended, in either language, where nothing may be stored',
  async ({ shop, page, panel, app }) => {
    const stored = await withoutStorage(page);
    await panel.install();
    await app.getByRole('heading', { level: 1 }).waitFor();
    const merchant = await open({ bigcommerce: shop.bigcommerce, url: shop.appUrl });
    await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
    const webhooks = async () => (await merchant.get('/status')).body.webhooks;
    await expect
      .poll(async () => (await webhooks()).active, { timeout: 15_000 })
      .toBe((await webhooks()).expected);
    const { hooks } = shop.bigcommerce.hooks('acme1');
    for (const hook of hooks.list(shop.bigcommerce.app.clientId).slice(0, 3))
      hooks.deactivate(hook);

    await panel.openApp({ deepLink: '/diagnostics' });
    await app.getByText(en.diagnostics.never).waitFor();
    await app.getByRole('button', { name: en.diagnostics.checkAll }).click();
    await app.getByText(like(CHECK_WORDS.webhooks.inactive.text)).waitFor();
    await app.getByRole('button', { name: en.diagnostics.mends.webhooks }).click();
    await app.getByText(like(CHECK_WORDS.webhooks.ok.text)).waitFor();
    await app.getByText(en.diagnostics.browser.storage.blocked).waitFor();

    const [key] = shop.brevo.account().keys;
    if (key) key.state = 'revoked';
    await app.getByRole('button', { name: 'Nederlands' }).click();
    await app.getByRole('button', { name: nl.diagnostics.checkAll }).click();
    await app.getByText('Brevo accepteert de sleutel niet.', { exact: false }).waitFor();
    await app.getByText(nl.diagnostics.onlyAttention, { exact: true }).click();
    await app.getByText(nl.diagnostics.areas.browser).waitFor({ state: 'detached' });
    expect(await app.getByText(nl.diagnostics.states.ok, { exact: true }).count()).toBe(0);
    // The look whether anything could be stored, and the router's, which does without.
    expect([...new Set(stored)].sort()).toEqual(['localStorage', 'sessionStorage']);
  },
  { customers: 20 },
);
