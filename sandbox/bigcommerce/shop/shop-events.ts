/** Of a batch, a list. */
export type EventData = Record<string, unknown> | readonly Record<string, unknown>[];

/** Something that happened in a shop, as a webhook tells it (reference §4.4). */
export interface ShopEvent {
  /** The concrete scope, such as `store/order/created`. */
  scope: string;
  data: EventData;
  /** The same event for hooks on one channel, `store/channel/{id}/…`, whose data has another shape. */
  channel?: { id: number; data: Record<string, unknown> };
}

type Listener = (event: ShopEvent) => void;

/** What the shop tells whoever listens. Nobody listens unless hooks exist, so events cost nothing until then. */
export class ShopEvents {
  readonly #listeners = new Set<Listener>();

  /** Returns the way to stop listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  emit(...events: ShopEvent[]): void {
    for (const event of events) for (const listener of this.#listeners) listener(event);
  }
}
