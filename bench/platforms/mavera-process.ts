import { MAVERA_KEYS } from '../../sandbox/mavera/account-seed.ts';
import { type MaveraSandbox, startMavera } from '../../sandbox/mavera/start-mavera.ts';
import { serveCalls } from '../harness/remote-control.ts';
import { Tally } from './tally.ts';

const tally = new Tally();
let sandbox: MaveraSandbox;

const methods = {
  /** As fast as it can, and as often: what is counted is calls and credits. */
  async start() {
    sandbox = await startMavera({ windowMs: 100 });
    tally.follow(sandbox.requests);
    const account = sandbox.account(MAVERA_KEYS.professional);
    account.credits.included = 1_000_000;
    return { url: sandbox.url, key: MAVERA_KEYS.professional };
  },
  counts: () => ({ ...tally.view, credits: sandbox.account(MAVERA_KEYS.professional).spent }),
};

export type MaveraMethods = typeof methods;

serveCalls(methods);
