import Big from 'big.js';
import type { PersonaSegment } from '../../contract/personas.ts';
import type { Buyer } from '../../db/ledger/buyers.ts';

const DAY_MS = 86_400_000;
const CHANNELS_NAMED = 4;

type Figures = Omit<PersonaSegment, 'key' | 'source' | 'value' | 'share'>;

/** People of one segment, added up as they are read. Nothing of any of them is kept. */
export class SegmentSums {
  people = 0;
  #buyers = 0;
  #orders = 0;
  #cents = 0;
  /** From somebody's first order to their last, and how many steps that were. */
  #spanMs = 0;
  #steps = 0;
  readonly #channels = new Map<number, number>();

  /** Undefined: somebody without an order that counts. */
  add(buyer: Buyer | undefined): void {
    this.people += 1;
    if (!buyer || buyer.orders === 0) return;
    this.#buyers += 1;
    this.#orders += buyer.orders;
    this.#cents += buyer.cents;
    this.#spanMs += buyer.lastAt - buyer.firstAt;
    this.#steps += buyer.orders - 1;
    for (const [id, orders] of buyer.channels)
      this.#channels.set(id, (this.#channels.get(id) ?? 0) + orders);
  }

  conclude(nameOf: (channelId: number) => string): Figures {
    const [buyers, orders] = [this.#buyers, this.#orders];
    const revenue = Big(this.#cents).div(100);
    const channels = [...this.#channels]
      .sort(([one, a], [other, b]) => b - a || one - other)
      .slice(0, CHANNELS_NAMED)
      .map(([id, count]) => ({ name: nameOf(id), share: percent(count, orders) }));
    return {
      ...{ people: this.people, buyers, orders, revenue: revenue.toFixed(2) },
      averageOrder: orders > 0 ? revenue.div(orders).toFixed(2) : '0.00',
      ordersPerBuyer: buyers > 0 ? tenths(orders / buyers) : 0,
      daysBetweenOrders: this.#steps > 0 ? Math.round(this.#spanMs / this.#steps / DAY_MS) : null,
      channels,
    };
  }
}

/** With one decimal. */
export function percent(part: number, whole: number): number {
  return whole > 0 ? tenths((100 * part) / whole) : 0;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
