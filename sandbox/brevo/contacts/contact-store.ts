import { type Contact, IDENTIFIERS, type Identifier } from './contact.ts';

type MutableContact = { -readonly [Key in keyof Contact]: Contact[Key] };

/** The contacts of an account: by id, in the order of creation, and by each identifier. A million fit in memory. */
export class ContactStore {
  /** A contact's id is its place; deleted contacts leave a hole, so ids are never given twice. */
  readonly #byId: (Contact | undefined)[] = [undefined];
  readonly #by: Record<Identifier, Map<string, Contact>> = {
    email: new Map(),
    extId: new Map(),
    sms: new Map(),
    whatsapp: new Map(),
    landline: new Map(),
  };
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** A contact without identifiers; give it at least one before anyone sees it. */
  create(now: number): Contact {
    const contact: Contact = {
      id: this.#byId.length,
      email: undefined,
      extId: undefined,
      sms: undefined,
      whatsapp: undefined,
      landline: undefined,
      emailBlacklisted: false,
      smsBlacklisted: false,
      createdAt: now,
      modifiedAt: now,
      listIds: NO_LISTS,
      attributes: {},
    };
    this.#byId.push(contact);
    this.#size += 1;
    return contact;
  }

  /** Gives or takes (`undefined`) an identifier. The caller has made sure that nobody else has it. */
  identify(contact: Contact, identifier: Identifier, value: string | undefined): void {
    const former = contact[identifier];
    if (former === value) return;
    if (former !== undefined) this.#by[identifier].delete(former);
    if (value !== undefined) this.#by[identifier].set(value, contact);
    (contact as MutableContact)[identifier] = value;
  }

  find(identifier: Identifier, value: string): Contact | undefined {
    return this.#by[identifier].get(value);
  }

  findById(id: number): Contact | undefined {
    return this.#byId[id];
  }

  delete(contact: Contact): void {
    for (const identifier of IDENTIFIERS) this.identify(contact, identifier, undefined);
    this.#byId[contact.id] = undefined;
    this.#size -= 1;
  }

  /** By creation; `desc` is Brevo's usual order. */
  *inOrder(order: 'asc' | 'desc' = 'asc'): Generator<Contact> {
    const last = this.#byId.length - 1;
    for (let step = 0; step <= last; step += 1) {
      const contact = this.#byId[order === 'asc' ? step : last - step];
      if (contact) yield contact;
    }
  }

  [Symbol.iterator](): Generator<Contact> {
    return this.inOrder('asc');
  }
}

const NO_LISTS: readonly number[] = Object.freeze([]);
