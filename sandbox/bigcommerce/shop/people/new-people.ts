import { uuidFrom } from '../random.ts';
import { type Customer, toApiDate } from './customer.ts';
import type { Subscriber } from './subscribers.ts';

/** A customer as they are after signing up with nothing but a name and an address. */
export function newCustomer(
  id: number,
  fields: Partial<Omit<Customer, 'id'>> & { email: string },
  { seed, channelId }: { seed: number; channelId: number },
): Customer {
  const now = toApiDate(Date.now());
  return {
    first_name: 'New',
    last_name: 'Customer',
    company: '',
    phone: '',
    registration_ip_address: '',
    notes: '',
    tax_exempt_category: '',
    customer_group_id: 0,
    date_created: now,
    date_modified: now,
    force_password_reset: false,
    accepts_product_review_abandoned_cart_emails: false,
    origin_channel_id: channelId,
    channel_ids: null,
    store_credit: 0,
    shopper_profile_id: uuidFrom(seed, id, 21),
    segment_ids: [],
    addresses: [],
    attributes: [],
    form_fields: [],
    ...fields,
    id,
  };
}

export function newSubscriber(
  id: number,
  fields: Partial<Omit<Subscriber, 'id'>> & { email: string },
  { channelId }: { channelId: number },
): Subscriber {
  const now = toApiDate(Date.now());
  return {
    first_name: '',
    last_name: '',
    source: 'storefront',
    order_id: null,
    channel_id: channelId,
    consents: ['marketing_newsletter'],
    date_created: now,
    date_modified: now,
    ...fields,
    id,
  };
}
