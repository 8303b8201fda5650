import type { Delivery } from './delivery.ts';

/** What waits to be sent, in a lane for each destination, so that a slow one holds up nobody else. */
export class DeliveryLanes {
  readonly #lanes = new Map<string, Delivery[]>();
  readonly #busy = new Map<string, number>();
  #size = 0;

  /** How many wait, and how many have been taken and not come back. */
  get size(): number {
    return this.#size;
  }

  push(delivery: Delivery): void {
    const { destination } = delivery.hook;
    const lane = this.#lanes.get(destination);
    if (lane) lane.push(delivery);
    else this.#lanes.set(destination, [delivery]);
    this.#size += 1;
  }

  /** The next of a lane with fewer than `limit` on their way. The lane is to be named when it is done. */
  take(limit: number): { delivery: Delivery; lane: string } | undefined {
    for (const [destination, lane] of this.#lanes) {
      const busy = this.#busy.get(destination) ?? 0;
      if (busy >= limit) continue;
      const delivery = lane.shift();
      if (lane.length === 0) this.#lanes.delete(destination);
      if (!delivery) continue;
      this.#busy.set(destination, busy + 1);
      return { delivery, lane: destination };
    }
    return undefined;
  }

  /** What was taken has arrived, or has not. */
  done(lane: string): void {
    this.#size -= 1;
    const busy = (this.#busy.get(lane) ?? 1) - 1;
    if (busy > 0) this.#busy.set(lane, busy);
    else this.#busy.delete(lane);
  }

  /** Forgets all that waits, except what `stays`. */
  drop(stays: (delivery: Delivery) => boolean = () => false): void {
    for (const [destination, lane] of this.#lanes) {
      const left = lane.filter(stays);
      this.#size -= lane.length - left.length;
      if (left.length > 0) this.#lanes.set(destination, left);
      else this.#lanes.delete(destination);
    }
  }
}
