import { SandboxClock } from '../sandbox-clock.ts';
import { defaultAbandonedCartSettings } from './carts/abandoned-cart-settings.ts';
import { CartTable } from './carts/cart-table.ts';
import { CartRedirects } from './carts/redirects.ts';
import { Catalog } from './catalog/catalog.ts';
import { PriceLists } from './catalog/price-lists.ts';
import { LazyTable } from './lazy-table.ts';
import { LOCATIONS, type Location } from './locations.ts';
import { currencyOf } from './orders/generate-order.ts';
import { OrderBook } from './orders/order-book.ts';
import { OrderPlan } from './orders/order-plan.ts';
import { FIRST_PLAIN_ID, makeAwkward } from './people/awkward-people.ts';
import { type Customer, toApiDate } from './people/customer.ts';
import { createdMs, groupOf, modifiedMs, type Recipe } from './people/customer-recipe.ts';
import { type CustomerSort, customerViews } from './people/customer-views.ts';
import { generateCustomer } from './people/generate-customer.ts';
import { newCustomer, newSubscriber } from './people/new-people.ts';
import { customerEvent, customerEvents, subscriberEvent } from './people/people-events.ts';
import { type Subscriber, SubscriberPlan } from './people/subscribers.ts';
import { ShopEvents } from './shop-events.ts';
import { Simulator } from './simulator/simulator.ts';
import type { SortedView } from './sorted-view.ts';
import { type Channel, type CustomerGroup, GROUPS } from './store-fields.ts';

/** What one store sells to whom. Everything that nobody changed is made on demand from the seed. */
export class Shop {
  readonly channels: readonly Channel[];
  readonly groups: readonly CustomerGroup[] = GROUPS;
  readonly locations: readonly Location[] = LOCATIONS.map((place) => ({ ...place }));
  /** What hooks are told. */
  readonly events = new ShopEvents();
  readonly catalog: Catalog;
  readonly priceLists: PriceLists;
  readonly customers: LazyTable<Customer>;
  readonly subscribers: LazyTable<Subscriber>;
  readonly orders: OrderBook;
  readonly carts: CartTable;
  /** A shop's life, one step at a time. */
  readonly simulator: Simulator;
  readonly redirects = new CartRedirects();
  readonly abandonedCartSettings = defaultAbandonedCartSettings();
  /** What prices are in, and orders are converted to. */
  readonly currency: string;
  readonly #recipe: Recipe;
  readonly #channels: Channel[];
  readonly #plan: SubscriberPlan;
  readonly #firstIdsByEmail = new Map<string, number[]>();
  readonly #views: Record<CustomerSort, SortedView<Customer>>;
  readonly #lastPlaceApart: number;

  constructor(
    recipe: Recipe,
    channels: readonly Channel[],
    {
      hasAwkwardPeople,
      products = 0,
      orders = 0,
      clock = new SandboxClock(),
    }: {
      hasAwkwardPeople: boolean;
      products?: number;
      orders?: number;
      clock?: SandboxClock;
    },
  ) {
    this.#channels = [...channels];
    this.channels = this.#channels;
    this.simulator = new Simulator(this);
    this.catalog = new Catalog(
      {
        ...{ seed: recipe.seed, size: products, locations: this.locations.length },
        laterMs: recipe.laterMs,
      },
      channels,
      this.events,
      { hasAwkwardGoods: hasAwkwardPeople },
    );
    this.#recipe = recipe;
    this.#lastPlaceApart = hasAwkwardPeople ? Math.min(FIRST_PLAIN_ID - 1, recipe.size) : 0;
    const customer = (id: number) =>
      id <= this.#lastPlaceApart
        ? makeAwkward(generateCustomer(recipe, id), recipe)
        : generateCustomer(recipe, id);
    this.customers = new LazyTable(recipe.size, customer);
    this.carts = new CartTable(this.catalog, this.events, clock);
    this.currency = currencyOf(channels, recipe.channelIds[0]);
    this.priceLists = new PriceLists(this.#channels, this.currency);
    const plan = new OrderPlan(recipe, channels, orders);
    this.#plan = new SubscriberPlan(recipe, customer, {
      hasAwkwardPeople,
      firstOrderOf: (id) => plan.firstOrderOf(id),
    });
    this.orders = new OrderBook(
      { recipe, plan, catalog: this.catalog, channels, customer, currency: this.currency },
      this.events,
      { hasAwkwardGoods: hasAwkwardPeople },
    );
    this.subscribers = new LazyTable(this.#plan.size, (id) => this.#plan.build(id));

    for (let id = 1; id <= this.#lastPlaceApart; id += 1) {
      const email = customer(id).email.toLowerCase();
      this.#firstIdsByEmail.set(email, [...(this.#firstIdsByEmail.get(email) ?? []), id]);
    }

    this.#views = customerViews(this.customers, recipe, {
      generate: customer,
      lastPlaceApart: this.#lastPlaceApart,
    });
  }

  view(sort: CustomerSort): SortedView<Customer> {
    return this.#views[sort];
  }

  /** What filters ask of every row, without making the row. */
  factsOf(id: number): { createdMs: number; modifiedMs: number; groupId: number } {
    if (id >= FIRST_PLAIN_ID && this.customers.isPristine(id)) {
      return {
        createdMs: createdMs(this.#recipe, id),
        modifiedMs: modifiedMs(this.#recipe, id),
        groupId: groupOf(this.#recipe, id),
      };
    }
    const row = this.customers.get(id);
    return {
      createdMs: Date.parse(row.date_created),
      modifiedMs: Date.parse(row.date_modified),
      groupId: row.customer_group_id,
    };
  }

  /** Ids of the customers with that address, in any spelling of capitals: several where storefronts keep their own. */
  customerIdsByEmail(email: string): number[] {
    const wanted = email.toLowerCase();
    const candidates = new Set(this.#firstIdsByEmail.get(wanted));
    const own = Number(/(\d+)@/.exec(wanted)?.[1] ?? 0);
    if (own > this.#lastPlaceApart && own <= this.#recipe.size) candidates.add(own);
    for (const id of this.customers.changed.keys()) candidates.add(id);
    return [...candidates]
      .filter((id) => this.customers.find(id)?.email.toLowerCase() === wanted)
      .sort((a, b) => a - b);
  }

  /** The newsletter records with that address, one a storefront. */
  subscribersByEmail(email: string): Subscriber[] {
    const wanted = email.toLowerCase();
    const own = Number(/(\d+)@/.exec(wanted)?.[1] ?? 0);
    const candidates = new Set<number | undefined>([this.#plan.idOfReader(wanted)]);
    for (const id of [...(this.#firstIdsByEmail.get(wanted) ?? []), own]) {
      candidates.add(this.#plan.idOfCustomer(id));
    }
    for (const id of this.subscribers.changed.keys()) candidates.add(id);
    return [...candidates]
      .flatMap((id) => (id === undefined ? [] : (this.subscribers.find(id) ?? [])))
      .filter((record) => record.email.toLowerCase() === wanted);
  }

  /** Somebody signs up on a storefront. */
  addCustomer(fields: Partial<Omit<Customer, 'id'>> & { email: string }): Customer {
    const { seed, channelIds } = this.#recipe;
    const place = { seed, channelId: channelIds[0] };
    const customer = this.customers.create((id) => newCustomer(id, fields, place));
    this.events.emit(customerEvent('created', customer));
    return customer;
  }

  /** What hooks hear of it depends on what changed, and for attributes on where. */
  editCustomer(
    id: number,
    fields: Partial<Omit<Customer, 'id'>>,
    by: 'control-panel' | 'api' = 'control-panel',
  ): Customer {
    const before = this.customers.get(id);
    const after = { ...before, date_modified: toApiDate(Date.now()), ...fields, id };
    this.customers.replace(after);
    this.events.emit(...customerEvents(before, after, by));
    return after;
  }

  /** Deleting in `customers` itself is heard by nobody. */
  deleteCustomer(id: number): Customer {
    const customer = this.customers.get(id);
    this.customers.delete(id);
    this.events.emit(customerEvent('deleted', customer));
    return customer;
  }

  addSubscriber(fields: Partial<Omit<Subscriber, 'id'>> & { email: string }): Subscriber {
    const place = { channelId: this.#recipe.channelIds[0] };
    const subscriber = this.subscribers.create((id) => newSubscriber(id, fields, place));
    this.events.emit(subscriberEvent('created', subscriber));
    return subscriber;
  }

  editSubscriber(id: number, fields: Partial<Omit<Subscriber, 'id'>>): Subscriber {
    const date_modified = toApiDate(Date.now());
    const before = this.subscribers.get(id);
    const after = this.subscribers.replace({ ...before, date_modified, ...fields, id });
    this.events.emit(subscriberEvent('updated', after));
    return after;
  }

  deleteSubscriber(id: number): Subscriber {
    const subscriber = this.subscribers.get(id);
    this.subscribers.delete(id);
    this.events.emit(subscriberEvent('deleted', subscriber));
    return subscriber;
  }

  /** Opens a storefront with a category tree of its own. */
  addStorefront({ siteUrl, ...fields }: Partial<Omit<Channel, 'id' | 'type'>> & { name: string }) {
    const id = Math.max(0, ...this.#channels.map((channel) => channel.id)) + 1;
    const channel: Channel = {
      ...{ platform: 'bigcommerce', status: 'active', currency: this.currency },
      ...fields,
      ...{ id, type: 'storefront', siteUrl: siteUrl ?? `https://storefront${id}.example.com` },
    };
    this.#channels.push(channel);
    this.catalog.addTree(id, channel.name);
    this.events.emit({ scope: 'store/channel/created', data: { type: 'channel', id } });
    return channel;
  }

  editChannel(id: number, fields: Partial<Omit<Channel, 'id' | 'type'>>): Channel {
    const place = this.#channels.findIndex((channel) => channel.id === id);
    const before = this.#channels[place];
    if (!before) throw new Error(`There is no channel ${id}.`);
    const after = { ...before, ...fields };
    this.#channels[place] = after;
    this.events.emit({ scope: 'store/channel/updated', data: { type: 'channel', id } });
    return after;
  }
}
