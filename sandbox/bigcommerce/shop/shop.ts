import { FIRST_PLAIN_ID, makeAwkward } from './awkward-people.ts';
import { Catalog } from './catalog/catalog.ts';
import { type Customer, toApiDate } from './customer.ts';
import {
  createdMs,
  generateCustomer,
  groupOf,
  modifiedMs,
  namesOf,
  type Recipe,
} from './generate-customer.ts';
import { LazyTable } from './lazy-table.ts';
import { LOCATIONS, type Location } from './locations.ts';
import { currencyOf } from './orders/generate-order.ts';
import { OrderBook } from './orders/order-book.ts';
import { OrderPlan } from './orders/order-plan.ts';
import { uuidFrom } from './random.ts';
import { ShopEvents } from './shop-events.ts';
import { SortedView } from './sorted-view.ts';
import { type Channel, type CustomerGroup, GROUPS } from './store-fields.ts';
import { type Subscriber, SubscriberPlan } from './subscribers.ts';

export type CustomerSort = 'id' | 'date_created' | 'date_modified' | 'last_name';

/** What one store sells to whom. Everything that nobody changed is made on demand from the seed. */
export class Shop {
  readonly channels: readonly Channel[];
  readonly groups: readonly CustomerGroup[] = GROUPS;
  readonly locations: readonly Location[] = LOCATIONS;
  /** What hooks are told. */
  readonly events = new ShopEvents();
  readonly catalog: Catalog;
  readonly customers: LazyTable<Customer>;
  readonly subscribers: LazyTable<Subscriber>;
  readonly orders: OrderBook;
  /** What prices are in, and orders are converted to. */
  readonly currency: string;
  readonly #recipe: Recipe;
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
    }: { hasAwkwardPeople: boolean; products?: number; orders?: number },
  ) {
    this.channels = channels;
    this.catalog = new Catalog(
      { seed: recipe.seed, size: products, locations: this.locations.length },
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
    this.currency = currencyOf(channels, recipe.channelIds[0]);
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

    const isApart = (id: number) => id <= this.#lastPlaceApart;
    const view = (
      keyOf: (row: Customer) => number | string,
      pristineKey: (id: number) => number | string,
      isById = false,
    ) => new SortedView(this.customers, pristineKey, keyOf, { isById });
    this.#views = {
      id: view(
        (row) => row.id,
        (id) => id,
        true,
      ),
      date_created: view(
        (row) => Date.parse(row.date_created),
        (id) => createdMs(recipe, id),
      ),
      date_modified: view(
        (row) => Date.parse(row.date_modified),
        (id) => modifiedMs(recipe, id),
      ),
      last_name: view(
        (row) => row.last_name.toLowerCase(),
        (id) =>
          (isApart(id)
            ? customer(id)
            : { last_name: namesOf(recipe, id).last }
          ).last_name.toLowerCase(),
      ),
    };
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
    const now = toApiDate(Date.now());
    return this.customers.create((id) => ({
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
      origin_channel_id: this.#recipe.channelIds[0],
      channel_ids: null,
      store_credit: 0,
      shopper_profile_id: uuidFrom(this.#recipe.seed, id, 21),
      segment_ids: [],
      addresses: [],
      attributes: [],
      form_fields: [],
      ...fields,
      id,
    }));
  }

  editCustomer(id: number, fields: Partial<Omit<Customer, 'id'>>): Customer {
    const now = toApiDate(Date.now());
    return this.customers.replace({ ...this.customers.get(id), date_modified: now, ...fields, id });
  }

  addSubscriber(fields: Partial<Omit<Subscriber, 'id'>> & { email: string }): Subscriber {
    const now = toApiDate(Date.now());
    return this.subscribers.create((id) => ({
      first_name: '',
      last_name: '',
      source: 'storefront',
      order_id: null,
      channel_id: this.#recipe.channelIds[0],
      consents: ['marketing_newsletter'],
      date_created: now,
      date_modified: now,
      ...fields,
      id,
    }));
  }

  editSubscriber(id: number, fields: Partial<Omit<Subscriber, 'id'>>): Subscriber {
    const now = toApiDate(Date.now());
    return this.subscribers.replace({
      ...this.subscribers.get(id),
      date_modified: now,
      ...fields,
      id,
    });
  }
}
