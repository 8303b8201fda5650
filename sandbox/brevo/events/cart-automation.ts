import type { Contact } from '../contacts/contact.ts';
import type { BrevoSwitches } from '../switches.ts';
import type { EventTransport, ShopEvent } from './event.ts';

/** One passage of a contact through the automation. */
export interface CartEntry {
  readonly contactId: number;
  readonly enteredAt: number;
  /** When the reminder goes out, unless the contact leaves first. */
  remindAt: number;
  /** The last `cart_updated`. */
  event: ShopEvent;
  transport: EventTransport;
  leftAt?: number;
  /** The event that let the contact leave. */
  leftBy?: string;
}

const KEPT = 1000;

/**
 * Brevo's ready-made abandoned-cart automation (reference §4.3): a contact enters on `cart_updated`, leaves on
 * `order_completed` or `cart_deleted`, and is otherwise reminded when the wait is over. It knows contacts, not carts.
 */
export class CartAutomation {
  readonly #findContact: (id: number) => Contact | undefined;
  readonly #waiting = new Map<number, CartEntry>();
  readonly #left: CartEntry[] = [];
  /** Brevo's example waits two hours. */
  waitMs = 2 * 3_600_000;

  constructor(findContact: (id: number) => Contact | undefined) {
    this.#findContact = findContact;
  }

  see(event: ShopEvent, switches: BrevoSwitches): void {
    const { cartAutomationHears } = switches;
    if (cartAutomationHears !== 'both' && cartAutomationHears !== event.transport) return;
    // Whoever was due has been reminded before this.
    this.#remindIfDue(event.contactId, event.receivedAt);
    if (event.name === 'cart_updated') this.#enter(event, switches);
    else if (event.name === 'order_completed' || event.name === 'cart_deleted') {
      this.#leave(event.contactId, event.name, event.receivedAt);
    }
  }

  /** A contact that is deleted is in no automation. */
  forget(contactId: number): void {
    this.#waiting.delete(contactId);
  }

  /** Who is waiting for a reminder now, who enters first coming first. */
  waiting(now = Date.now()): CartEntry[] {
    this.#remindDue(now);
    return [...this.#waiting.values()];
  }

  /** Who left, oldest first. `leftBy` is `reminder` for those who were sent one, `blocked` for those who could not be. */
  left(now = Date.now()): readonly CartEntry[] {
    this.#remindDue(now);
    return this.#left;
  }

  /** Who would be sent a reminder if the wait were over at once: those who wait and whose e-mail is not blocked. */
  wouldRemind(now = Date.now()): CartEntry[] {
    return this.waiting(now).filter(({ contactId }) => this.#canMail(contactId));
  }

  #canMail(contactId: number): boolean {
    const contact = this.#findContact(contactId);
    return contact?.email !== undefined && !contact.emailBlacklisted;
  }

  #enter(event: ShopEvent, { cartUpdatedRestartsWait }: BrevoSwitches): void {
    const held = this.#waiting.get(event.contactId);
    const remindAt = event.receivedAt + this.waitMs;
    const { contactId, receivedAt: enteredAt, transport } = event;
    if (!held) {
      this.#waiting.set(contactId, { contactId, enteredAt, remindAt, event, transport });
      return;
    }
    Object.assign(held, { event, transport });
    if (cartUpdatedRestartsWait) held.remindAt = remindAt;
  }

  #remindDue(now: number): void {
    for (const contactId of this.#waiting.keys()) this.#remindIfDue(contactId, now);
  }

  #remindIfDue(contactId: number, now: number): void {
    const { remindAt = Number.POSITIVE_INFINITY } = this.#waiting.get(contactId) ?? {};
    if (remindAt > now) return;
    this.#leave(contactId, this.#canMail(contactId) ? 'reminder' : 'blocked', remindAt);
  }

  #leave(contactId: number, leftBy: string, leftAt: number): void {
    const entry = this.#waiting.get(contactId);
    if (!entry) return;
    this.#waiting.delete(contactId);
    this.#left.push(Object.assign(entry, { leftAt, leftBy }));
    if (this.#left.length > KEPT) this.#left.shift();
  }
}
