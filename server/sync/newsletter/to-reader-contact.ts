import { createHash } from 'node:crypto';
import type { Customer } from '../../clients/bigcommerce/customer.ts';
import type { Subscriber } from '../../clients/bigcommerce/subscriber.ts';
import { ASSUMPTIONS } from '../../clients/brevo/assumptions.ts';
import type { LedgerEntry } from '../../db/ledger/ledger.ts';
import type { Subscription } from '../../db/ledger/subscribers.ts';
import type { Store } from '../../db/store/stores.ts';
import { mapCustomer } from '../customers/mapping/mapping-plan.ts';
import type { CustomerSetup } from '../customers/walk/customer-setup.ts';
import type { OutgoingContact } from '../imports/contact-batch.ts';
import { subscribedOn } from '../storefronts/person-lists.ts';
import {
  chosenListIds,
  isEnabled,
  listIdsOf,
  type StorefrontChoices,
} from '../storefronts/storefront-settings.ts';

/**
 * The lists of somebody who only reads the newsletter: those of the newsletter on the storefronts where they subscribed. Where
 * none of these has one, the list that everybody is in, since an import needs one. None: they subscribed on storefronts that
 * are switched off. Pure.
 */
export function listsOfReader(
  choices: StorefrontChoices,
  subscriptions: readonly Subscription[],
): number[] {
  const here = subscribedOn(subscriptions, []).filter((id) => isEnabled(choices, id));
  const own = listIdsOf(choices, here, 'newsletter');
  const ids = own.length > 0 ? own : listIdsOf(choices, here, 'allCustomers');
  return ids.sort((a, b) => a - b);
}

/** Our id of a reader in Brevo, until they become a customer: by it they are found when their record is gone. */
export function readerExtId(storeHash: string, contactKey: string): string {
  return `bc:${storeHash}:n:${contactKey}`;
}

/** A newsletter record as a contact, mapped as far as a record says. They said yes, so nothing is blocked. Pure. */
export function toReaderContact(
  subscriber: Subscriber,
  {
    contactKey,
    listIds,
    before,
    runNumber,
  }: {
    contactKey: string;
    listIds: readonly number[];
    before: LedgerEntry | undefined;
    runNumber: number;
  },
  { store, setup, choices }: { store: Store; setup: CustomerSetup; choices: StorefrontChoices },
): OutgoingContact {
  const email = subscriber.email.trim().toLowerCase();
  const context = { ...setup.context, isSubscribed: true };
  const { attributes } = mapCustomer(asCustomer(subscriber), setup.plan, context);
  const extId = readerExtId(store.storeHash, contactKey);
  const whole = { ...attributes, ...(ASSUMPTIONS.importReadsExtId && { EXT_ID: extId }) };
  const modifiedAt = Date.parse(subscriber.dateModified) || 0;
  const hashed = JSON.stringify([email, Object.entries(attributes).sort()]);
  const chosen = chosenListIds(choices);
  const entry: LedgerEntry = {
    ...{ entityId: contactKey, contactKey, state: 'pending', reason: null },
    payloadHash: createHash('sha256').update(hashed).digest('hex').slice(0, 32),
    ...{ batchId: null, modifiedAt, runNumber, writtenAt: before?.writtenAt ?? null, listIds },
  };
  return {
    ...{ contactKey, email, attributes: whole, lane: 'open', listIds, modifiedAt },
    leavesListIds: (before?.listIds ?? []).filter((id) => chosen.has(id) && !listIds.includes(id)),
    entityId: subscriber.id,
    bytes: Buffer.byteLength(JSON.stringify({ email, attributes: whole })) + 1,
    entries: [entry],
  };
}

/** Whether Brevo was told all of it. */
export function isKnownAsIs(contact: OutgoingContact, before: LedgerEntry | undefined): boolean {
  const [entry] = contact.entries;
  return (
    before?.state === 'synced' &&
    before.payloadHash === entry?.payloadHash &&
    before.listIds?.join() === entry?.listIds?.join()
  );
}

/** What a newsletter record and a customer have in common; the rest is empty, and what is empty is not sent. */
function asCustomer({ email, firstName, lastName, channelId }: Subscriber): Customer {
  return {
    ...{ id: 0, email, firstName, lastName, company: '', phone: '', notes: '' },
    ...{ customerGroupId: 0, dateCreated: '', dateModified: '', storeCredit: null },
    ...{ originChannelId: channelId, channelIds: channelId === null ? null : [channelId] },
    ...{ addresses: [], addressCount: 0, attributes: [], attributeCount: 0, formFields: [] },
    acceptsReviewAndCartEmails: false,
  };
}
