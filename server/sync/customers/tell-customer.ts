import type { Customer } from '../../clients/bigcommerce/customer.ts';
import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { BrevoEvent } from '../../clients/brevo/event.ts';
import type { Settings } from '../../contract/settings.ts';
import type { LedgerEntry } from '../../db/ledger/ledger.ts';
import type { Store } from '../../db/store/stores.ts';
import { RemoteError } from '../../errors.ts';

type CustomerEventName = 'customer_created' | 'customer_updated';

/** A welcome to somebody who registered last month is worse than none. Retries of BigCommerce take two days at most. */
const NEWS_FOR_MS = 7 * 24 * 60 * 60_000;
/** BigCommerce's times are those of another clock. */
const SLACK_MS = 60_000;

const LASTING: ReadonlySet<RemoteError['failure']> = new Set(['rejected', 'permission']);

/** Somebody who registered since Brevo was connected, and lately. */
export function isNewCustomer(customer: Customer, connectedAt: number, now: number): boolean {
  const registeredAt = Date.parse(customer.dateCreated) || 0;
  return registeredAt >= connectedAt - SLACK_MS && now - registeredAt < NEWS_FOR_MS;
}

/** What there is to tell of a customer who is being written; `before`: what the ledger knew of them. */
export function customerNews(
  isNew: boolean,
  before: LedgerEntry | undefined,
  events: Settings['events'],
): CustomerEventName | undefined {
  const name = before?.writtenAt == null ? isNew && 'customer_created' : 'customer_updated';
  return name && events[name] ? name : undefined;
}

/**
 * Tells Brevo, which knows the contact by now: of somebody unknown an event would be lost. Answers false if Brevo refuses it, as
 * it would every time: for what it says, or because the key may not send events, which keeps nobody out of Brevo. What may pass
 * is thrown.
 */
export async function tellCustomer(
  brevo: BrevoClient,
  store: Store,
  { name, email, customer }: { name: CustomerEventName; email: string; customer: Customer },
  { now, signal }: { now: number; signal: AbortSignal },
): Promise<boolean> {
  try {
    await brevo.events.send(toCustomerEvent(name, email, customer, { store, now }), { signal });
    return true;
  } catch (error) {
    if (error instanceof RemoteError && LASTING.has(error.failure)) return false;
    throw error;
  }
}

/** By ids and times alone: whatever else is known of them is in the contact's attributes. Pure. */
export function toCustomerEvent(
  name: CustomerEventName,
  email: string,
  { id, dateCreated, dateModified, originChannelId }: Customer,
  { store, now }: { store: Pick<Store, 'profile'>; now: number },
): BrevoEvent {
  const at = Date.parse(name === 'customer_created' ? dateCreated : dateModified) || now;
  return {
    name,
    email,
    at,
    properties: {
      id: String(id),
      date: new Date(at).toISOString(),
      affiliation: store.profile.name,
      ...(originChannelId !== null && { store_id: String(originChannelId) }),
    },
  };
}
