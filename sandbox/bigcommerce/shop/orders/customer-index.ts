/** Which orders are a customer's: two plain arrays, so that a million orders take a few megabytes. */
export class CustomerIndex {
  readonly #orders: Uint32Array;
  /** Where the orders of customer `id` begin; those of the next customer begin where they end. */
  readonly #starts: Uint32Array;

  constructor(
    customers: number,
    first: number,
    last: number,
    customerOf: (orderId: number) => number,
  ) {
    const starts = new Uint32Array(customers + 2);
    const owner = new Uint32Array(Math.max(0, last - first + 1));
    for (let id = first; id <= last; id += 1) {
      const customer = customerOf(id);
      owner[id - first] = customer;
      if (customer > 0) starts[customer + 1] = (starts[customer + 1] ?? 0) + 1;
    }
    for (let id = 1; id < starts.length; id += 1) {
      starts[id] = (starts[id] ?? 0) + (starts[id - 1] ?? 0);
    }
    this.#starts = starts;
    this.#orders = new Uint32Array(owner.length);
    const next = starts.slice();
    for (const [place, customer] of owner.entries()) {
      if (customer === 0) continue;
      const at = next[customer] ?? 0;
      this.#orders[at] = first + place;
      next[customer] = at + 1;
    }
  }

  ordersOf(customer: number): number[] {
    return [...this.#orders.subarray(this.#starts[customer] ?? 0, this.#starts[customer + 1] ?? 0)];
  }
}
