import { type Address, addressId, type Customer } from '../people/customer.ts';
import type { Consent, Subscriber } from '../people/subscribers.ts';
import type { Shop } from '../shop.ts';

/** What people do to themselves: sign up, move, change their e-mail, subscribe. Each answers with what has changed. */
export class PeopleSimulator {
  readonly shop: Shop;

  constructor(shop: Shop) {
    this.shop = shop;
  }

  createCustomer(fields: Partial<Omit<Customer, 'id'>> = {}): Customer {
    const nth = this.shop.customers.lastId + 1;
    return this.shop.addCustomer({ email: `new.customer${nth}@example.com`, ...fields });
  }

  editCustomer(id: number, fields: Partial<Omit<Customer, 'id'>>): Customer {
    return this.shop.editCustomer(id, fields);
  }

  deleteCustomer(id: number): Customer {
    return this.shop.deleteCustomer(id);
  }

  /** Newsletter records know nobody but an address: the old one's stay as they are. */
  changeEmail(id: number, email: string): Customer {
    return this.shop.editCustomer(id, { email });
  }

  addAddress(customerId: number, fields: Partial<Omit<Address, 'id' | 'customer_id'>> = {}) {
    const customer = this.shop.customers.get(customerId);
    const nth = customer.addresses.length;
    const [first] = customer.addresses;
    const address: Address = {
      ...(first ?? EMPTY_ADDRESS),
      ...{ first_name: customer.first_name, last_name: customer.last_name },
      ...fields,
      ...{ id: addressId(customerId, nth), customer_id: customerId },
    };
    return this.shop.editCustomer(customerId, { addresses: [...customer.addresses, address] });
  }

  /** Changes the first address, or makes one. */
  editAddress(customerId: number, fields: Partial<Omit<Address, 'id' | 'customer_id'>>): Customer {
    const [first, ...others] = this.shop.customers.get(customerId).addresses;
    if (!first) return this.addAddress(customerId, fields);
    return this.shop.editCustomer(customerId, { addresses: [{ ...first, ...fields }, ...others] });
  }

  /** Takes the first address away. */
  removeAddress(customerId: number): Customer {
    const { addresses } = this.shop.customers.get(customerId);
    return this.shop.editCustomer(customerId, { addresses: addresses.slice(1) });
  }

  /** Agrees on one storefront: a new record there, or consent in the one there was. */
  subscribe(
    email: string,
    {
      channelId = this.shop.channels[0]?.id ?? 1,
      consents = ['marketing_newsletter'],
      orderId,
    }: { channelId?: number; consents?: Consent[]; orderId?: number } = {},
  ): Subscriber {
    const known = this.shop
      .subscribersByEmail(email)
      .find(({ channel_id }) => channel_id === channelId);
    if (known) {
      const all = [...new Set([...known.consents, ...consents])];
      return this.shop.editSubscriber(known.id, { consents: all });
    }
    const source = orderId === undefined ? 'storefront' : 'order';
    const record = { email, consents, channel_id: channelId, order_id: orderId ?? null };
    return this.shop.addSubscriber({ ...record, source });
  }

  /** Unsubscribes everywhere, or on one storefront. The records stay, without a consent. */
  unsubscribe(email: string, { channelId }: { channelId?: number } = {}): Subscriber[] {
    return this.shop
      .subscribersByEmail(email)
      .filter(({ channel_id }) => channelId === undefined || channel_id === channelId)
      .map(({ id }) => this.shop.editSubscriber(id, { consents: [] }));
  }
}

const EMPTY_ADDRESS: Address = {
  ...{ id: 0, customer_id: 0, first_name: '', last_name: '', company: '', phone: '' },
  ...{ address1: '1 New Street', address2: '', city: 'Austin', state_or_province: 'Texas' },
  ...{ postal_code: '78701', country: 'United States', country_code: 'US' },
  ...{ address_type: 'residential', form_fields: [] },
};
