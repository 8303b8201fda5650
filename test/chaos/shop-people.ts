import type { Order } from '../../sandbox/bigcommerce/shop/orders/order.ts';
import type { Customer } from '../../sandbox/bigcommerce/shop/people/customer.ts';
import type { Subscriber } from '../../sandbox/bigcommerce/shop/people/subscribers.ts';
import type { Shop } from '../../sandbox/bigcommerce/shop/shop.ts';
import { ordersOf } from '../helpers/models/order-model.ts';
import { customersOf, isTakenByBrevo } from '../helpers/models/shop-model.ts';

export type Standing = 'customer' | 'guest' | 'reader' | 'nobody';

/**
 * The people of a shop at one moment, and who of them may be written to Brevo in the mode `subscribers`: worked out from the
 * shop alone, by what docs/consent.md says. E-mail addresses are in lower case.
 */
export class ShopPeople {
  /** Those that were not archived, of storefronts that are switched on. */
  readonly orders: readonly Order[];
  readonly #customers: Map<string, Customer[]>;
  readonly #customersById: Map<number, Customer>;
  readonly #records: Map<string, Subscriber[]>;
  readonly #billed: Map<string, Order[]>;
  /** At which somebody ticked the newsletter's box, archived ones among them: what was agreed to was agreed to. */
  readonly #ticked: readonly Order[];
  readonly #off: ReadonlySet<number>;

  /** `off`: storefronts that are switched off. */
  constructor(shop: Shop, off: ReadonlySet<number> = new Set()) {
    const customers = customersOf(shop);
    this.#off = off;
    this.orders = ordersOf(shop).filter(({ channelId }) => !off.has(channelId));
    this.#customersById = new Map(customers.map((one) => [one.id, one]));
    this.#customers = Map.groupBy(customers, ({ email }) => email.toLowerCase());
    this.#records = Map.groupBy(subscribersOf(shop), ({ email }) => email.toLowerCase());
    this.#ticked = everyOrder(shop).filter(
      ({ isEmailOptIn, channelId }) => isEmailOptIn && !off.has(channelId),
    );
    this.#billed = Map.groupBy(this.orders, ({ billing }) => billing.email.toLowerCase());
  }

  get emails(): Set<string> {
    return new Set([...this.#customers.keys(), ...this.#records.keys(), ...this.#billed.keys()]);
  }

  customersWith(email: string): Customer[] {
    return this.#customers.get(email) ?? [];
  }

  recordsOf(email: string): Subscriber[] {
    return this.#records.get(email) ?? [];
  }

  standingOf(email: string): Standing {
    if (!isTakenByBrevo(email)) return 'nobody';
    if (this.customersWith(email).some((one) => this.isWritten(one))) return 'customer';
    if (this.#isGuest(email)) return 'guest';
    return this.#isReader(email) ? 'reader' : 'nobody';
  }

  isWritten({ id, email, channel_ids, origin_channel_id }: Customer): boolean {
    const channels = channel_ids === null ? null : [...channel_ids, origin_channel_id];
    const homes = [...(channel_ids ?? []), origin_channel_id];
    if (homes.every((channelId) => this.#off.has(channelId))) return false;
    const address = email.toLowerCase();
    return isTakenByBrevo(address) && this.#agreed(address, channels, id);
  }

  /** Gets the newsletter of a storefront that is switched on. */
  isSubscribed(email: string): boolean {
    return this.recordsOf(email).some((one) => saysYes(one) && !this.#off.has(one.channel_id));
  }

  isOff(channelId: number): boolean {
    return this.#off.has(channelId);
  }

  /** Whether whoever had this address agreed at a checkout, perhaps before their account had another one. */
  hasTicked(email: string): boolean {
    return this.#ticked.some(({ billing }) => billing.email.toLowerCase() === email);
  }

  /** The account that an order was placed with, if Brevo may know whose it is. */
  accountOf({ customerId }: Order): Customer | undefined {
    const customer = this.#customersById.get(customerId);
    return customer && this.isWritten(customer) ? customer : undefined;
  }

  /** Whose order it is to Brevo: the account's it was placed with, or whoever it was billed to. */
  personOf(order: Order): string {
    return (this.accountOf(order)?.email ?? order.billing.email).toLowerCase();
  }

  ordersOf(email: string): Order[] {
    return this.orders.filter((order) => this.personOf(order) === email);
  }

  /** Somebody who bought without an account that Brevo knows. */
  #isGuest(email: string): boolean {
    const orders = (this.#billed.get(email) ?? []).filter((order) => !this.accountOf(order));
    const channels = orders.map(({ channelId }) => channelId);
    return orders.length > 0 && this.#agreed(email, channels);
  }

  /** Somebody who gets the newsletter and is nobody's customer. */
  #isReader(email: string): boolean {
    return this.isSubscribed(email) && this.customersWith(email).length === 0;
  }

  /** On these storefronts (null: on all), by their records or by a tick at the checkout that no record contradicts. */
  #agreed(email: string, channels: readonly number[] | null, customerId = -1): boolean {
    const isTheirs = (id: number) => channels === null || channels.includes(id);
    const own = this.recordsOf(email).filter(({ channel_id }) => isTheirs(channel_id));
    if (own.some((one) => saysYes(one) && !this.#off.has(one.channel_id))) return true;
    if (own.some(({ consents }) => consents.length === 0)) return false;
    return this.#ticked.some(
      (order) =>
        isTheirs(order.channelId) &&
        (order.customerId === customerId || order.billing.email.toLowerCase() === email),
    );
  }
}

export function saysYes({ consents }: Subscriber): boolean {
  return consents.includes('marketing_newsletter');
}

function subscribersOf(shop: Shop): Subscriber[] {
  const found: Subscriber[] = [];
  for (let id = 1; id <= shop.subscribers.lastId; id += 1) {
    const record = shop.subscribers.find(id);
    if (record) found.push(record);
  }
  return found;
}

function everyOrder({ orders: { table } }: Shop): Order[] {
  const found: Order[] = [];
  for (let id = 1; id <= table.lastId; id += 1) {
    const order = table.find(id);
    if (order) found.push(order);
  }
  return found;
}
