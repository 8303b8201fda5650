import { cameFromOrder } from '../orders/order-plan.ts';
import { hash32, pick } from '../random.ts';
import { FIRST_PLAIN_ID, FIRST_SUBSCRIBERS, type FirstSubscriber } from './awkward-people.ts';
import { type Customer, toApiDate } from './customer.ts';
import type { Recipe } from './customer-recipe.ts';
import { NAME_SETS } from './names.ts';

export type Consent = 'marketing_newsletter' | 'abandoned_cart';

/** A newsletter record (reference §6.1). It knows no customer: people are joined to it by e-mail address and channel. */
export interface Subscriber {
  id: number;
  email: string;
  first_name: string;
  last_name: string;
  source: 'storefront' | 'order' | 'custom';
  order_id: number | null;
  channel_id: number;
  /** Empty: unsubscribed. */
  consents: Consent[];
  date_created: string;
  date_modified: string;
}

const BLOCK = 50;
/**
 * Of every 50 customers 12 have a record. 10 of them get the newsletter, one unsubscribed, one only wants to be reminded
 * of carts: 20 %, 2 % and 2 %.
 */
const PLACES: readonly (readonly [place: number, consents: readonly Consent[]])[] = [
  [1, ['marketing_newsletter']],
  [6, ['marketing_newsletter', 'abandoned_cart']],
  [11, []],
  [15, ['marketing_newsletter']],
  [19, ['marketing_newsletter']],
  [23, ['marketing_newsletter', 'abandoned_cart']],
  [28, ['abandoned_cart']],
  [32, ['marketing_newsletter']],
  [36, ['marketing_newsletter']],
  [40, ['marketing_newsletter', 'abandoned_cart']],
  [44, ['marketing_newsletter']],
  [48, ['marketing_newsletter']],
];

/** Which customers and mere readers of a store have which record; counts and looks up without making any. */
export class SubscriberPlan {
  readonly #recipe: Recipe;
  readonly #customer: (id: number) => Customer;
  readonly #first: readonly FirstSubscriber[];
  /** How many customers come before the regular pattern sets in. */
  readonly #apart: number;
  readonly #ofCustomers: number;
  readonly #readers: number;
  /** The order at whose checkout a customer may have agreed. */
  readonly #firstOrderOf: (customerId: number) => number | undefined;

  /** `customer` makes the customer with that id as they signed up. */
  constructor(
    recipe: Recipe,
    customer: (id: number) => Customer,
    {
      hasAwkwardPeople,
      firstOrderOf,
    }: { hasAwkwardPeople: boolean; firstOrderOf: (customerId: number) => number | undefined },
  ) {
    this.#firstOrderOf = firstOrderOf;
    this.#recipe = recipe;
    this.#customer = customer;
    this.#first = hasAwkwardPeople
      ? FIRST_SUBSCRIBERS.filter(({ customerId }) => customerId <= recipe.size)
      : [];
    this.#apart = hasAwkwardPeople ? Math.min(FIRST_PLAIN_ID - 1, recipe.size) : 0;
    const plain = recipe.size - this.#apart;
    const rest = PLACES.filter(([place]) => place < plain % BLOCK).length;
    this.#ofCustomers = Math.floor(plain / BLOCK) * PLACES.length + rest;
    this.#readers = recipe.size > 0 ? 3 + Math.floor(recipe.size / 60) : 0;
  }

  get size(): number {
    return this.#first.length + this.#ofCustomers + this.#readers;
  }

  build(id: number): Subscriber {
    const first = this.#first[id - 1];
    if (first) {
      const record = this.#ofCustomer(id, first.customerId, first.consents);
      const channel = this.#recipe.channelIds[first.storefront ?? 0];
      const isElsewhere = first.storefront !== undefined && channel !== undefined;
      return {
        ...record,
        ...first.overrides,
        channel_id: isElsewhere ? channel : record.channel_id,
      };
    }
    const nth = id - 1 - this.#first.length;
    if (nth >= this.#ofCustomers) return this.#reader(id, nth - this.#ofCustomers);
    const [place, consents] = PLACES[nth % PLACES.length] as (typeof PLACES)[number];
    const customerId = this.#apart + Math.floor(nth / PLACES.length) * BLOCK + place + 1;
    return this.#ofCustomer(id, customerId, consents);
  }

  /** The record that customer `customerId` had from the start. */
  idOfCustomer(customerId: number): number | undefined {
    if (customerId <= this.#apart) {
      const place = this.#first.findIndex((record) => record.customerId === customerId);
      return place < 0 ? undefined : place + 1;
    }
    const offset = customerId - 1 - this.#apart;
    const place = PLACES.findIndex(([at]) => at === offset % BLOCK);
    if (place < 0 || customerId > this.#recipe.size) return undefined;
    return this.#first.length + Math.floor(offset / BLOCK) * PLACES.length + place + 1;
  }

  /** The record of somebody who only reads the newsletter. */
  idOfReader(email: string): number | undefined {
    const nth = Number(/^[a-z]+\.reader(\d+)@/.exec(email.toLowerCase())?.[1] ?? Number.NaN) - 1;
    return nth >= 0 && nth < this.#readers
      ? this.#first.length + this.#ofCustomers + nth + 1
      : undefined;
  }

  #ofCustomer(id: number, customerId: number, consents: readonly Consent[]): Subscriber {
    const customer = this.#customer(customerId);
    const orderId = this.#firstOrderOf(customerId);
    const isFromOrder = cameFromOrder(this.#recipe, customerId) && orderId !== undefined;
    return {
      id,
      email: customer.email,
      first_name: customer.first_name,
      last_name: customer.last_name,
      source: isFromOrder ? 'order' : 'storefront',
      order_id: isFromOrder ? orderId : null,
      channel_id: customer.origin_channel_id,
      consents: [...consents],
      date_created: customer.date_created,
      date_modified: customer.date_created,
    };
  }

  #reader(id: number, nth: number): Subscriber {
    const { seed, mailDomains, channelIds } = this.#recipe;
    const first = pick(NAME_SETS.en.first, hash32(seed, nth, 41));
    const date = toApiDate(Date.UTC(2024, 0, 1) + (hash32(seed, nth, 42) % 600) * 86_400_000);
    return {
      id,
      email: `${first.toLowerCase()}.reader${nth + 1}@${mailDomains[0]}`,
      first_name: first,
      last_name: '',
      source: nth % 4 === 3 ? 'custom' : 'storefront',
      order_id: null,
      channel_id: channelIds[nth % channelIds.length] ?? channelIds[0],
      consents: nth % 20 === 19 ? [] : ['marketing_newsletter'],
      date_created: date,
      date_modified: date,
    };
  }
}
