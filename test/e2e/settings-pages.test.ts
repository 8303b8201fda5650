import { expect } from 'vitest';
import { nl } from '../../client/locales/nl.ts';
import { openWithCustomersSynced } from './customers-alone.ts';
import { goTo } from './go-to.ts';
import { emailsIn } from './look-into.ts';
import { story } from './scene.ts';
import { en, like, say } from './words.ts';

const { lists, mappings } = en;
const SYNCED_WITHIN = { timeout: 60_000 };

story(
  'a storefront gets a list of its own, and a field its attribute; both arrive in Brevo',
  async (scene) => {
    const { shop, app, page } = scene;
    const button = (name: string) => app.getByRole('button', { name, exact: true });
    const save = async ({ settings }: Pick<typeof nl, 'settings'> = en) => {
      await button(settings.save).click();
      await app.getByText(settings.saved, { exact: true }).waitFor();
    };
    await openWithCustomersSynced(scene);

    await goTo(app, 'lists');
    await button(say(lists.changeFor, { shop: 'Acme Europe' })).click();
    const europe = app.getByRole('dialog', { name: say(lists.of, { shop: 'Acme Europe' }) });
    await europe.getByLabel(say(lists.newFor, { label: lists.names.newsletter })).click();
    await page.keyboard.press('Enter');
    await europe.getByRole('combobox', { name: lists.names.newsletter }).waitFor();
    await button(lists.done).click();
    await save();
    const news = say(lists.suggested.newsletter, { shop: 'Acme Europe' });
    await expect.poll(() => emailsIn(shop, news).length, SYNCED_WITHIN).toBeGreaterThan(0);

    await goTo(app, 'mapping');
    await app.getByLabel(mappings.fields.search).fill('birthday');
    await button(
      say(mappings.fields.actionFor, { action: mappings.fields.map, field: 'Birthday' }),
    ).click();
    await button(mappings.dialog.create).click();
    await app.getByText(like(mappings.resend.before.people_other)).waitFor();
    await save();
    await app.getByText(like(mappings.resend.saved.people_other)).waitFor();
    const withBirthday = () =>
      [...shop.brevo.account().contacts].filter(({ attributes }) => attributes.BIRTHDAY).length;
    await expect.poll(withBirthday, SYNCED_WITHIN).toBeGreaterThan(0);

    const download = page.waitForEvent('download');
    await button(mappings.file.save).click();
    const path = await (await download).path();
    await button('Nederlands').click();
    await app.getByLabel(nl.mappings.fields.search).fill('');
    await button(`${nl.mappings.fields.change}: ${nl.fields.company}`).click();
    await app.getByText(nl.mappings.dialog.none, { exact: true }).click();
    await button(nl.mappings.dialog.done).click();
    await save(nl);
    await app.locator('input[type=file]').setInputFiles(path);
    await button(nl.mappings.file.dialog.take).click();
    await app.getByText(nl.mappings.file.taken).waitFor();
    await app.getByText('COMPANY', { exact: true }).first().waitFor();
  },
);
