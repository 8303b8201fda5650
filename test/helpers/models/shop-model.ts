import type { Customer } from '../../../sandbox/bigcommerce/shop/people/customer.ts';
import type { Subscriber } from '../../../sandbox/bigcommerce/shop/people/subscribers.ts';
import type { Shop } from '../../../sandbox/bigcommerce/shop/shop.ts';

/**
 * What Brevo has to hold, worked out from the shop alone and by other means than the app's: who agreed to what, and one
 * contact a person. Shares no code with `server/`.
 */
export interface ExpectedContact {
  email: string;
  /** The customers it stands for; the first one gives the data. */
  customers: Customer[];
}

export function customersOf(shop: Shop): Customer[] {
  const found: Customer[] = [];
  for (let id = 1; id <= shop.customers.lastId; id += 1) {
    const customer = shop.customers.find(id);
    if (customer) found.push(customer);
  }
  return found;
}

/** The newsletter records of a customer's address on storefronts that are theirs. */
function ownRecords(shop: Shop, customer: Customer) {
  return shop
    .subscribersByEmail(customer.email)
    .filter(
      ({ channel_id }) =>
        customer.channel_ids === null ||
        customer.channel_ids.includes(channel_id) ||
        customer.origin_channel_id === channel_id,
    );
}

export function optedIn(shop: Shop, customer: Customer): boolean {
  return ownRecords(shop, customer).some((one) => one.consents.includes('marketing_newsletter'));
}

export function optedOut(shop: Shop, customer: Customer): boolean {
  return (
    !optedIn(shop, customer) && ownRecords(shop, customer).some((one) => one.consents.length === 0)
  );
}

/** Brevo's own opinion, as its look-alike holds it: some addresses it will not take. */
export function isTakenByBrevo(email: string): boolean {
  return /^[\x21-\x7e]+@[\x21-\x7e]+\.[a-z]+$/i.test(email);
}

/** Contacts that a first sync in mode `subscribers` has to leave in Brevo, by e-mail: customers, and those who only read. */
export function expectedSubscribers(shop: Shop): Map<string, ExpectedContact> {
  const contacts = expectedCustomers(shop);
  for (const { email } of readersOf(shop)) contacts.set(email, { email, customers: [] });
  return contacts;
}

/** People who get the newsletter and are nobody's customer. */
export function readersOf(shop: Shop): Subscriber[] {
  const customers = new Set(customersOf(shop).map(({ email }) => email.toLowerCase()));
  const readers = new Map<string, Subscriber>();
  for (let id = 1; id <= shop.subscribers.lastId; id += 1) {
    const record = shop.subscribers.find(id);
    if (!record?.consents.includes('marketing_newsletter')) continue;
    const email = record.email.toLowerCase();
    if (!customers.has(email) && isTakenByBrevo(email)) readers.set(email, { ...record, email });
  }
  return [...readers.values()];
}

/** Customers that a first sync in mode `subscribers` has to leave in Brevo, by e-mail. */
export function expectedCustomers(shop: Shop): Map<string, ExpectedContact> {
  const contacts = new Map<string, ExpectedContact>();
  for (const customer of customersOf(shop)) {
    const email = customer.email.toLowerCase();
    if (!optedIn(shop, customer) || !isTakenByBrevo(email)) continue;
    const known = contacts.get(email)?.customers ?? [];
    const customers = [...known, customer].sort(
      (a, b) => Date.parse(b.date_modified) - Date.parse(a.date_modified) || b.id - a.id,
    );
    contacts.set(email, { email, customers });
  }
  return contacts;
}
