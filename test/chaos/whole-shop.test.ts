import { expect, test } from 'vitest';
import { expectSameCatalogue } from '../helpers/models/catalogue-model.ts';
import { cartDivergences } from './carts-in-step.ts';
import { type ChaosScene, startChaosScene, syncAll, until } from './chaos-scene.ts';
import { contactDivergences } from './contacts-in-step.ts';
import { changeSettings, settleMind } from './merchants-mind.ts';
import { orderDivergences } from './orders-in-step.ts';
import { Random } from './random.ts';
import { RandomShop } from './random-shop.ts';
import { ShopPeople } from './shop-people.ts';
import { calm, SEED, STORM_MS, storm } from './storm.ts';

test('whatever fails, dies, is lost and arrives twice, Brevo ends as the shop is', {
  timeout: STORM_MS + 400_000,
}, async () => {
  process.stdout.write(`chaos: CHAOS_SEED=${SEED} CHAOS_SECONDS=${STORM_MS / 1000} replays this\n`);
  const random = new Random(SEED);
  await using scene = await startChaosScene({ seed: SEED });
  const { shop, account, merchant } = scene;
  const lists = await prepare(scene);
  const life = new RandomShop(shop, account, random);

  await storm(scene, life, random, async () => {
    if (random.chance(0.05)) await changeSettings(merchant, random, life.memory);
  });
  const off = await settleMind(merchant);
  await calm(scene);

  const { orderStatuses } = (await merchant.get('/settings')).body;
  const people = new ShopPeople(shop, off);
  expect([
    ...contactDivergences(scene, people, life.memory, lists),
    ...orderDivergences(scene, people, life.memory, orderStatuses),
    ...cartDivergences(scene, people, life.memory, lists.abandonedCart),
  ]).toEqual([]);
  expectSameCatalogue(scene);
});

/** The merchant makes lists, switches stock and unsubscribes on, and syncs for the first time, in good weather. */
async function prepare({ merchant }: ChaosScene) {
  const newList = async (name: string) =>
    Number((await merchant.call('POST', '/brevo/lists', { name })).body.id);
  const [buyers, abandonedCart] = [await newList('Buyers'), await newList('Left a cart')];
  const { version, sync, consent, lists: known } = (await merchant.get('/settings')).body;
  const saved = await merchant.call('PUT', '/settings', {
    version,
    sync: { ...sync, inventory: true },
    consent: { ...consent, writeBackUnsubscribes: true },
    lists: { ...known, buyers, abandonedCart },
  });
  expect(saved.status).toBe(200);
  await syncAll(merchant, 'full');
  await until('all webhooks were there', async () => {
    const { expected, active } = (await merchant.get('/status')).body.webhooks;
    return active === expected;
  });
  const { lists } = (await merchant.get('/settings')).body;
  return { allCustomers: Number(lists.allCustomers), buyers, abandonedCart };
}
