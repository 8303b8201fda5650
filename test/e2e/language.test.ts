import { expect } from 'vitest';
import { nl } from '../../client/locales/nl.ts';
import { USERS } from '../../sandbox/bigcommerce/default-stores.ts';
import { connectBrevo, stepHeading } from './first-run.ts';
import { story } from './scene.ts';
import { en } from './words.ts';

story(
  'a merchant works in Dutch from the first step on; a colleague does not have to',
  async (scene) => {
    const { panel, app, mishaps } = scene;
    const button = (name: string) => app.getByRole('button', { name, exact: true });
    await panel.install();
    await stepHeading(app, 'connect').waitFor();

    await button('Nederlands').click();
    await app.getByRole('heading', { name: nl.setup.steps.connect.heading, exact: true }).waitFor();
    await button('English').waitFor();

    await panel.openApp({ deepLink: '/settings/synced' });
    await app.getByText(nl.synced.kinds.carts.label, { exact: true }).click();
    await app.getByText(nl.settings.unsaved).waitFor();
    await button(nl.settings.save).click();
    await app.getByText(nl.settings.saved, { exact: true }).waitFor();
    await app.getByRole('link', { name: nl.pages.users }).click();
    await app.getByText(nl.sections.sync).waitFor();

    await panel.openApp({ as: USERS.second });
    await stepHeading(app, 'connect').waitFor();
    await connectBrevo(app);
    await app.getByRole('heading', { name: en.setup.steps.lists.heading, exact: true }).waitFor();
    expect(mishaps).toEqual([]);
  },
);
