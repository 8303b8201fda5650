import { defaultStores } from '../../sandbox/bigcommerce/default-stores.ts';
import type { QuotaOptions } from '../../sandbox/bigcommerce/quota.ts';
import {
  type BigCommerceSandbox,
  startBigCommerce,
} from '../../sandbox/bigcommerce/start-bigcommerce.ts';
import { manifest } from '../../server/manifest.ts';
import { serveCalls } from '../harness/remote-control.ts';
import { OtherApp } from './other-app.ts';
import { Tally } from './tally.ts';

export const STORE = 'acme1';

interface StoreSize {
  customers: number;
  orders?: number;
  products?: number;
}

const tally = new Tally();
let refused = 0;
let sandbox: BigCommerceSandbox;
let otherApp: OtherApp | undefined;

const store = () => {
  const found = sandbox.stores.get(STORE);
  if (!found) throw new Error(`there is no store ${STORE}`);
  return found;
};

const methods = {
  async start(options: StoreSize & { quota: QuotaOptions; latencyMs: number }) {
    const { customers, orders, products, quota, latencyMs } = options;
    const stores = defaultStores({ customers, orders }).map((seed) =>
      seed.hash === STORE ? { ...seed, products } : seed,
    );
    sandbox = await startBigCommerce({ scopes: manifest.scopes, stores, quota, latencyMs });
    const add = sandbox.requests.add.bind(sandbox.requests);
    sandbox.requests.add = (request) => {
      if (request.status === 429) refused += 1;
      add(request);
    };
    tally.follow(sandbox.requests);
    const { apiUrl, loginUrl, controlPanelUrl, app } = sandbox;
    return {
      ...{ apiUrl, loginUrl, controlPanelUrl, storeHash: STORE, clientId: app.clientId },
      clientSecret: app.clientSecret,
      appPageUrl: `${controlPanelUrl}/manage/${STORE}/app/${app.id}`,
    };
  },
  setAppUrl(url: string) {
    const [auth, load, uninstall] = [`${url}/auth`, `${url}/load`, `${url}/uninstall`];
    sandbox.setCallbacks({ auth, load, uninstall, removeUser: `${url}/remove_user` });
  },
  install: () => sandbox.install(STORE),
  storeUrl: () => `${sandbox.apiUrl}/stores/${STORE}`,
  newsletterRecords: () => store().shop.subscribers.count,
  accessToken: () => store().installation?.accessToken ?? '',
  /** From now on; the window that is running ends, and the next request opens one. */
  changeQuota: (quota: QuotaOptions) => store().quota.change(quota),
  /** Another app of the store takes `share` of its quota, evenly. */
  startOtherApp(share: number) {
    otherApp = new OtherApp(store().quota, share);
  },
  stopOtherApp() {
    const counts = otherApp?.stop() ?? { calls: 0, refused: 0 };
    otherApp = undefined;
    return counts;
  },
  /** What shops do, and when it was done: ms since 1970. */
  renameCustomer(id: number, name: string): number {
    store().shop.simulator.editCustomer(id, { first_name: name });
    return Date.now();
  },
  renameProduct(id: number, name: string): number {
    store().shop.simulator.editProduct(id, { name });
    return Date.now();
  },
  /** Changes each of the first products' prices so many times, all in one go. */
  changePrices({ products, times }: { products: number; times: number }) {
    for (let time = 1; time <= times; time += 1)
      for (let id = 1; id <= products; id += 1)
        store().shop.simulator.editProduct(id, { price: id + time / 100 });
  },
  /** Writes one review of each of the first so many products. */
  reviewProducts(products: number) {
    for (let id = 1; id <= products; id += 1)
      store().shop.simulator.addReview(id, { text: 'The zip broke.', rating: 2 });
  },
  /** Until every webhook was answered. */
  delivered: () => sandbox.hooks(STORE).idle(),
  clearCounts() {
    tally.clear();
    refused = 0;
  },
  counts: () => ({ ...tally.view, refused }),
};

export type BigCommerceMethods = typeof methods;

serveCalls(methods);
