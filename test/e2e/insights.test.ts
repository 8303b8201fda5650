import { expect } from 'vitest';
import { SANDBOX_KEYS } from '../../sandbox/brevo/account/account-seed.ts';
import { MAVERA_KEYS } from '../../sandbox/mavera/account-seed.ts';
import { install } from '../helpers/stores/merchant.ts';
import { expectAccessible } from './expect-accessible.ts';
import { goTo } from './go-to.ts';
import { type Scene, story } from './scene.ts';
import { en, like } from './words.ts';

const { insights, strategy } = en;

story(
  'Mavera is connected, asked for a strategy at a known price, answered, and paid once',
  async (scene) => {
    const { shop, app } = scene;
    const button = (name: string) => app.getByRole('button', { name, exact: true });
    Object.assign(shop.mavera.pace, { chatMs: 300, responseMs: 100 });
    await openWithOrders(scene);

    await goTo(app, 'channels');
    await app.getByRole('textbox', { name: en.connect.key }).fill(MAVERA_KEYS.lapsed);
    await button(en.connect.submit).click();
    await app.getByText(en.errors.mavera_plan_ended.title).waitFor();
    await expectAccessible(scene, 'a subscription that has ended');
    await app.getByRole('textbox', { name: en.connect.key }).fill(MAVERA_KEYS.professional);
    await button(en.connect.submit).click();

    await button(insights.run).click();
    await app.getByText(like(insights.creditRange)).first().waitFor();
    await button(insights.plan.show).click();
    await expectAccessible(scene, 'what would be sent');
    expect(shop.mavera.account().charges).toEqual([]);
    await button(insights.plan.start).click();

    await app.getByLabel(insights.question.answer).fill('More revenue in Europe.');
    await expectAccessible(scene, 'a question');
    await button(insights.question.send).click();
    await app.getByRole('heading', { name: strategy.cards }).waitFor();
    await app.getByText(strategy.sources, { exact: true }).waitFor();
    await app.locator('.recharts-surface').first().waitFor();
    await expectAccessible(scene, 'a strategy');

    const shares = await app.getByText(like(strategy.ofBudget)).allTextContents();
    const sum = shares.reduce((total, share) => total + Number.parseInt(share, 10), 0);
    expect([shares.length > 1, sum]).toEqual([true, 100]);
    const { charges } = shop.mavera.account();
    const paid = charges.reduce((total, { credits }) => total + credits, 0);
    await app.getByText(`${paid} credits`).first().waitFor();
    await app.getByRole('link', { name: insights.views.history }).click();
    await app.getByRole('link', { name: insights.history.see }).waitFor();
    await expectAccessible(scene, 'a history with a result');
    await goTo(app, 'credits');
    await app.getByText(`${5_000 - paid}`.replace(/(?=...$)/, ','), { exact: true }).waitFor();
    await expectAccessible(scene, 'credits');
  },
  { customers: 60 },
);

/** Opens the app of a store whose orders are known, from all its years. */
async function openWithOrders({ shop, panel }: Pick<Scene, 'shop' | 'panel'>): Promise<void> {
  const merchant = await install({ url: shop.appUrl, bigcommerce: shop.bigcommerce });
  const call = async (method: string, path: string, body?: object) => {
    const answer = await merchant.call(method, path, body);
    expect(answer.status, path).toBeLessThan(300);
    return answer.body;
  };
  await call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  const options = { days: 730, minOrders: 1 };
  await call('PUT', '/insights/jobs/channel_strategy', { version: 1, options });
  const { runs } = await call('POST', '/syncs', { resources: ['customers', 'orders'] });
  for (const { id } of runs)
    await expect
      .poll(async () => (await call('GET', `/syncs/${id}`)).state, { timeout: 60_000 })
      .toBe('succeeded');
  await panel.openApp();
}
