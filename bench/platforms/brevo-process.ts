import { SANDBOX_KEYS } from '../../sandbox/brevo/account-seed.ts';
import type { Tier } from '../../sandbox/brevo/rate-limiter.ts';
import { type BrevoSandbox, startBrevo } from '../../sandbox/brevo/start-brevo.ts';
import { serveCalls } from '../harness/remote-control.ts';
import { Tally } from './tally.ts';

const tally = new Tally();
let sandbox: BrevoSandbox;

const refusedSoFar = () =>
  [...sandbox.limiter().counts.values()].reduce((sum, { refused }) => sum + refused, 0);
let refusedBefore = 0;

const methods = {
  async start({ tier }: { tier: Tier }) {
    sandbox = await startBrevo({ tier });
    tally.follow(sandbox.requests);
    return { url: sandbox.url, key: SANDBOX_KEYS.english };
  },
  /** Also gives back what the rate limits had counted. */
  clearCounts() {
    tally.clear();
    refusedBefore = refusedSoFar();
    sandbox.limiter().refill();
  },
  counts: () => ({ ...tally.view, refused: refusedSoFar() - refusedBefore }),
  firstListId: () => sandbox.account().lists.list()[0]?.id ?? 0,
  contacts: () => sandbox.account().contacts.size,
};

export type BrevoMethods = typeof methods;

serveCalls(methods);
