import type { ShopEvent } from '../shop-events.ts';
import type { Address, Customer } from './customer.ts';
import type { Subscriber } from './subscribers.ts';

export function customerEvent(what: string, { id }: Customer): ShopEvent {
  return { scope: `store/customer/${what}`, data: { type: 'customer', id } };
}

export function subscriberEvent(what: string, { id }: Subscriber): ShopEvent {
  return { scope: `store/subscriber/${what}`, data: { type: 'subscriber', id } };
}

function addressEvent(what: string, { id, customer_id }: Address): ShopEvent {
  const data = { type: 'customer', id, address: { customer_id } };
  return { scope: `store/customer/address/${what}`, data };
}

/**
 * What an edit of a customer fires (reference §4.4): addresses have a scope of their own; attributes count only when they
 * were changed in the control panel, form fields only when they are filled in for the first time.
 */
export function customerEvents(
  before: Customer,
  after: Customer,
  by: 'control-panel' | 'api',
): ShopEvent[] {
  const differs = (field: keyof Customer) =>
    JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  const own = (Object.keys(after) as (keyof Customer)[]).filter(
    (field) => !['addresses', 'attributes', 'form_fields', 'date_modified'].includes(field),
  );
  const isNews =
    own.some(differs) ||
    (by === 'control-panel' && differs('attributes')) ||
    (before.form_fields.length === 0 && after.form_fields.length > 0);
  const access: ShopEvent = {
    scope: 'store/customer/channel/login/access/updated',
    data: { customer_id: after.id, channel_ids: after.channel_ids ?? [] },
  };
  return [
    ...(isNews ? [customerEvent('updated', after)] : []),
    ...addressEvents(before.addresses, after.addresses),
    ...(differs('channel_ids') ? [access] : []),
  ];
}

function addressEvents(before: readonly Address[], after: readonly Address[]): ShopEvent[] {
  const old = new Map(before.map((address) => [address.id, address]));
  const events = after.flatMap((address) => {
    const known = old.get(address.id);
    old.delete(address.id);
    if (!known) return [addressEvent('created', address)];
    const isSame = JSON.stringify(known) === JSON.stringify(address);
    return isSame ? [] : [addressEvent('updated', address)];
  });
  return [...events, ...[...old.values()].map((address) => addressEvent('deleted', address))];
}
