import { randomBytes } from 'node:crypto';
import type { AccountSeed } from './account-seed.ts';
import { defaultAttributes, ownName } from './account-seed.ts';
import type { ApiKey } from './api-key.ts';
import type { Attribute } from './attribute.ts';
import type { Contact } from './contact.ts';
import { ContactStore } from './contact-store.ts';
import { ListStore } from './list-store.ts';
import type { BrevoProcess } from './process.ts';
import type { Webhook } from './webhook.ts';

/** One Brevo account and all that it holds, live: tests read it, and may change it. */
export class Account {
  /** How tests and pages call it, such as `english`. */
  readonly name: string;
  readonly organizationId: string;
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
  ecommerce: { isActive: boolean; currency: string };
  #lastProcessId = 0;

  constructor(seed: AccountSeed) {
    const language = seed.language ?? 'en';
    this.name = seed.name;
    this.organizationId = Buffer.from(seed.name.padEnd(12, '.')).toString('hex').slice(0, 24);
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
    this.ecommerce = seed.ecommerce ?? { isActive: true, currency: 'USD' };
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

  deleteContact(contact: Contact): void {
    this.lists.leaveAll(contact);
    this.contacts.delete(contact);
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
