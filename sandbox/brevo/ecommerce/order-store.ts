import type { Order, OrderBatch, OrderFields, OrderWrite } from './order.ts';

/** The orders of an account, and the batches that brought some of them. */
export class OrderStore implements Iterable<Order> {
  /** In the order of their first write. */
  readonly #orders = new Map<string, Order>();
  readonly #byContact = new Map<number, Set<string>>();
  readonly batches: OrderBatch[] = [];

  get size(): number {
    return this.#orders.size;
  }

  find(id: string): Order | undefined {
    return this.#orders.get(id);
  }

  of(contactId: number): Order[] {
    return [...(this.#byContact.get(contactId) ?? [])].flatMap((id) => this.#orders.get(id) ?? []);
  }

  /** Creates or replaces. A write that leads to nobody leaves the order with whoever had it. */
  put(fields: OrderFields, write: Omit<OrderWrite, 'status' | 'amount'>, contactId?: number): void {
    const { id, status, amount } = fields;
    const former = this.#orders.get(id);
    const owner = contactId ?? former?.contactId;
    if (former?.contactId !== undefined && former.contactId !== owner) {
      this.#byContact.get(former.contactId)?.delete(id);
    }
    if (owner !== undefined) {
      const ids = this.#byContact.get(owner) ?? new Set();
      this.#byContact.set(owner, ids.add(id));
    }
    this.#orders.set(id, {
      ...fields,
      contactId: owner,
      historical: write.historical,
      writes: [...(former?.writes ?? []), { status, amount, ...write }],
    });
  }

  addBatch(count: number, historical: boolean): OrderBatch {
    const id = this.batches.length + 1;
    const batch: OrderBatch = {
      ...{ id, count, historical, status: 'queued', dropped: 0, notified: [] },
    };
    this.batches.push(batch);
    return batch;
  }

  /** Writes that automations saw: those that were not historical. */
  triggers(): (OrderWrite & { orderId: string })[] {
    return [...this.#orders.values()].flatMap(({ id, writes }) =>
      writes.filter(({ historical }) => !historical).map((write) => ({ orderId: id, ...write })),
    );
  }

  [Symbol.iterator](): Iterator<Order> {
    return this.#orders.values();
  }
}
