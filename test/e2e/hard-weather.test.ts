import { expect } from 'vitest';
import { expectedCustomers, expectedSubscribers, readersOf } from '../helpers/models/shop-model.ts';
import { openWithCustomersAlone } from './customers-alone.ts';
import {
  acceptMapping,
  connectBrevo,
  createList,
  readFigures,
  startSync,
  waitForEnd,
  waitForPreview,
} from './first-run.ts';
import { emailsIn, shopOf } from './look-into.ts';
import { type Scene, story } from './scene.ts';
import { en, like } from './words.ts';

const MINUTE_MS = 60_000;
/** The whole of a text: sentences of the overview have its words in them. */
const READ = new RegExp(`^${like(en.run.read).source}$`);

story('a storm of 429s on both sides only makes the sync slower', async (scene) => {
  const { shop, app } = scene;
  shop.bigcommerce.stores.get('acme1')?.quota.change({ requests: 150, windowMs: 300 });
  await openWithCustomersAlone(scene);
  await connectBrevo(app);
  await createList(app);
  await acceptMapping(app);
  await waitForPreview(app);

  const status = { kind: 'status', status: 429 } as const;
  shop.bigcommerce.faults.add({ ...status, match: { path: '/stores/' }, times: 8 });
  shop.brevo.faults.add({
    ...{ ...status, match: { path: '/v3/' }, times: 6 },
    headers: { 'x-sib-ratelimit-reset': '1' },
  });
  await startSync(app);

  await waitForEnd(app, 'succeeded', { timeout: MINUTE_MS });
  await expectEverybody(scene);
  expect(shop.bigcommerce.faults.list()).toEqual([]);
  expect(shop.brevo.faults.list()).toEqual([]);
});

story(
  'after kill -9 in the middle of a sync, Brevo ends with exactly the right people',
  async (scene) => {
    const { shop, app } = scene;
    await openWithCustomersAlone(scene);
    await connectBrevo(app);
    await createList(app);
    await acceptMapping(app);
    await waitForPreview(app);
    const customers = '/stores/acme1/v3/customers';
    shop.bigcommerce.faults.add({ kind: 'slow', ms: 1_200, match: { path: customers } });
    await startSync(app);
    await app.getByText(READ).waitFor();
    await expect.poll(() => readSoFar(scene), { timeout: MINUTE_MS }).toBeGreaterThan(0);

    await shop.killApp();
    shop.bigcommerce.faults.clear();
    await app.getByText(en.errors.unreachable.title).waitFor();
    await shop.endLeases();
    await shop.restartApp();

    await waitForEnd(app, 'succeeded', { timeout: MINUTE_MS });
    await expectEverybody(scene);
    const sent = [...shop.brevo.account().processes.values()].map(({ counts }) => counts.rows);
    const needed = expectedSubscribers(shopOf(shop)).size;
    expect(sent.reduce((sum, rows) => sum + rows, 0)).toBeLessThan(needed + Math.max(...sent) + 10);
  },
  { customers: 2_000 },
);

story(
  'an import whose answer was lost with the process is found again, not sent twice',
  async (scene) => {
    const { shop, app } = scene;
    const { processes } = shop.brevo.account();
    await openWithCustomersAlone(scene);
    await connectBrevo(app);
    await createList(app);
    await acceptMapping(app);
    await waitForPreview(app);
    const lost = { kind: 'stall', when: 'after', match: { path: '/v3/contacts/import' } } as const;
    shop.brevo.faults.add({ ...lost, times: 1 });
    await startSync(app);
    const notified = () => [...processes.values()].flatMap((process) => process.notified).length;
    await expect.poll(notified, { timeout: MINUTE_MS }).toBe(1);
    const [first] = processes.values();

    await shop.killApp();
    await shop.endLeases();
    await shop.restartApp();

    await waitForEnd(app, 'succeeded', { timeout: MINUTE_MS });
    await expectEverybody(scene);
    const sent = [...processes.values()].reduce((sum, { counts }) => sum + counts.rows, 0);
    const readers = readersOf(shopOf(shop)).length;
    expect(sent).toBeLessThanOrEqual((first?.counts.rows ?? 0) + readers + 1);
  },
);

/** The number before "of 2,000 read". */
async function readSoFar({ app }: Scene): Promise<number> {
  const text = await app.getByText(READ).textContent();
  return Number(text?.replace(/ of .*/, '').replaceAll(/\D/g, ''));
}

async function expectEverybody({ shop, app }: Scene): Promise<void> {
  const expected = [...expectedSubscribers(shopOf(shop)).keys()].sort();
  expect(emailsIn(shop)).toEqual(expected);
  const shown = await readFigures(app, en.overview.kinds.customers);
  // The page counts customers; those who only read the newsletter are in Brevo beside them.
  expect(shown[en.counts.synced]).toBe(expectedCustomers(shopOf(shop)).size);
  expect(shown[en.counts.total]).toBe(shopOf(shop).customers.count);
}
