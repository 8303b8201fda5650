import { createHash } from 'node:crypto';
import type { Customer } from '../../clients/bigcommerce/customer.ts';
import type { Order } from '../../clients/bigcommerce/order.ts';
import type { Lane } from '../../db/journal/import-batches.ts';
import type { LedgerEntry } from '../../db/ledger/ledger.ts';
import type { OrderFacts } from '../../db/ledger/order-facts.ts';
import type { AttributeValue } from '../customers/mapping/attribute-value.ts';
import { isComputed } from '../customers/mapping/computed-fields.ts';
import {
  emptiedByImport,
  type MappingPlan,
  mapCustomer,
} from '../customers/mapping/mapping-plan.ts';
import { differing } from '../customers/mapping/narrow-contact.ts';
import {
  keepTold,
  planEmptying,
  toldBy,
  withEmpties,
} from '../customers/mapping/told-attributes.ts';
import type { OutgoingContact } from '../imports/contact-batch.ts';
import { chosenListIds } from '../storefronts/storefront-settings.ts';
import { metricsOf } from './order-metrics.ts';
import type { OrderWorld } from './order-world.ts';

/** A guest as a contact, with the entry that remembers it. Guests are known by contact key: they have no number. */
export interface GuestContact {
  contact: OutgoingContact;
  entry: LedgerEntry;
  /** False: Brevo has all of it, and only the ledger calls it otherwise since the mapping changed. */
  hasNews: boolean;
}

export interface GuestCircumstances {
  contactKey: string;
  lane: Lane;
  isSubscribed: boolean;
  /** All they have ordered, this order among it. */
  orders: readonly OrderFacts[];
  before: LedgerEntry | undefined;
  /** The lists they belong in. */
  listIds: readonly number[];
}

/**
 * What an order says of the guest who placed it, mapped as a customer would be. Their latest order speaks for them; an
 * earlier one that changes only changes what their orders add up to. Undefined where Brevo has all of it already. Pure.
 */
export function toGuestContact(
  order: Order,
  { contactKey, lane, isSubscribed, orders, before, listIds }: GuestCircumstances,
  { people, store, settings }: Pick<OrderWorld, 'people' | 'store' | 'settings'>,
): GuestContact | undefined {
  const context = { ...people.context, isSubscribed, metrics: metricsOf(orders) };
  const email = order.billing.email.trim().toLowerCase();
  const customer = toCustomer(order, { store });
  const mapped = (plan: MappingPlan) => {
    const { attributes, empty } = mapCustomer(customer, plan, context);
    const { person, sums } = apart(attributes, plan);
    const personHash = halfHash([lane, email, Object.entries(person).sort()]);
    return { person, sums, empty, personHash };
  };
  const { person, sums, empty, personHash } = mapped(people.plan);
  // What exactly Brevo was told may have been lost with an import that never left.
  const isKnown = before?.state === 'synced' && before.payloadHash !== null;
  const speaks = !isKnown || orders.every(({ orderId }) => orderId <= order.id);
  const [knownHash, knownSums] = [
    before?.payloadHash?.slice(0, 16),
    before?.payloadHash?.slice(16),
  ];
  const sumsHash = halfHash(Object.entries(sums).sort());
  const payloadHash = `${speaks ? personHash : knownHash}${sumsHash}`;
  const isInLists = before?.listIds?.join() === listIds.join();
  const emptying = planEmptying(
    namesToTell({ person, sums, empty }, people.plan, speaks),
    lane,
    toldBy([before]),
  );
  const isSame = isKnown && before.payloadHash === payloadHash && isInLists;
  if (isSame && emptying.empties.length === 0) return undefined;

  // Told by a former mapping, they need only what this one makes different.
  const former = isKnown && people.formers.map(mapped).find((was) => was.personHash === knownHash);
  const ofPerson = former ? differing(person, former.person) : person;
  const isTold = former && knownSums === sumsHash;
  const attributes = { ...(speaks && ofPerson), ...(!isTold && sums) };
  const modifiedAt = order.modifiedAt ?? 0;
  const entry: LedgerEntry = {
    entityId: contactKey,
    contactKey,
    state: 'pending',
    reason: null,
    payloadHash,
    batchId: null,
    modifiedAt,
    runNumber: 0,
    writtenAt: before?.writtenAt ?? null,
    listIds,
    ...keepTold(before, contactKey),
    sentAttributes: emptying.told,
  };
  const chosen = chosenListIds(settings);
  const contact: OutgoingContact = {
    ...{ contactKey, email, attributes, lane, listIds },
    leavesListIds: (before?.listIds ?? []).filter((id) => chosen.has(id) && !listIds.includes(id)),
    ...{ modifiedAt, entityId: order.id, bytes: 0, entries: [] },
  };
  const hasNews = !isInLists || Object.keys(attributes).length > 0 || emptying.empties.length > 0;
  return { entry, hasNews, contact: withEmpties(contact, emptying, emptiedByImport(people.plan)) };
}

/** What this order has to say of the guest: all of it, or only what their orders add up to. */
function namesToTell(
  { person, sums, empty }: { person: object; sums: object; empty: readonly string[] },
  plan: MappingPlan,
  speaks: boolean,
) {
  const computed = computedBy(plan);
  return {
    filled: [...(speaks ? Object.keys(person) : []), ...Object.keys(sums)],
    empty: empty.filter((name) => speaks || computed.has(name)),
  };
}

/** A guest has what a customer has, as far as an order says. */
function toCustomer({ billing, channelId }: Order, { store }: Pick<OrderWorld, 'store'>): Customer {
  const { firstName, lastName, company, phone, city, zip, country } = billing;
  const countryCode = billing.countryCode || (store.profile.countryCode ?? '');
  return {
    ...{ id: 0, email: billing.email, firstName, lastName, company, phone, notes: '' },
    ...{ customerGroupId: 0, dateCreated: '', dateModified: '', storeCredit: null },
    ...{ originChannelId: channelId, channelIds: [channelId] },
    addresses: [
      {
        ...{ id: 0, firstName, lastName, company, phone, city, country, countryCode },
        ...{ address1: billing.street1, address2: billing.street2 },
        ...{ stateOrProvince: billing.state, postalCode: zip },
      },
    ],
    ...{ addressCount: 1, attributes: [], attributeCount: 0, formFields: [] },
    acceptsReviewAndCartEmails: false,
  };
}

/** What is said of the person, and what their orders add up to. */
function apart(attributes: Readonly<Record<string, AttributeValue>>, plan: MappingPlan) {
  const computed = computedBy(plan);
  const pick = (isOfOrders: boolean) =>
    Object.fromEntries(
      Object.entries(attributes).filter(([name]) => computed.has(name) === isOfOrders),
    );
  return { person: pick(false), sums: pick(true) };
}

function computedBy({ lines }: MappingPlan): Set<string> {
  return new Set(lines.filter(({ source }) => isComputed(source)).map((line) => line.attribute));
}

/** Half of what the ledger has room for. */
function halfHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
