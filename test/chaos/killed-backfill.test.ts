import { expect, test } from 'vitest';
import { expectSameCatalogue } from '../helpers/models/catalogue-model.ts';
import { startChaosScene, until, untilQuiet } from './chaos-scene.ts';
import { contactDivergences } from './contacts-in-step.ts';
import { orderDivergences } from './orders-in-step.ts';
import { ShopMemory } from './shop-memory.ts';
import { ShopPeople } from './shop-people.ts';

/** Longer than what a dead process held is kept for it, and than its looks for an answer are apart. */
const LATER_MS = 5 * 60_000;

test('a first sync that is killed over and over ends exactly right', {
  timeout: 300_000,
}, async () => {
  await using scene = await startChaosScene({ seed: 7 });
  const { app, bigcommerce, brevo, merchant, shop, account } = scene;
  const begun = await merchant.call('POST', '/syncs', { mode: 'full' });
  expect(begun.status).toBe(202);
  const hasSent = (path: string) => [...brevo.requests].some((one) => one.path === path);

  // Each time as soon as something of the next kind has gone out.
  await until('products were sent', async () => hasSent('/v3/products/batch'));
  await app.killAndRestart({ aheadMs: LATER_MS });
  await until('orders were read', async () => bigcommerce.requests.count('GET /v2/orders') > 0);
  await app.killAndRestart({ aheadMs: 2 * LATER_MS });
  await until('orders were sent', async () => hasSent('/v3/orders/status/batch'));
  await app.killAndRestart({ aheadMs: 3 * LATER_MS });
  for (const { id } of begun.body.runs)
    await until(`sync ${id} was over`, async () => {
      const { body } = await merchant.get(`/syncs/${id}`);
      return body.state === 'succeeded' && body.synced + body.skipped + body.failed === body.total;
    });
  await untilQuiet(scene);

  const { lists } = (await merchant.get('/settings')).body;
  const people = new ShopPeople(shop);
  const memory = new ShopMemory(people.emails);
  // No list of buyers was chosen.
  const wrong = contactDivergences(scene, people, memory, lists).filter(
    (one) => !one.endsWith('buyers'),
  );
  expect([...wrong, ...orderDivergences(scene, people, memory, {})]).toEqual([]);
  expectSameCatalogue(scene);
  // Orders of the past move no automation, however often they are sent.
  expect(account.orders.triggers()).toEqual([]);
  expect([...account.events]).toEqual([]);
});
