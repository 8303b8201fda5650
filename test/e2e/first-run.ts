import type { FrameLocator } from 'playwright-core';
import { SANDBOX_KEYS } from '../../sandbox/brevo/account/account-seed.ts';
import { en, like, say } from './words.ts';

const { connect, lists, preview, setup } = en;

/** The list that the app suggests for the store Acme Outdoors. */
export const SUGGESTED_LIST = say(lists.suggested.allCustomers, { shop: 'Acme Outdoors' });

export async function connectBrevo(
  app: FrameLocator,
  apiKey: string = SANDBOX_KEYS.english,
): Promise<void> {
  await app.getByRole('textbox', { name: connect.key }).fill(apiKey);
  await app.getByRole('button', { name: connect.submit }).click();
}

export async function createList(app: FrameLocator, name = SUGGESTED_LIST): Promise<void> {
  await stepHeading(app, 'lists').waitFor();
  const label = lists.names.allCustomers;
  await app.getByRole('button', { name: say(lists.newFor, { label }) }).click();
  await app.getByRole('textbox', { name: say(lists.nameFor, { label }) }).fill(name);
  await app.getByRole('button', { name: lists.make }).click();
  await app.getByRole('button', { name: say(lists.newFor, { label }) }).waitFor();
  await app.getByRole('button', { name: setup.saveAndContinue }).click();
}

/** The fields as they are recommended. */
export async function acceptMapping(app: FrameLocator): Promise<void> {
  await stepHeading(app, 'mapping').waitFor();
  await app.getByRole('button', { name: setup.continue, exact: true }).click();
}

/** Until the numbers are there. They say what will happen under the mode that is chosen. */
export async function waitForPreview(app: FrameLocator): Promise<Record<string, number>> {
  await stepHeading(app, 'consent').waitFor();
  await app.getByText(like(preview.countedAt)).waitFor();
  return readFigures(app, preview.label);
}

export async function startSync(app: FrameLocator): Promise<void> {
  await app.getByRole('button', { name: setup.saveAndContinue }).click();
  await stepHeading(app, 'start').waitFor();
  await app.getByRole('button', { name: en.start.submit }).click();
}

/** Every step with what the app suggests. Ends on the overview, with the sync under way or already over. */
export async function finishFirstRun(app: FrameLocator): Promise<void> {
  await connectBrevo(app);
  await createList(app);
  await acceptMapping(app);
  await waitForPreview(app);
  await startSync(app);
}

/** Until the overview says of a kind that its last sync ended so, with none under way. */
export async function waitForEnd(
  app: FrameLocator,
  state: keyof typeof en.sync.states = 'succeeded',
  { timeout }: { timeout?: number } = {},
): Promise<void> {
  await app.getByRole('heading', { name: en.sync.title, exact: true }).waitFor({ timeout });
  // The activity has the counts of every kind that is done, and says so earlier.
  const ended = app.getByText(en.sync.states[state], { exact: true });
  const kinds = app.getByRole('listitem').filter({ hasText: like(en.sync.counts) });
  await kinds.filter({ has: ended }).first().waitFor({ timeout });
}

export function stepHeading(app: FrameLocator, step: keyof typeof setup.steps) {
  return app.getByRole('heading', { name: setup.steps[step].heading, exact: true });
}

/** Numbers with their names, such as `{ 'In Brevo': 42 }`, of the figures that go by this label. */
export async function readFigures(
  app: FrameLocator,
  label: string,
): Promise<Record<string, number>> {
  const pairs = await app
    .getByLabel(label, { exact: true })
    .and(app.locator('dl'))
    .locator('dt')
    .evaluateAll((names) =>
      names.map((name) => [name.textContent, name.nextElementSibling?.textContent ?? '']),
    );
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, Number(value?.replaceAll(/\D/g, ''))]),
  );
}
