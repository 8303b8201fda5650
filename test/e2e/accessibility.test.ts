import { expect } from 'vitest';
import { SANDBOX_KEYS } from '../../sandbox/brevo/account/account-seed.ts';
import { openWithCustomersAlone, openWithCustomersSynced } from './customers-alone.ts';
import { expectAccessible, problemsIn } from './expect-accessible.ts';
import {
  acceptMapping,
  connectBrevo,
  createList,
  startSync,
  stepHeading,
  waitForEnd,
  waitForPreview,
} from './first-run.ts';
import { goTo } from './go-to.ts';
import { story } from './scene.ts';
import { en, like, say } from './words.ts';

story('axe finds nothing in the first run, whatever happens in it', async (scene) => {
  const { shop, panel, app } = scene;
  await panel.install();
  await stepHeading(app, 'connect').waitFor();
  await expectAccessible(scene, 'connect');
  await connectBrevo(app, 'xkeysib');
  await app.getByText(en.connect.keyIncomplete).waitFor();
  await expectAccessible(scene, 'an incomplete key');
  await connectBrevo(app, SANDBOX_KEYS.unknownIp);
  await app.getByText(en.errors.brevo_ip_not_allowed.title).waitFor();
  await expectAccessible(scene, 'a refused key');
  await connectBrevo(app);

  await stepHeading(app, 'lists').waitFor();
  await expectAccessible(scene, 'choose lists');
  await app.getByRole('combobox', { name: en.lists.names.newsletter }).click();
  await app.getByRole('option').first().waitFor();
  await expectAccessible(scene, 'lists to choose from');
  await app.getByRole('option').first().click();
  shop.bigcommerce.latency.ms = 700;
  await createList(app);
  await acceptMapping(app);

  await app.getByRole('progressbar', { name: en.preview.counting }).waitFor();
  await expectAccessible(scene, 'counting');
  shop.bigcommerce.latency.ms = 0;
  await waitForPreview(app);
  await expectAccessible(scene, 'whom to write');
  await app.getByText(en.consent.everyone.label, { exact: true }).click();
  await app.getByRole('button', { name: en.setup.saveAndContinue }).click();
  await app.getByText(en.consent.confirmationMissing).waitFor();
  await expectAccessible(scene, 'a confirmation that is missing');
  await app.getByText(en.consent.subscribers.label, { exact: true }).click();
  await app.getByRole('button', { name: en.setup.saveAndContinue }).click();
  await stepHeading(app, 'start').waitFor();
  await expectAccessible(scene, 'start');
});

story('axe finds nothing on the overview and the settings, in any state', async (scene) => {
  const { shop, page, app } = scene;
  await openWithCustomersAlone(scene);
  await connectBrevo(app);
  await createList(app);
  await acceptMapping(app);
  await waitForPreview(app);
  shop.bigcommerce.faults.add({ kind: 'slow', ms: 3_000, match: { path: '/stores/' }, times: 1 });
  await startSync(app);

  await app
    .getByRole('progressbar', { name: like(en.run.of) })
    .first()
    .waitFor();
  await expectAccessible(scene, 'a sync in progress');
  await app.getByRole('button', { name: en.run.cancel }).click();
  const cancel = app.getByRole('dialog', { name: en.run.cancelTitle });
  await cancel.waitFor();
  await expectAccessible(scene, 'the question whether to cancel');
  await cancel.getByRole('button', { name: en.run.letItRun }).click();
  await waitForEnd(app);
  await app.getByText(en.overview.attention.failedText).first().waitFor();
  await expectAccessible(scene, 'overview with problems');

  await app.getByRole('button', { name: en.connect.changeKey }).click();
  await app.getByRole('dialog', { name: en.connect.changeKey }).waitFor();
  await expectAccessible(scene, 'change the key');
  await page.keyboard.press('Escape');
  await app.getByRole('dialog').waitFor({ state: 'detached' });

  await goTo(app, 'lists');
  await app.getByRole('table', { name: en.lists.storefronts.title }).waitFor();
  await expectAccessible(scene, 'lists');
  await app.getByRole('button', { name: say(en.lists.changeFor, { shop: 'Acme Europe' }) }).click();
  await app.getByRole('dialog').waitFor();
  await expectAccessible(scene, 'lists of one storefront');
  await page.keyboard.press('Escape');
  await goTo(app, 'mapping');
  await app.getByRole('table').nth(1).waitFor();
  await expectAccessible(scene, 'mapping');
  const { change, actionFor } = en.mappings.fields;
  const firstName = say(actionFor, { action: change, field: en.fields.first_name });
  await app.getByRole('button', { name: firstName, exact: true }).click();
  await app.getByRole('dialog').waitFor();
  await expectAccessible(scene, 'where a field goes');
  await page.keyboard.press('Escape');
  await goTo(app, 'synced');
  await app.getByText('Awaiting Payment').waitFor();
  await expectAccessible(scene, 'what is synced');
  await app.getByText(en.synced.kinds.carts.label, { exact: true }).click();
  await app.getByRole('link', { name: en.pages.help }).click();
  await app.getByRole('dialog', { name: en.unsaved.title }).waitFor();
  await expectAccessible(scene, 'unsaved changes');
  await app.getByRole('button', { name: en.unsaved.stay }).click();
  await app.getByRole('button', { name: en.settings.save }).click();
  await app.getByText(en.settings.saved, { exact: true }).waitFor();
  await expectAccessible(scene, 'saved settings');
  await goTo(app, 'users');
  await app.getByRole('table', { name: en.audit.title }).waitFor();
  await expectAccessible(scene, 'users and audit');
  await goTo(app, 'diagnostics');
  await app.getByText(en.diagnostics.never).waitFor();
  await expectAccessible(scene, 'diagnostics that nobody has run');
  await app.getByRole('button', { name: en.diagnostics.checkAll }).click();
  await app.getByText(like(en.diagnostics.checkedAt)).waitFor();
  await expectAccessible(scene, 'diagnostics right after they ended');
  await goTo(app, 'help');
  await expectAccessible(scene, 'help');

  const [key] = shop.brevo.account().keys;
  if (key) key.state = 'revoked';
  await goTo(app, 'overview');
  await app.getByRole('button', { name: en.sync.now }).click();
  await app.getByText(en.attention.paused).waitFor();
  await expectAccessible(scene, 'a connection that needs attention');
});

story('axe finds nothing on pages that say one thing', async (scene) => {
  const { shop, page, panel, app } = scene;
  await openWithCustomersSynced({ shop, panel, app });
  await panel.openApp({ deepLink: '/no/such/page' });
  await app.getByText(en.notFound.title).waitFor();
  await expectAccessible(scene, 'no such page');

  const link = shop.bigcommerce.loadUrl('acme1');
  await page.goto(shop.appUrl);
  await page.getByText(en.session.not_opened.title).waitFor();
  expect(await problemsIn(page.mainFrame())).toEqual([]);
  await page.goto(link);
  await page.goto(link);
  await page.getByText(en.appName).waitFor();
  expect(await problemsIn(page.mainFrame())).toEqual([]);
});

story('axe finds nothing on the sandbox’s own pages', async ({ shop, page, panel }) => {
  const check = async () => expect(await problemsIn(page.mainFrame()), page.url()).toEqual([]);
  await page.goto(shop.bigcommerce.controlPanelUrl);
  await check();
  await panel.openApps();
  await check();
  await page.getByRole('link', { name: 'Customers' }).click();
  await check();
  await page.getByRole('link', { name: /Faults/ }).click();
  await check();
  await page.goto(shop.brevo.pageUrl);
  await check();
});
