import { z } from 'zod';
import type { Logger } from '../../logger.ts';
import type { Pacer } from '../pacing/pacer.ts';
import type { Page } from '../page.ts';
import { type AnswerListener, RemoteHttp } from '../remote-http.ts';
import { CartRemindersApi } from './cart-reminders.ts';
import { CartsApi } from './carts.ts';
import { CatalogApi } from './catalog.ts';
import { CatalogDetailApi } from './catalog-detail.ts';
import { type Channel, ChannelWire, toChannel } from './channel.ts';
import {
  type Address,
  AddressWire,
  AttributeValueWire,
  type Customer,
  type CustomerAttributeValue,
  CustomerWire,
  toAddress,
  toAttributeValue,
  toCustomer,
} from './customer.ts';
import { CustomerFieldsApi } from './customer-fields.ts';
import { HooksApi } from './hooks.ts';
import { InventoryApi } from './inventory.ts';
import { chunksOf, collect, cursorPages, offsetPages, PAGE_SIZE } from './lists.ts';
import { OrdersApi } from './orders.ts';
import { PricingApi } from './pricing.ts';
import { readBigCommerceRefusal } from './refusal.ts';
import { ReviewsApi } from './reviews.ts';
import { type Store, StoreWire, toStore } from './store.ts';
import { SubscribersApi } from './subscribers.ts';

/** Sub-resources of a customer that a read can bring along (reference/bigcommerce.md §6.1). */
export type CustomerInclude = 'addresses' | 'attributes' | 'formfields' | 'storecredit';

interface Options {
  signal?: AbortSignal;
}

interface CustomerOptions extends Options {
  /** By default everything but the store credit. */
  include?: readonly CustomerInclude[];
}

const DEFAULT_INCLUDE: readonly CustomerInclude[] = ['addresses', 'attributes', 'formfields'];
/** E-mail addresses are long: this many keep the URL well under 8 kB. */
const EMAILS_PER_CALL = 50;

/**
 * One store's data, read with that store's token. Throws `RemoteError`, or the signal's reason once it is aborted.
 * Sources: reference/bigcommerce.md §5 to §7.
 */
export class BigCommerceClient {
  readonly #http: RemoteHttp;
  readonly carts: CartsApi;
  readonly cartReminders: CartRemindersApi;
  readonly catalog: CatalogApi;
  readonly catalogDetail: CatalogDetailApi;
  readonly orders: OrdersApi;
  readonly inventory: InventoryApi;
  readonly pricing: PricingApi;
  readonly reviews: ReviewsApi;
  readonly hooks: HooksApi;
  readonly subscribers: SubscribersApi;
  readonly customerFields: CustomerFieldsApi;

  /**
   * `apiUrl` is such as `https://api.bigcommerce.com`. `pacer` is the one that all clients of this store share.
   * `maxWaitMs` is how long a call may wait for quota before it fails as `limited`: 10 s by default; a whole window
   * (35 s) for work that nobody watches; less where somebody does.
   */
  constructor({
    apiUrl,
    storeHash,
    accessToken,
    ...options
  }: {
    apiUrl: string;
    storeHash: string;
    accessToken: string;
    pacer: Pacer;
    logger?: Logger;
    onAnswer?: AnswerListener;
    maxWaitMs?: number;
    timeoutMs?: number;
  }) {
    this.#http = new RemoteHttp({
      ...options,
      service: 'BigCommerce',
      baseUrl: `${apiUrl}/stores/${encodeURIComponent(storeHash)}`,
      headers: { 'x-auth-token': accessToken },
      readRefusal: readBigCommerceRefusal,
    });
    this.carts = new CartsApi(this.#http);
    this.cartReminders = new CartRemindersApi(this.#http);
    this.catalog = new CatalogApi(this.#http);
    this.catalogDetail = new CatalogDetailApi(this.#http);
    this.orders = new OrdersApi(this.#http);
    this.inventory = new InventoryApi(this.#http);
    this.pricing = new PricingApi(this.#http);
    this.reviews = new ReviewsApi(this.#http);
    this.hooks = new HooksApi(this.#http);
    this.subscribers = new SubscribersApi(this.#http);
    this.customerFields = new CustomerFieldsApi(this.#http);
  }

  async getStore({ signal }: Options = {}): Promise<Store> {
    return toStore(await this.#http.get('/v2/store', { schema: StoreWire, signal }));
  }

  /** BigCommerce's clock, ms since the epoch: the cheapest way to see that a token works. */
  async getTime({ signal }: Options = {}): Promise<number> {
    const schema = z.object({ time: z.number() });
    const { time } = await this.#http.get('/v2/time', { schema, signal });
    return time * 1000;
  }

  async countCustomers({ signal }: Options = {}): Promise<number> {
    const query = { limit: 1 };
    const pages = cursorPages(this.#http, '/v3/customers', CustomerWire, { query, signal });
    for await (const { items, total } of pages) return total ?? items.length;
    return 0;
  }

  /**
   * Every customer, 250 a page, in the cursor's own order: nobody is skipped when others change during the walk.
   * Pass a page's `nextCursor` back to resume after it. The first page carries `total`.
   */
  async *customerPages({
    cursor,
    signal,
    include,
  }: CustomerOptions & { cursor?: string | null } = {}): AsyncGenerator<Page<Customer>> {
    const query = { include: include ?? DEFAULT_INCLUDE };
    const pages = cursorPages(this.#http, '/v3/customers', CustomerWire, { cursor, query, signal });
    for await (const page of pages) yield { ...page, items: page.items.map(toCustomer) };
  }

  /** Those of these customers that still exist, in no particular order. */
  async listCustomers({
    ids,
    ...options
  }: CustomerOptions & { ids: readonly number[] }): Promise<Customer[]> {
    return this.#customersWhere('id:in', ids, PAGE_SIZE, options);
  }

  /** Customers with these e-mail addresses. Several may share one, each on another storefront. */
  async customersByEmail({
    emails,
    ...options
  }: CustomerOptions & { emails: readonly string[] }): Promise<Customer[]> {
    return this.#customersWhere('email:in', emails, EMAILS_PER_CALL, options);
  }

  /** Every address of these customers, by customer id; a customer's own record stops at ten. */
  async addressesOf(
    customerIds: readonly number[],
    { signal }: Options = {},
  ): Promise<Map<number, Address[]>> {
    const path = '/v3/customers/addresses';
    const addresses = await this.#ofCustomers(path, AddressWire, customerIds, signal);
    return new Map([...addresses].map(([id, wires]) => [id, wires.map(toAddress)]));
  }

  /** Every attribute value of these customers, by customer id; a customer's own record stops at ten. */
  async attributesOf(
    customerIds: readonly number[],
    { signal }: Options = {},
  ): Promise<Map<number, CustomerAttributeValue[]>> {
    const path = '/v3/customers/attribute-values';
    const values = await this.#ofCustomers(path, AttributeValueWire, customerIds, signal);
    return new Map([...values].map(([id, wires]) => [id, wires.flatMap(toAttributeValue)]));
  }

  /** These customers with every attribute value: a record stops at ten, and what it leaves out must not pass for empty. */
  async withAllAttributes(
    customers: readonly Customer[],
    options: Options = {},
  ): Promise<Customer[]> {
    const cut = customers.filter((one) => one.attributeCount > one.attributes.length);
    if (cut.length === 0) return [...customers];
    const ids = cut.map(({ id }) => id);
    const all = await this.attributesOf(ids, options);
    return customers.map((one) => ({ ...one, attributes: all.get(one.id) ?? one.attributes }));
  }

  /** Their currency is null unless it is asked for. */
  async listChannels({
    withCurrencies = false,
    signal,
  }: Options & { withCurrencies?: boolean } = {}): Promise<Channel[]> {
    const query = withCurrencies ? { include: 'currencies' } : undefined;
    const pages = offsetPages(this.#http, '/v3/channels', ChannelWire, { query, signal });
    return (await collect(pages)).map(toChannel);
  }

  async #customersWhere(
    filter: string,
    values: readonly (string | number)[],
    perCall: number,
    { include, signal }: CustomerOptions,
  ): Promise<Customer[]> {
    const customers: Customer[] = [];
    for (const chunk of chunksOf(values, perCall)) {
      const query = { [filter]: chunk, include: include ?? DEFAULT_INCLUDE };
      const pages = cursorPages(this.#http, '/v3/customers', CustomerWire, { query, signal });
      customers.push(...(await collect(pages)).map(toCustomer));
    }
    return customers;
  }

  async #ofCustomers<T extends { customer_id?: number | null }>(
    path: string,
    item: z.ZodType<T>,
    customerIds: readonly number[],
    signal: AbortSignal | undefined,
  ): Promise<Map<number, T[]>> {
    const all: T[] = [];
    for (const chunk of chunksOf(customerIds)) {
      const query = { 'customer_id:in': chunk };
      all.push(...(await collect(offsetPages(this.#http, path, item, { query, signal }))));
    }
    return Map.groupBy(all, ({ customer_id }) => customer_id ?? 0);
  }
}
