import { randomBytes } from 'node:crypto';
import type { Attribute } from '../contacts/attribute.ts';
import type { Contact } from '../contacts/contact.ts';
import { findEmail } from '../contacts/contact-body.ts';
import { ContactStore } from '../contacts/contact-store.ts';
import { Catalogue, type StockAlert } from '../ecommerce/catalogue.ts';
import type { Order } from '../ecommerce/order.ts';
import { OrderStore } from '../ecommerce/order-store.ts';
import { CartAutomation } from '../events/cart-automation.ts';
import type { ShopEvent } from '../events/event.ts';
import { EventStore } from '../events/event-store.ts';
import type { BrevoProcess } from '../imports/process.ts';
import { ListStore } from '../lists/list-store.ts';
import type { Delivery } from '../webhooks/delivery.ts';
import { type FireOptions, fire } from '../webhooks/fire.ts';
import type { Notice, NoticeEvent } from '../webhooks/notice.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import type { AccountSeed } from './account-seed.ts';
import { defaultAttributes, ownName } from './account-seed.ts';
import type { ApiKey } from './api-key.ts';

/** One Brevo account and all that it holds, live: tests read it, and may change it. */
export class Account {
  /** How tests and pages call it, such as `english`. */
  readonly name: string;
  readonly organizationId: string;
  /** The tracker's `ma-key`. */
  readonly automationKey: string;
  readonly companyName: string;
  readonly language: string;
  readonly owner: { email: string; firstName: string; lastName: string };
  readonly address: { street: string; city: string; zipCode: string; country: string };
  readonly keys: ApiKey[];
  readonly contacts = new ContactStore();
  readonly lists: ListStore;
  /** By name. */
  readonly attributes: Map<string, Attribute>;
  readonly processes = new Map<number, BrevoProcess>();
  readonly webhooks = new Map<number, Webhook>();
  /** What was sent to the webhooks' addresses, oldest first; the last 500. */
  readonly deliveries: Delivery[] = [];
  readonly catalogue = new Catalogue();
  readonly orders = new OrderStore();
  readonly events = new EventStore();
  /** The ready-made abandoned-cart automation. */
  readonly carts = new CartAutomation((id) => this.contacts.findById(id));
  ecommerce: { isActive: boolean; currency: string; hasAlerts: boolean };
  readonly #listeners: ((notice: Notice) => void)[] = [];
  #lastProcessId = 0;

  constructor(seed: AccountSeed) {
    const language = seed.language ?? 'en';
    this.name = seed.name;
    this.organizationId = Buffer.from(seed.name.padEnd(12, '.')).toString('hex').slice(0, 24);
    this.automationKey = `ma-${seed.name}`;
    this.companyName = seed.companyName ?? seed.name;
    this.language = language;
    this.owner = seed.owner ?? {
      email: `owner@${seed.name}.example`,
      firstName: 'Robin',
      lastName: 'Owner',
    };
    this.address = seed.address ?? {
      street: '1 High Street',
      city: 'London',
      zipCode: 'EC1A 1AA',
      country: 'United Kingdom',
    };
    this.keys = seed.keys.map((key) =>
      typeof key === 'string' ? { key, name: seed.name, state: 'works' } : { ...key },
    );
    this.ecommerce = { isActive: true, currency: 'USD', hasAlerts: true, ...seed.ecommerce };
    this.attributes = new Map(
      [...defaultAttributes(language), ...(seed.attributes ?? [])].map((attribute) => [
        attribute.name,
        { ...attribute },
      ]),
    );
    this.lists = new ListStore(this.contacts);
    const folder = this.lists.addFolder(ownName('folder', language));
    for (const name of seed.lists ?? [ownName('list', language), 'Newsletter']) {
      this.lists.add(name, folder.id);
    }
  }

  /** By e-mail address (any case), own id (ext_id), phone (`+` or digits) or Brevo's numeric id. */
  contact(wanted: string | number): Contact | undefined {
    if (typeof wanted === 'number') return this.contacts.findById(wanted);
    return (
      this.contacts.find('email', wanted.toLowerCase()) ??
      this.contacts.find('extId', wanted) ??
      this.contacts.find('sms', wanted.replace(/\D/g, '') || wanted)
    );
  }

  /** Everyone in a list, given its id or name. */
  contactsIn(list: number | string): Contact[] {
    const found = typeof list === 'number' ? this.lists.find(list) : this.lists.findByName(list);
    return found ? this.lists.members(found) : [];
  }

  /** Someone with this address; `undefined` if it is none. Whoever has it already is found. */
  addContact(email: string, extId?: string): Contact | undefined {
    const address = findEmail(email);
    if (!address) return undefined;
    const known = this.contacts.find('email', address);
    if (known) return known;
    const contact = this.contacts.create(Date.now());
    this.contacts.identify(contact, 'email', address);
    if (extId && !this.contacts.find('extId', extId)) {
      this.contacts.identify(contact, 'extId', extId);
    }
    return contact;
  }

  deleteContact(contact: Contact): void {
    const { id: contactId, email, listIds } = contact;
    this.lists.leaveAll(contact);
    this.contacts.delete(contact);
    this.carts.forget(contactId);
    this.announce({ event: 'contactDeleted', email, listIds });
  }

  order(id: string): Order | undefined {
    return this.orders.find(id);
  }

  /** The orders that belong to the contact with this address. */
  ordersOf(email: string): Order[] {
    const contact = this.contacts.find('email', email.toLowerCase());
    return contact ? this.orders.of(contact.id) : [];
  }

  /** The events of the contact with this address, oldest first. */
  eventsOf(email: string, name?: string): ShopEvent[] {
    const contact = this.contacts.find('email', email.toLowerCase());
    return contact ? this.events.of(contact.id, name) : [];
  }

  /** The back-in-stock alerts that were sent. */
  firedAlerts(): StockAlert[] {
    return this.catalogue.alerts.filter(({ firedAt }) => firedAt !== undefined);
  }

  /** Lets something happen to a contact as mail and people do it, and tells the webhooks (see `fire`). */
  fire(event: NoticeEvent, email: string, options?: FireOptions): void {
    fire(this, event, email, options);
  }

  /** Tells whoever listens what happened to a contact. */
  announce(notice: Pick<Notice, 'event' | 'email'> & Partial<Notice>): void {
    const whole: Notice = { at: Date.now(), by: '', type: 'marketing', listIds: [], ...notice };
    for (const listener of this.#listeners) listener(whole);
  }

  /** Calls the listener with every notice from now on. */
  listen(listener: (notice: Notice) => void): void {
    this.#listeners.push(listener);
  }

  addProcess(name: BrevoProcess['name'], rows: number, now = Date.now()): BrevoProcess {
    const process: BrevoProcess = {
      id: ++this.#lastProcessId,
      name,
      status: 'queued',
      createdAt: now,
      counts: { rows, created: 0, updated: 0, unchanged: 0, rejected: 0 },
      reports: {},
      secret: randomBytes(12).toString('hex'),
      notified: [],
    };
    this.processes.set(process.id, process);
    return process;
  }
}
