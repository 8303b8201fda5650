import type { Customer } from '../../../clients/bigcommerce/customer.ts';
import type { MappingPreview } from '../../../contract/mapping.ts';
import type { Run, SyncRunRepository } from '../../../db/journal/sync-runs.ts';
import type { LedgerRepository } from '../../../db/ledger/ledger.ts';
import type { OrderFactsRepository } from '../../../db/ledger/order-facts.ts';
import type { Store } from '../../../db/store/stores.ts';
import { metricsOf } from '../../orders/order-metrics.ts';
import { toContactKey } from '../contact-key.ts';
import type { CustomerSetup } from '../walk/customer-setup.ts';
import { type MappingPlan, mapCustomer } from './mapping-plan.ts';
import { differing } from './narrow-contact.ts';

export interface EstimateDeps {
  ledger: LedgerRepository;
  orderFacts: OrderFactsRepository;
  runs: SyncRunRepository;
}

/** Customers a second, where no run tells: what BigCommerce's smallest plan lets through. */
const CAUTIOUS_RATE = 250;

/**
 * How many contacts a mapping would change, by the share of a page of customers for whom it makes a difference, and how long
 * the walk over all customers takes, by how long the last one took. Undefined before the first sync: nothing is resent then.
 * `setup` knows the mapping in force as its only former one.
 */
export async function estimateResend(
  { ledger, orderFacts, runs }: EstimateDeps,
  store: Store,
  setup: CustomerSetup,
  sample: readonly Customer[],
): Promise<MappingPreview['resend']> {
  const { storeHash } = store;
  const last = await runs.findLastFinished(storeHash, 'customers');
  const [inForce] = setup.formers;
  if (!last || !inForce) return undefined;
  const counts = await ledger.counts(storeHash, 'customers');
  const sum = (of: typeof counts) => of.reduce((total, { count }) => total + count, 0);
  const inBrevo = sum(counts.filter(({ state }) => state === 'synced'));

  const ids = sample.map(({ id }) => String(id));
  const known = await ledger.listByIds(storeHash, 'customers', ids);
  const written = new Set(
    known.filter(({ state }) => state === 'synced').map(({ entityId }) => entityId),
  );
  const people = sample.filter(({ id }) => written.has(String(id)));
  const keys = people.map(({ email }) => toContactKey(email, store.contactSecret));
  const orders = Map.groupBy(
    await orderFacts.listOf(storeHash, { contactKeys: keys, customerIds: [] }),
    ({ contactKey }) => contactKey,
  );
  const concerned = people.filter((customer, nth) => {
    const metrics = metricsOf(orders.get(keys[nth] ?? '') ?? []);
    // Who is not subscribed is rarely written, and what this field says of the others does not change.
    const context = { ...setup.context, isSubscribed: true, metrics };
    const mapped = (plan: MappingPlan) => mapCustomer(customer, plan, context);
    const [now, was] = [mapped(setup.plan), mapped(inForce)];
    const isEmptied = now.empty.some((name) => was.attributes[name] !== undefined);
    return isEmptied || Object.keys(differing(now.attributes, was.attributes)).length > 0;
  });
  const share = people.length > 0 ? concerned.length / people.length : 0;
  return {
    customers: Math.round(share * inBrevo),
    estimatedSeconds: share === 0 ? 0 : Math.ceil(sum(counts) / rateOf(last)),
  };
}

/** Customers a second of a run that is over, its waits included. */
function rateOf({ stretchStartedAt, finishedAt, read, stretchFrom }: Run): number {
  const seconds = ((finishedAt ?? 0) - (stretchStartedAt ?? 0)) / 1000;
  const rate = (read - stretchFrom) / seconds;
  return stretchStartedAt !== null && seconds >= 1 && rate > 0 ? rate : CAUTIOUS_RATE;
}
