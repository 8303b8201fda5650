import { SANDBOX_KEYS } from '../../sandbox/brevo/account/account-seed.ts';
import type { Tier } from '../../sandbox/brevo/rate-limiter.ts';
import { type BrevoSandbox, startBrevo } from '../../sandbox/brevo/start-brevo.ts';
import { serveCalls } from '../harness/remote-control.ts';
import { Tally } from './tally.ts';

const tally = new Tally();
let sandbox: BrevoSandbox;

const refusedSoFar = () =>
  [...sandbox.limiter().counts.values()].reduce((sum, { refused }) => sum + refused, 0);
let refusedBefore = 0;

/** Products and variants, each time one is written. */
const productWrites = { products: 0, variants: 0 };

const methods = {
  async start({ tier }: { tier: Tier }) {
    sandbox = await startBrevo({ tier });
    tally.follow(sandbox.requests);
    const { catalogue } = sandbox.account();
    const put = catalogue.putProduct.bind(catalogue);
    catalogue.putProduct = (fields, options) => {
      productWrites[fields.parentId === undefined ? 'products' : 'variants'] += 1;
      return put(fields, options);
    };
    return { url: sandbox.url, key: SANDBOX_KEYS.english };
  },
  /** Also gives back what the rate limits had counted. */
  clearCounts() {
    tally.clear();
    Object.assign(productWrites, { products: 0, variants: 0 });
    refusedBefore = refusedSoFar();
    sandbox.limiter().refill();
  },
  counts: () => ({ ...tally.view, refused: refusedSoFar() - refusedBefore }),
  firstListId: () => sandbox.account().lists.list()[0]?.id ?? 0,
  contacts: () => sandbox.account().contacts.size,
  productWrites: () => productWrites,
  /** When somebody of that first name was last written; ms since 1970, undefined while there is none. */
  contactWrittenAt: (name: string) =>
    [...sandbox.account().contacts].find(({ attributes }) => attributes.FIRSTNAME === name)
      ?.modifiedAt,
  /** The same for a product's name. */
  productWrittenAt: (name: string) =>
    [...sandbox.account().catalogue.products.values()].find((product) => product.name === name)
      ?.modifiedAt,
};

export type BrevoMethods = typeof methods;

serveCalls(methods);
