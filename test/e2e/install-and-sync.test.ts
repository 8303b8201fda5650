import { expect } from 'vitest';
import { mayBeInBrevo } from '../helpers/models/order-model.ts';
import { expectedCustomers, expectedSubscribers, readersOf } from '../helpers/models/shop-model.ts';
import { openWithCustomersAlone } from './customers-alone.ts';
import {
  acceptMapping,
  connectBrevo,
  createList,
  finishFirstRun,
  readFigures,
  SUGGESTED_LIST,
  startSync,
  stepHeading,
  waitForEnd,
  waitForPreview,
} from './first-run.ts';
import { emailsIn, shopOf } from './look-into.ts';
import { story } from './scene.ts';
import { en, like } from './words.ts';

const { counts, preview } = en;

story(
  'a merchant installs the app, sets it up, and finds the right people in Brevo',
  async (scene) => {
    const { shop, page, panel, app, newTab } = scene;
    await page.goto(shop.bigcommerce.controlPanelUrl);
    await page.getByRole('link', { name: 'Manage Acme Outdoors' }).click();
    await page.getByRole('button', { name: 'Install', exact: true }).click();

    await connectBrevo(app);
    await createList(app);
    await acceptMapping(app);
    const promised = await waitForPreview(app);
    expect(emailsIn(shop)).toEqual([]);
    await startSync(app);
    // Every kind, one after the other.
    await waitForEnd(app, 'succeeded', { timeout: 60_000 });

    const mayBe = mayBeInBrevo(shopOf(shop));
    const isNoGuest = (email?: string) => !mayBe(`${email}`);
    const expected = [...expectedSubscribers(shopOf(shop)).keys()];
    const found = emailsIn(shop);
    expect(expected.filter((email) => !found.includes(email))).toEqual([]);
    expect(found.filter((email) => !expected.includes(`${email}`)).filter(isNoGuest)).toEqual([]);
    expect(emailsIn(shop, SUGGESTED_LIST)).toEqual(expect.arrayContaining(expected));

    const shown = await readFigures(app, en.overview.kinds.customers);
    // Who opted in with an order came along with the orders, which the count before them could not know.
    expect(shown[counts.synced]).toBeGreaterThanOrEqual(expectedCustomers(shopOf(shop)).size);
    expect(shown[counts.total]).toBe(shopOf(shop).customers.count);
    const { [counts.total]: total, ...parts } = shown;
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total);
    for (const kind of ['orders', 'products', 'categories'] as const) {
      const ofKind = await readFigures(app, en.overview.kinds[kind]);
      expect([kind, ofKind[counts.synced]]).not.toEqual([kind, 0]);
    }
    // Brevo refuses one address that looks like one: only it could know.
    expect(promised[preview.written]).toBe(expectedCustomers(shopOf(shop)).size + 1);

    const brevo = await newTab();
    await brevo.goto(shop.brevo.pageUrl);
    await brevo.getByText(`${found.length} found`).waitFor();
    await panel.openApp();
    await app.getByRole('heading', { name: en.sync.title, exact: true }).waitFor();
  },
);

story('everyone can be written, the others blocked, as the preview said', async (scene) => {
  const { shop, app } = scene;
  await openWithCustomersAlone(scene);
  await connectBrevo(app);
  await createList(app);
  await acceptMapping(app);
  await waitForPreview(app);
  await app.getByText(en.consent['everyone-blocklisted'].label, { exact: true }).click();
  const promised = await readFigures(app, preview.label);
  await startSync(app);
  await waitForEnd(app);

  const { [counts.synced]: synced } = await readFigures(app, en.overview.kinds.customers);
  const contacts = [...shop.brevo.account().contacts];
  const subscribers = expectedSubscribers(shopOf(shop));
  const customers = contacts.length - readersOf(shopOf(shop)).length;
  expect(customers).toBe(synced);
  expect(Math.abs(customers - Number(promised[preview.written]))).toBeLessThanOrEqual(1);
  for (const { email, emailBlacklisted } of contacts)
    expect({ email, emailBlacklisted }).toEqual({
      email,
      emailBlacklisted: !subscribers.has(email ?? ''),
    });
});

story('a merchant who leaves in the middle goes on where they left', async ({ panel, app }) => {
  await panel.install();
  await connectBrevo(app);
  await stepHeading(app, 'lists').waitFor();

  await panel.openApp();
  await stepHeading(app, 'lists').waitFor();
  await createList(app);
  await acceptMapping(app);

  await panel.openApp();
  await waitForPreview(app);
  await app.getByRole('button', { name: en.setup.saveAndContinue }).click();
  await stepHeading(app, 'start').waitFor();

  await panel.openApp();
  await stepHeading(app, 'start').waitFor();
});

story('progress is shown while the sync runs, and it can be cancelled', async (scene) => {
  const { shop, app } = scene;
  const { faults } = shop.bigcommerce;
  await openWithCustomersAlone(scene);
  await connectBrevo(app);
  await createList(app);
  await acceptMapping(app);
  await waitForPreview(app);
  const slow = {
    kind: 'slow',
    ms: 60_000,
    match: { path: '/stores/acme1/v3/customers' },
  } as const;
  faults.add(slow);
  await startSync(app);

  await app.getByRole('progressbar', { name: like(en.run.of) }).waitFor();
  await app.getByRole('button', { name: en.run.cancel }).click();
  const dialog = app.getByRole('dialog', { name: en.run.cancelTitle });
  await dialog.getByRole('button', { name: en.run.cancel }).click();
  await waitForEnd(app, 'cancelled');
  expect(emailsIn(shop)).toEqual([]);

  faults.clear();
  await app.getByRole('button', { name: en.sync.now }).click();
  await waitForEnd(app);
  expect(emailsIn(shop)).toEqual([...expectedSubscribers(shopOf(shop)).keys()].sort());
});

story('a second sync makes nobody twice', async (scene) => {
  const { shop, app } = scene;
  const { processes } = shop.brevo.account();
  await openWithCustomersAlone(scene);
  await finishFirstRun(app);
  await waitForEnd(app);
  const before = emailsIn(shop);
  const known = new Set(processes.keys());

  await app.getByRole('button', { name: en.sync.now }).click();
  await app.getByRole('heading', { name: en.run.title, exact: true }).waitFor();
  await waitForEnd(app);

  expect(emailsIn(shop)).toEqual(before);
  for (const { id, counts: outcome } of processes.values())
    if (!known.has(id)) expect(outcome).toMatchObject({ created: 0 });
});
