import { expect, test } from 'vitest';
import { startChaosScene, syncAll } from './chaos-scene.ts';
import { contactDivergences } from './contacts-in-step.ts';
import { CUSTOMERS } from './life-of-people.ts';
import { Random } from './random.ts';
import { RandomShop } from './random-shop.ts';
import { ShopPeople } from './shop-people.ts';
import { calm, SEED, STORM_MS, storm } from './storm.ts';

test('whatever fails, dies, is lost and arrives twice, everybody is in Brevo as the shop says', {
  timeout: STORM_MS + 300_000,
}, async () => {
  process.stdout.write(`chaos: CHAOS_SEED=${SEED} CHAOS_SECONDS=${STORM_MS / 1000} replays this\n`);
  const random = new Random(SEED);
  await using scene = await startChaosScene({ seed: SEED });
  await syncAll(scene.merchant, 'full');
  const life = new RandomShop(scene.shop, scene.account, random, [CUSTOMERS]);

  await storm(scene, life, random);
  await calm(scene);

  const { lists } = (await scene.merchant.get('/settings')).body;
  const wrong = contactDivergences(scene, new ShopPeople(scene.shop), life.memory, lists);
  // No list of buyers was chosen.
  expect(wrong.filter((one) => !one.endsWith('buyers'))).toEqual([]);
});
