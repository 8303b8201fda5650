import { setTimeout as pause } from 'node:timers/promises';
import type { FaultSwitches } from '../../sandbox/faults.ts';
import { mixedFaults } from '../../sandbox/mixed-faults.ts';
import { type ChaosScene, syncAll, until, untilQuiet } from './chaos-scene.ts';
import type { Random } from './random.ts';
import type { RandomShop } from './random-shop.ts';

/** `CHAOS_SEED` replays a run; `CHAOS_SECONDS` makes the storm longer than the short form that CI runs. */
export const SEED = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
export const STORM_MS = Number(process.env.CHAOS_SECONDS ?? 6) * 1000;
const SHARE = 0.2;
const AHEAD_MS = 20 * 60_000;

/**
 * The shop lives its life while one call in five fails, hooks are lost, doubled and shuffled, and the app dies every few
 * seconds. `happens` is done beside it after each few steps.
 */
export async function storm(
  { app, bigcommerce, brevo }: ChaosScene,
  life: RandomShop,
  random: Random,
  happens: () => Promise<void> = async () => {},
): Promise<void> {
  Object.assign(bigcommerce.switches, {
    hookDuplicateShare: 0.2,
    hookLostShare: 0.1,
    hookOrder: 'shuffled',
    hookGatherMs: 100,
  });
  brevo.switches.notifyUrlCalls = 'twice';
  brevo.switches.webhookCopies = 'two';
  failNowAndThen(bigcommerce.faults, { 'x-rate-limit-time-reset-ms': '500' });
  failNowAndThen(brevo.faults, { 'x-sib-ratelimit-reset': '1' });
  const end = Date.now() + STORM_MS;
  let nextDeath = Date.now() + 2_000 + random.below(2_000);
  while (Date.now() < end) {
    for (let steps = 0; steps < 5; steps += 1) life.step();
    await happens();
    await pause(50 + random.below(150));
    if (Date.now() < nextDeath) continue;
    await app.killAndRestart();
    nextDeath = Date.now() + 2_000 + random.below(3_000);
  }
}

/** One in five calls fails, in every way there is. */
function failNowAndThen(faults: FaultSwitches, rateLimitHeaders: Record<string, string>): void {
  const match = { path: /^\/(v3|stores)\// };
  for (const fault of mixedFaults(SHARE, { match, rateLimitHeaders })) faults.add(fault);
}

/** The weather clears, what was late arrives, and in two nights the shop is compared with what Brevo was told. */
export async function calm(scene: ChaosScene): Promise<void> {
  const { app, bigcommerce, brevo, merchant } = scene;
  for (const platform of [bigcommerce, brevo]) platform.faults.clear();
  bigcommerce.switches.hookLostShare = 0;
  await app.killAndRestart({ aheadMs: AHEAD_MS });
  const hooks = bigcommerce.hooks('acme1');
  // To an app that was away too often they are held back for some minutes (the 90 % rule), which are seconds here.
  const isHeldBack = () => bigcommerce.health.blocked(bigcommerce.app.clientId).length > 0;
  await until('all hooks had arrived', async () => {
    if (!isHeldBack()) await hooks.retryNow();
    return hooks.retriesWaiting === 0;
  });
  // No cart is abandoned by itself from now on: there would never be an end.
  bigcommerce.clock.stop();
  await untilQuiet(scene);
  // An order that was left out with whoever placed it may need the night after that in which they came in.
  for (let night = 0; night < 2; night += 1) {
    await syncAll(merchant, 'changes');
    await untilQuiet(scene);
  }
}
