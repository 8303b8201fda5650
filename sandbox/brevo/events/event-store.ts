import type { ShopEvent } from './event.ts';

/** The events of an account, in the order in which they came. */
export class EventStore implements Iterable<ShopEvent> {
  readonly #events: ShopEvent[] = [];
  readonly #byContact = new Map<number, ShopEvent[]>();

  get size(): number {
    return this.#events.length;
  }

  add(fields: Omit<ShopEvent, 'id'>): ShopEvent {
    const event = { id: this.#events.length + 1, ...fields };
    this.#events.push(event);
    const others = this.#byContact.get(event.contactId);
    if (others) others.push(event);
    else this.#byContact.set(event.contactId, [event]);
    return event;
  }

  of(contactId: number, name?: string): ShopEvent[] {
    const events = this.#byContact.get(contactId) ?? [];
    return events.filter((event) => name === undefined || event.name === name);
  }

  /** The last ones, newest first. */
  latest(count: number): ShopEvent[] {
    return this.#events.slice(-count).reverse();
  }

  [Symbol.iterator](): Iterator<ShopEvent> {
    return this.#events[Symbol.iterator]();
  }
}
