import { setTimeout as wait } from 'node:timers/promises';
import type { InsightKind } from '../../server/contract/insights.ts';
import type { Merchant } from '../../test/helpers/stores/merchant.ts';
import { ask } from './install-app.ts';

const POLL_MS = 500;
const PATIENCE_MS = 5 * 60_000;

/** So that no run waits for a decision about credits. */
export async function raiseCeilings(merchant: Merchant): Promise<void> {
  const { version } = await ask(merchant, 'GET', '/insights/settings');
  const ceilings = { perRunCeiling: 10_000, perMonthCeiling: 10_000 };
  await ask(merchant, 'PUT', '/insights/settings', { version, ...ceilings });
}

/** Until the analysis is done: answers what it found. Should Mavera ask something, it is told to go on. */
export async function runInsight(merchant: Merchant, kind: InsightKind) {
  const { id } = await ask(merchant, 'POST', `/insights/jobs/${kind}/run`);
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const { state, problem, result } = await ask(merchant, 'GET', `/insights/runs/${id}`);
    if (state === 'succeeded') return result;
    if (state === 'asking')
      await ask(merchant, 'POST', `/insights/runs/${id}/answer`, { text: 'As you think best.' });
    else if (problem) throw new Error(`The run is ${state}: ${JSON.stringify(problem)}`);
    await wait(POLL_MS);
  }
  throw new Error('The run was not over in time.');
}
