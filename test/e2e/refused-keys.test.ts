import { expect } from 'vitest';
import { SANDBOX_KEYS } from '../../sandbox/brevo/account/account-seed.ts';
import { openWithCustomersSynced } from './customers-alone.ts';
import { connectBrevo, stepHeading, waitForEnd } from './first-run.ts';
import { story } from './scene.ts';
import { en } from './words.ts';

story(
  'each kind of refused key is explained, with what to do, and a good one goes on',
  async ({ shop, panel, app }) => {
    const refusals = [
      { key: 'xkeysib-nobody-has-this', words: en.errors.brevo_key_rejected },
      { key: SANDBOX_KEYS.revoked, words: en.errors.brevo_key_rejected },
      { key: SANDBOX_KEYS.expired, words: en.errors.brevo_key_rejected },
      { key: SANDBOX_KEYS.unknownIp, words: en.errors.brevo_ip_not_allowed },
      { key: SANDBOX_KEYS.restricted, words: en.errors.brevo_key_restricted },
      { key: SANDBOX_KEYS.readOnly, words: en.errors.brevo_key_restricted },
    ];
    await panel.install();

    await connectBrevo(app, 'xkeysib');
    await app.getByText(en.connect.keyIncomplete).waitFor();
    expect(shop.brevo.requests.total).toBe(0);

    for (const { key, words } of refusals) {
      const answered = app
        .owner()
        .page()
        .waitForResponse(/\/api\/connections\/brevo$/);
      await connectBrevo(app, key);
      expect((await answered).status()).toBe(422);
      await app.getByText(words.title).waitFor();
      await app.getByText(words.whatToDo).waitFor();
    }

    await connectBrevo(app, SANDBOX_KEYS.french);
    await stepHeading(app, 'lists').waitFor();
    await app.getByText('Maison Tilleul').waitFor();
  },
);

story(
  'a key that Brevo stops accepting pauses the sync until it is changed',
  async ({ shop, panel, app }) => {
    const [key] = shop.brevo.account().keys;
    if (!key) throw new Error('The sandbox has a key');
    await openWithCustomersSynced({ shop, panel, app });

    key.state = 'revoked';
    await app.getByRole('button', { name: en.sync.now }).click();
    await app.getByText(en.errors.brevo_key_rejected.title).waitFor();
    await app.getByText(en.attention.paused).waitFor();

    key.state = 'works';
    await app.getByRole('button', { name: en.connect.changeKey }).first().click();
    const dialog = app.getByRole('dialog', { name: en.connect.changeKey });
    await dialog.getByRole('textbox', { name: en.connect.key }).fill(SANDBOX_KEYS.english);
    await dialog.getByRole('button', { name: en.connect.submit }).click();
    await dialog.waitFor({ state: 'detached' });
    await waitForEnd(app);
    await app.getByText(en.connect.states.connected, { exact: true }).waitFor();
  },
);

story('Brevo can be disconnected and connected again', async ({ shop, panel, app }) => {
  await openWithCustomersSynced({ shop, panel, app });

  await app.getByRole('button', { name: en.connect.disconnect }).click();
  const dialog = app.getByRole('dialog', { name: en.connect.disconnectTitle });
  await dialog.getByRole('button', { name: en.connect.disconnect }).click();
  await app.getByText(en.attention.disconnected).first().waitFor();

  await app.getByRole('button', { name: en.connect.title }).first().click();
  await connectBrevo(app);
  await app.getByText('Harbour & Pine').first().waitFor();
});
