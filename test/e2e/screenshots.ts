import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SANDBOX_KEYS } from '../../sandbox/brevo/account/account-seed.ts';
import {
  acceptMapping,
  connectBrevo,
  createList,
  stepHeading,
  waitForEnd,
  waitForPreview,
} from './first-run.ts';
import { goTo } from './go-to.ts';
import { pictureInsights } from './picture-insights.ts';
import { openScene } from './scene.ts';
import { en, like } from './words.ts';

/** `npm run screenshots`: pictures of the running app, for the README and the guides; those of the app in both languages. */
const directory = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
rmSync(directory, { recursive: true, force: true });
mkdirSync(`${directory}nl`, { recursive: true });

await using scene = await openScene({ customers: 2_480 });
const { shop, page, panel, app, newTab } = scene;
const { bigcommerce } = shop;
page.setDefaultTimeout(120_000);

// Every run shows the same day, with the durations as they were. Not the session: one that seemed over would be renewed.
const shiftMs = Date.parse('2026-11-23T09:30:00Z') - Date.now();
await page.context().route(/\/api\/(?!session)/, async (route) => {
  // A connection that was kept open may be closed just as it is used again.
  const isRead = route.request().method() === 'GET';
  const response = await route.fetch({ maxRetries: isRead ? 3 : 0 });
  const body = (await response.text()).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (iso) =>
    new Date(Date.parse(iso) + shiftMs).toISOString(),
  );
  await route.fulfill({ response, body });
});

await panel.openApps();
await take('control-panel');
await page.getByRole('button', { name: 'Install', exact: true }).click();

await stepHeading(app, 'connect').waitFor();
await takeInBoth('first-run-connect');
await connectBrevo(app, SANDBOX_KEYS.unknownIp);
await app.getByText(en.errors.brevo_ip_not_allowed.title).waitFor();
await takeInBoth('refused-key');
await connectBrevo(app);

await stepHeading(app, 'lists').waitFor();
await app.getByText(en.lists.texts.buyers).waitFor();
await takeInBoth('first-run-list');
await createList(app);

await stepHeading(app, 'mapping').waitFor();
await app.getByRole('table').waitFor();
await takeInBoth('first-run-mapping');
await acceptMapping(app);
await waitForPreview(app);
await takeInBoth('first-run-preview');

await app.getByRole('button', { name: en.setup.saveAndContinue }).click();
await stepHeading(app, 'start').waitFor();
await takeInBoth('first-run-start');

// Slow enough to be seen half-way.
bigcommerce.latency.ms = 150;
await app.getByRole('button', { name: en.start.submit }).click();
await app
  .getByRole('progressbar', { name: like(en.run.of) })
  .first()
  .waitFor();
while ((await readSoFar()) < 1_200)
  await page.waitForResponse((response) => response.url().endsWith('/api/syncs'));
await takeInBoth('sync-progress');
bigcommerce.latency.ms = 0;
await waitForEnd(app, 'succeeded', { timeout: 120_000 });
await takeInBoth('overview');
await goTo(app, 'problems');
await app.getByRole('table', { name: en.problems.title, exact: true }).waitFor();
await takeInBoth('problems');
await goTo(app, 'log');
await app.getByRole('table', { name: en.log.title }).waitFor();
await takeInBoth('log');
await goTo(app, 'lists');
await app.getByRole('table', { name: en.lists.storefronts.title }).waitFor();
await takeInBoth('lists');
await goTo(app, 'mapping');
await app.getByRole('table').nth(1).waitFor();
await takeInBoth('mapping');
await goTo(app, 'synced');
await app.getByText('Awaiting Payment').waitFor();
await takeInBoth('settings');
await app.getByText(en.synced.kinds.inventory.label, { exact: true }).click();
await app.getByRole('button', { name: en.settings.save }).click();
await app.getByText(en.settings.saved, { exact: true }).waitFor();
await goTo(app, 'diagnostics');
await app.getByRole('button', { name: en.diagnostics.checkAll }).click();
await app.getByText(like(en.diagnostics.checkedAt)).waitFor();
await takeInBoth('diagnostics');
await goTo(app, 'users');
await app.getByRole('table', { name: en.audit.title }).waitFor();
await takeInBoth('users');
await goTo(app, 'help');
await takeInBoth('help');
await pictureInsights(scene, takeInBoth);

const brevo = await newTab();
await brevo.goto(shop.brevo.pageUrl);
await take('brevo', brevo);

/** The number before "of 2,480 read", of the customers. */
async function readSoFar(): Promise<number> {
  const [text = ''] = await app.getByText(like(en.run.read)).allTextContents();
  return Number(text.replace(/ of .*/, '').replaceAll(/\D/g, ''));
}

/** The page as it stands, in English and then in Dutch. */
async function takeInBoth(name: string): Promise<void> {
  await take(name);
  const choose = (language: string) => app.getByRole('button', { name: language, exact: true });
  await choose('Nederlands').click();
  await choose('English').waitFor();
  await page.mouse.move(0, 0);
  await take(`nl/${name}`);
  await choose('English').click();
  await choose('Nederlands').waitFor();
}

async function take(name: string, of = page): Promise<void> {
  await of.evaluate(() => document.fonts.ready);
  await of.screenshot({ path: `${directory}${name}.png`, animations: 'disabled', caret: 'hide' });
  process.stdout.write(`docs/screenshots/${name}.png\n`);
}
