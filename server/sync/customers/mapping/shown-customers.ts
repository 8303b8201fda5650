import type { Customer } from '../../../clients/bigcommerce/customer.ts';
import type { OrderFactsRepository } from '../../../db/ledger/order-facts.ts';
import type { SubscriberRepository } from '../../../db/ledger/subscribers.ts';
import type { Store } from '../../../db/store/stores.ts';
import { metricsOf } from '../../orders/order-metrics.ts';
import { consentOf } from '../consent-decision.ts';
import { toContactKey } from '../contact-key.ts';
import { optInsOf } from '../decide-customer.ts';
import type { CustomerContext } from './customer-field.ts';

export interface ShownCustomersDeps {
  orderFacts: OrderFactsRepository;
  subscribers: SubscriberRepository;
}

/** What is known of a few customers beside their records: what their orders add up to, and whether they subscribed. */
export async function readContexts(
  { orderFacts, subscribers }: ShownCustomersDeps,
  store: Store,
  customers: readonly Customer[],
  context: Omit<CustomerContext, 'isSubscribed' | 'metrics'>,
): Promise<(customer: Customer) => CustomerContext> {
  const keyOf = ({ email }: Customer) => toContactKey(email, store.contactSecret);
  const keys = customers.map(keyOf);
  const customerIds = customers.map(({ id }) => id);
  const orders = await orderFacts.listOf(store.storeHash, { contactKeys: keys, customerIds });
  const subscriptions = await subscribers.listOf(store.storeHash, keys);
  return (customer) => {
    const own = orders.filter(
      ({ contactKey, customerId }) => contactKey === keyOf(customer) || customerId === customer.id,
    );
    const consent = consentOf(customer, subscriptions.get(keyOf(customer)) ?? [], optInsOf(own));
    return { ...context, isSubscribed: consent === 'subscribed', metrics: metricsOf(own) };
  };
}
