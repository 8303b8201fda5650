import { MAVERA_KEYS } from '../../sandbox/mavera/account-seed.ts';
import { goTo } from './go-to.ts';
import type { Scene } from './scene.ts';
import { en, like } from './words.ts';

const { insights } = en;
/** A result begins below the fold of the other pictures. */
const TALL = { width: 1280, height: 1500 };

/** From connecting Mavera to a result of each analysis, with a picture of each. */
export async function pictureInsights(
  { app, page }: Pick<Scene, 'app' | 'page'>,
  take: (name: string) => Promise<void>,
): Promise<void> {
  const button = (name: string) => app.getByRole('button', { name, exact: true });
  const usual = page.viewportSize();
  const startRun = async () => {
    await button(insights.run).click();
    await app.getByText(insights.plan.costs).waitFor();
    await button(insights.plan.start).click();
  };

  await goTo(app, 'insightHome');
  await app.getByRole('textbox', { name: en.connect.key }).waitFor();
  await take('mavera-connect');
  await app.getByRole('textbox', { name: en.connect.key }).fill(MAVERA_KEYS.professional);
  await button(en.connect.submit).click();
  await app.getByText(insights.remaining).waitFor();

  await goTo(app, 'credits');
  await app.getByLabel(insights.ceilings.perRun).fill('1000');
  await app.getByLabel(insights.ceilings.perMonth).fill('2000');
  await button(en.settings.save).click();
  await app.getByText(en.settings.saved, { exact: true }).waitFor();
  await take('credits');

  await goTo(app, 'channels');
  await startRun();
  await app.getByLabel(insights.question.answer).fill('More revenue in Europe.');
  await take('mave-asks');
  await button(insights.question.send).click();
  await page.setViewportSize(TALL);
  await app.getByRole('heading', { name: en.strategy.cards }).waitFor();
  await take('channel-strategy');

  await goTo(app, 'brandHealth');
  await startRun();
  await app.getByRole('heading', { name: en.brandHealth.themes }).waitFor();
  await take('brand-health');

  await goTo(app, 'personas');
  await startRun();
  await app.getByText(insights.proposal.title).waitFor();
  for (const name of await app.getByText(/ · .* customers$/).all()) await name.click();
  await take('personas-proposal');
  await app.getByRole('button', { name: like(insights.proposal.make_other) }).click();
  await app.getByRole('heading', { name: en.personas.title }).waitFor();
  await take('personas');
  if (usual) await page.setViewportSize(usual);
  await goTo(app, 'insightHome');
  await take('insights');
}
