import type { Order } from '../../clients/bigcommerce/order.ts';
import { type LedgerEntry, type LedgerRepository, mayBeInBrevo } from '../../db/ledger/ledger.ts';
import type { OrderFacts, OrderFactsRepository } from '../../db/ledger/order-facts.ts';
import type { SubscriberRepository, Subscription } from '../../db/ledger/subscribers.ts';
import { toContactKey } from '../customers/contact-key.ts';
import { toExtId } from '../customers/decide-customer.ts';
import { leftAtOf } from '../newsletter/deleted-accounts.ts';
import { isEnabled } from '../storefronts/storefront-settings.ts';
import { decideGuest } from './decide-guest.ts';
import { type GuestContact, toGuestContact } from './guest-contact.ts';
import type { OrderWorld } from './order-world.ts';
import type { Recipient } from './to-brevo-order.ts';

export interface OrderPeopleDeps {
  ledger: LedgerRepository;
  subscribers: SubscriberRepository;
  orderFacts: OrderFactsRepository;
}

/**
 * Whose an order is. `contact`: Brevo may know them; `guest` has to be written first, unless it is there as it should be.
 * `nobody`: an order names whoever placed it, so it stays out of Brevo with them; `wasGuest` is in Brevo and may not be.
 */
export type Placement =
  | { to: 'contact'; recipient: Recipient; guest?: GuestContact; guestBefore?: LedgerEntry }
  | { to: 'nobody'; reason: string; wasGuest?: LedgerEntry };

/** The people behind some orders: what the ledger, their newsletter records and their other orders say of them. */
export class OrderPeople {
  readonly #world: OrderWorld;
  readonly #byKey: Map<string | null, LedgerEntry[]>;
  readonly #byId: Map<string, LedgerEntry>;
  readonly #guests: Map<string, LedgerEntry>;
  /** When the account of whoever has none any more was deleted, ms, by contact key. */
  readonly #leftAt: ReadonlyMap<string, number>;
  readonly #subscriptions: Map<string, Subscription[]>;
  /** Addresses of accounts that ordered under another one, by customer id. */
  readonly #accountEmails: Map<number, string>;
  /** Accounts whose contact still has the address they had before, by customer id. */
  readonly #moving = new Set<number>();
  #orders = new Map<string, Map<number, OrderFacts>>();

  private constructor(
    world: OrderWorld,
    known: {
      byKey: Map<string | null, LedgerEntry[]>;
      byId: Map<string, LedgerEntry>;
      guests: Map<string, LedgerEntry>;
      leftAt: ReadonlyMap<string, number>;
      subscriptions: Map<string, Subscription[]>;
      accountEmails: Map<number, string>;
    },
  ) {
    this.#world = world;
    this.#byKey = known.byKey;
    this.#byId = known.byId;
    this.#guests = known.guests;
    this.#leftAt = known.leftAt;
    this.#subscriptions = known.subscriptions;
    this.#accountEmails = known.accountEmails;
  }

  static async read(
    { ledger, subscribers }: OrderPeopleDeps,
    world: OrderWorld,
    orders: readonly Order[],
  ): Promise<OrderPeople> {
    const { storeHash, contactSecret } = world.store;
    const billed = orders.filter(({ billing }) => billing.email.trim() !== '');
    const keys = [...new Set(billed.map((one) => toContactKey(one.billing.email, contactSecret)))];
    const customerIds = [...new Set(orders.map(({ customerId }) => String(customerId)))];
    const byKey = await ledger.listByContactKeys(storeHash, 'customers', keys);
    const byId = await ledger.listByIds(storeHash, 'customers', customerIds);
    const guests = await ledger.listByIds(storeHash, 'guests', keys);
    const readers = await ledger.listByIds(storeHash, 'newsletter', keys);
    const people = new OrderPeople(world, {
      byKey: Map.groupBy(byKey, ({ contactKey }) => contactKey),
      byId: new Map(byId.map((entry) => [entry.entityId, entry])),
      guests: new Map(guests.map((entry) => [entry.entityId, entry])),
      leftAt: leftAtOf(readers),
      subscriptions: await subscribers.listOf(storeHash, keys),
      accountEmails: new Map(),
    });
    await people.#readAccounts(orders);
    return people;
  }

  /** The contact that an order counts for: the account's, if Brevo has it, or else whoever it was billed to. */
  keyOf({ customerId, billing }: Order): string | null {
    const account = this.#byId.get(String(customerId));
    if (account && isInBrevo(account)) return account.contactKey;
    const { contactSecret } = this.#world.store;
    return billing.email.trim() === '' ? null : toContactKey(billing.email, contactSecret);
  }

  /** Whoever placed it travels in an import: an order that is there before its contact finds nobody. */
  isOnTheWay(order: Order): boolean {
    const key = this.keyOf(order);
    const account = this.#byId.get(String(order.customerId));
    const people = [account, this.#guests.get(key ?? ''), ...(this.#byKey.get(key) ?? [])];
    return people.some((entry) => entry?.state === 'pending' && entry.batchId !== null);
  }

  /** Whoever placed it has another address by now: an order that names it before the contact has it finds nobody. */
  isAwaitingMove({ customerId }: Order): boolean {
    return this.#moving.has(customerId);
  }

  /** As the two above say, of an account: guests are written with their orders. */
  isAccountUnderWay(order: Order): boolean {
    const own = this.#byId.get(String(order.customerId));
    const accounts = [own, ...(this.#byKey.get(this.keyOf(order)) ?? [])];
    return (
      this.isAwaitingMove(order) ||
      accounts.some((entry) => entry?.state === 'pending' && entry.batchId !== null)
    );
  }

  /** Customers whose contact an order of theirs may change, by id. */
  customersOf(order: Order): string[] {
    const entries = [
      ...(this.#byKey.get(this.keyOf(order)) ?? []),
      ...[this.#byId.get(String(order.customerId))].filter((entry) => entry !== undefined),
    ];
    const concerned = entries.filter((entry) =>
      // Who is not in Brevo may come in by ticking the newsletter's box.
      isInBrevo(entry) ? this.#world.hasMetrics : order.isEmailOptIn,
    );
    return [...new Set(concerned.map(({ entityId }) => entityId))];
  }

  /** All that these people have ordered. To be called when the orders at hand are among the facts. */
  async readOrders(
    { orderFacts }: Pick<OrderPeopleDeps, 'orderFacts'>,
    orders: readonly Order[],
  ): Promise<void> {
    const keys = orders.map((order) => this.keyOf(order)).filter((key) => key !== null);
    const { storeHash } = this.#world.store;
    const found = await orderFacts.listOf(storeHash, { contactKeys: keys, customerIds: [] });
    this.#orders = new Map();
    for (const facts of found) {
      const known = this.#orders.get(facts.contactKey ?? '') ?? new Map();
      this.#orders.set(facts.contactKey ?? '', known.set(facts.orderId, facts));
    }
  }

  /** A guest was written: their next order finds them so. */
  noteGuest(entry: LedgerEntry): void {
    this.#guests.set(entry.entityId, entry);
  }

  /** What was known of somebody's newsletter when the orders were read. */
  subscriptionsOf(contactKey: string): readonly Subscription[] {
    return this.#subscriptions.get(contactKey) ?? [];
  }

  /** Decides by the rules of consent (docs/consent.md). Pure, as far as what was read goes. */
  place(order: Order): Placement {
    const { store, settings } = this.#world;
    const contactKey = this.keyOf(order);
    if (contactKey === null) return { to: 'nobody', reason: 'missing_email' };
    if (!isEnabled(settings, order.channelId)) return this.#leftOut(contactKey);
    const customers = (this.#byKey.get(contactKey) ?? []).filter(isInBrevo);
    const account = this.#byId.get(String(order.customerId));
    if (account && isInBrevo(account)) {
      const email = this.#accountEmails.get(order.customerId) ?? order.billing.email;
      return { to: 'contact', recipient: { email: tidy(email), extId: this.#extId(account) } };
    }
    if (customers.length > 0)
      return { to: 'contact', recipient: { email: tidy(order.billing.email) } };

    const before = this.#guests.get(contactKey);
    const orders = this.#ordersOf(contactKey);
    const decision = decideGuest(settings, {
      orders,
      subscriptions: this.subscriptionsOf(contactKey),
      leftAt: this.#leftAt.get(contactKey),
    });
    if (decision.outcome === 'skip') {
      const wasGuest = before && mayBeInBrevo(before) ? before : undefined;
      return { to: 'nobody', reason: decision.reason, wasGuest };
    }
    const guest = toGuestContact(
      order,
      { contactKey, orders, before, ...decision },
      { people: this.#world.people, store, settings },
    );
    const recipient = { email: tidy(order.billing.email) };
    return { to: 'contact', recipient, guest, guestBefore: before };
  }

  /** A storefront that is switched off: a guest who bought nowhere else is left out with it. */
  #leftOut(contactKey: string): Placement {
    const before = this.#guests.get(contactKey);
    const wasGuest =
      before && mayBeInBrevo(before) && this.#ordersOf(contactKey).length === 0
        ? before
        : undefined;
    return { to: 'nobody', reason: 'storefront_off', wasGuest };
  }

  /** On storefronts that are switched on. */
  #ordersOf(contactKey: string): OrderFacts[] {
    const all = [...(this.#orders.get(contactKey)?.values() ?? [])];
    return all.filter(({ channelId }) => isEnabled(this.#world.settings, channelId));
  }

  /** Two customers with one address share a contact, which has the id of only one of them. */
  #extId({ entityId, contactKey }: LedgerEntry): string | undefined {
    const isAlone = (this.#byKey.get(contactKey) ?? []).length <= 1;
    return isAlone ? toExtId(this.#world.store.storeHash, Number(entityId)) : undefined;
  }

  /** Who ordered with an account but was billed elsewhere: the order belongs to the account, whose address we have to ask for. */
  async #readAccounts(orders: readonly Order[]): Promise<void> {
    const { bigcommerce, store, settings, signal } = this.#world;
    const elsewhere = orders.filter((order) => {
      const account = this.#byId.get(String(order.customerId));
      if (!account || !isInBrevo(account)) return false;
      return account.contactKey !== toContactKey(order.billing.email, store.contactSecret);
    });
    const ids = [...new Set(elsewhere.map(({ customerId }) => customerId))];
    if (ids.length === 0) return;
    for (const { id, email } of await bigcommerce.listCustomers({ ids, include: [], signal }))
      if (email.trim() !== '') {
        this.#accountEmails.set(id, email);
        const { contactKey } = this.#byId.get(String(id)) ?? {};
        const hasMoved = contactKey !== toContactKey(email, store.contactSecret);
        // Where customers are not followed, no contact moves.
        if (hasMoved && settings.sync.customers) this.#moving.add(id);
      }
  }
}

/** Written, or on its way. What waits without a batch was taken back, or failed. */
export function isInBrevo({ state, batchId }: LedgerEntry): boolean {
  return state === 'synced' || (state === 'pending' && batchId !== null);
}

function tidy(email: string): string {
  return email.trim().toLowerCase();
}
