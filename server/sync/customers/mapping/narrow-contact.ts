import type { Customer } from '../../../clients/bigcommerce/customer.ts';
import type { LedgerEntry } from '../../../db/ledger/ledger.ts';
import type { OutgoingContact } from '../../imports/contact-batch.ts';
import { type DecisionContext, decideCustomer } from '../decide-customer.ts';
import type { AttributeValue } from './attribute-value.ts';
import { PHONE_ATTRIBUTES } from './mapping-plan.ts';

/**
 * After the mapping was changed: if Brevo was told exactly what a former mapping makes of this customer, only what the new one
 * makes different has to be told. Undefined where that is not so: then all of it is sent. An attribute that is no longer
 * mapped keeps its value in Brevo. Pure.
 */
export function narrowContact(
  contact: OutgoingContact,
  customer: Customer,
  before: LedgerEntry,
  context: DecisionContext,
): OutgoingContact | undefined {
  if (before.state !== 'synced') return undefined;
  for (const plan of context.setup.formers) {
    const was = decideCustomer(customer, { ...context, setup: { ...context.setup, plan } });
    if (was.contact && was.entry.payloadHash === before.payloadHash)
      return withAttributes(contact, before, differing(contact.attributes, was.contact.attributes));
  }
  return undefined;
}

/** Whether there is nothing left to tell. Our own id goes with every contact, and says nothing new. */
export function hasValues({ attributes }: OutgoingContact): boolean {
  return Object.keys(attributes).some((name) => name !== 'EXT_ID');
}

/** The attributes whose values are other ones now, or were not there. Those that are there no more are another matter. */
export function differing(
  now: Readonly<Record<string, AttributeValue>>,
  before: Readonly<Record<string, AttributeValue>>,
): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(now).filter(
      ([name, value]) =>
        name === 'EXT_ID' || JSON.stringify(value) !== JSON.stringify(before[name]),
    ),
  );
}

function withAttributes(
  contact: OutgoingContact,
  before: LedgerEntry,
  attributes: Record<string, AttributeValue>,
): OutgoingContact {
  // What was missing of them is still missing, unless it is tried again now.
  const triesPhone = Object.keys(attributes).some((name) => PHONE_ATTRIBUTES.has(name));
  const reason = triesPhone ? null : before.reason;
  return {
    ...contact,
    attributes,
    entries: contact.entries.map((entry) => ({ ...entry, reason })),
    bytes: Buffer.byteLength(JSON.stringify({ email: contact.email, attributes })) + 1,
  };
}
