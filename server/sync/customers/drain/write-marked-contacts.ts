import type { Customer } from '../../../clients/bigcommerce/customer.ts';
import type { LedgerEntry } from '../../../db/ledger/ledger.ts';
import { ContactBatch, type OutgoingContact } from '../../imports/contact-batch.ts';
import { leaveLists } from '../../storefronts/leave-lists.ts';
import { hasMoved } from '../has-moved.ts';
import { PHONE_ATTRIBUTES } from '../mapping/mapping-plan.ts';
import { customerNews, isNewCustomer, tellCustomer } from '../tell-customer.ts';
import type { SortedPage } from '../walk/sorted-page.ts';
import { writeSingly } from '../write-singly.ts';
import type { CustomerDrain, DrainCustomersDeps } from './customer-drain.ts';

/** Up to here contacts are written one by one, which shows at once; more of them travel in one import. */
const MOST_SINGLE_WRITES = 20;

/** A few are written one by one, and told of; the more travel together. */
export async function writeMarkedContacts(
  deps: DrainCustomersDeps,
  drain: CustomerDrain,
  { contacts, before }: SortedPage,
  customers: readonly Customer[],
): Promise<void> {
  const { settings, marks } = drain;
  const newcomers = await findNewcomers(deps, drain.store.storeHash, customers);
  const isNew = (one: OutgoingContact) => newcomers.has(one.entityId);
  const isMany = contacts.length > MOST_SINGLE_WRITES;
  // Nobody registers so often in a moment: so many were brought in by the merchant, and are no news.
  const isCrowd = contacts.filter(isNew).length > MOST_SINGLE_WRITES;
  const [together = [], singly = []] = [true, false].map((isTogether) =>
    contacts.filter((one) => {
      const isToldOf = settings.events.customer_created && isNew(one) && !isCrowd;
      const travels = (isMany && !isToldOf) || one.needsImport === true;
      return (travels && !hasMoved(one, before.get(String(one.entityId)))) === isTogether;
    }),
  );
  if (together.length > 0) await sendTogether(deps, drain, together);
  for (const contact of singly.toSorted(numbersGivenUpFirst)) {
    const known = before.get(String(contact.entityId));
    const customer = customers.find(({ id }) => id === contact.entityId);
    const name = customerNews(isNew(contact) && !isCrowd, known, settings.events);
    const news = customer && name && { name, customer };
    await marks.settle([String(contact.entityId)], () =>
      writeOne(deps, drain, contact, { before: known, news }),
    );
  }
}

type News = Pick<Parameters<typeof tellCustomer>[2], 'name' | 'customer'>;

/** By id, those who registered since Brevo was connected, and lately. */
async function findNewcomers(
  { connections, now }: DrainCustomersDeps,
  storeHash: string,
  customers: readonly Customer[],
): Promise<Set<number>> {
  const connection = await connections.find(storeHash, 'brevo');
  const connectedAt = connection?.connectedAt ?? Number.POSITIVE_INFINITY;
  const newcomers = customers.filter((one) => isNewCustomer(one, connectedAt, now()));
  return new Set(newcomers.map(({ id }) => id));
}

/** A number belongs to one contact only: whoever gives it up comes before whoever may have it now. */
function numbersGivenUpFirst(one: OutgoingContact, other: OutgoingContact): number {
  const rank = ({ empties = [] }: OutgoingContact) =>
    empties.some((name) => PHONE_ATTRIBUTES.has(name)) ? 0 : 1;
  return rank(one) - rank(other);
}

async function writeOne(
  deps: DrainCustomersDeps,
  { store, brevo, context, cameIn }: CustomerDrain,
  contact: OutgoingContact,
  { before, news }: { before: LedgerEntry | undefined; news: News | undefined },
): Promise<void> {
  const { signal } = context;
  const doors = { brevo, signal };
  const { state } = await writeSingly(deps, { ...doors, store }, contact, {
    before,
    tell: async () =>
      news === undefined ||
      tellCustomer(brevo, store, { ...news, email: contact.email }, { now: deps.now(), signal }),
  });
  if (state === 'synced' && before?.state !== 'synced') cameIn.add(contact.contactKey);
}

async function sendTogether(
  deps: DrainCustomersDeps,
  { store, brevo, context, cameIn }: CustomerDrain,
  contacts: readonly OutgoingContact[],
): Promise<void> {
  const { storeHash, publicKey } = store;
  const batch = new ContactBatch();
  for (const contact of contacts) batch.add(contact);
  await leaveLists(brevo, batch.contacts, context.signal);
  for (const call of batch.calls())
    await deps.sender.send(brevo, { storeHash, publicKey, runId: null }, call, context.signal);
  for (const { contactKey } of contacts) cameIn.add(contactKey);
}
