import type { Shop } from '../../sandbox/bigcommerce/shop/shop.ts';

/** Numbers that a seed gives again in the same order (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A shop that lives its life: people sign up, change, subscribe, unsubscribe and leave. */
export class RandomShop {
  readonly #shop: Shop;
  readonly #random: () => number;
  /** Who said no at any time, by e-mail: a block in Brevo is never lifted by us, so theirs may stay. */
  readonly everOptedOut = new Set<string>();
  /** How much has happened. */
  steps = 0;
  #born = 0;

  constructor(shop: Shop, random: () => number) {
    this.#shop = shop;
    this.#random = random;
  }

  /** One thing happens. */
  step(): void {
    this.steps += 1;
    const happenings = [
      () => this.#edit(),
      () => this.#edit(),
      () => this.#signUp(),
      () => this.#subscribe(),
      () => this.#unsubscribe(),
      () => this.#leave(),
    ];
    happenings[Math.floor(this.#random() * happenings.length)]?.();
  }

  #edit(): void {
    const id = this.#someone();
    if (id !== undefined)
      this.#shop.editCustomer(id, { company: `Company ${Math.floor(this.#random() * 1000)}` });
  }

  #signUp(): void {
    this.#born += 1;
    const email = `newcomer-${this.#born}@example.com`;
    this.#shop.addCustomer({ email, first_name: `Newcomer ${this.#born}` });
    if (this.#random() < 0.6) this.#shop.addSubscriber({ email });
  }

  #subscribe(): void {
    const customer = this.#shop.customers.find(this.#someone() ?? 0);
    if (customer && this.#shop.subscribersByEmail(customer.email).length === 0)
      this.#shop.addSubscriber({ email: customer.email });
  }

  #unsubscribe(): void {
    const customer = this.#shop.customers.find(this.#someone() ?? 0);
    if (!customer) return;
    for (const record of this.#shop.subscribersByEmail(customer.email)) {
      this.#shop.editSubscriber(record.id, { consents: [] });
      this.everOptedOut.add(customer.email.toLowerCase());
    }
  }

  #leave(): void {
    const id = this.#someone();
    if (id !== undefined && this.#random() < 0.5) this.#shop.deleteCustomer(id);
  }

  /** The awkward people at the low ids have tests of their own. */
  #someone(): number | undefined {
    const { lastId } = this.#shop.customers;
    const id = 51 + Math.floor(this.#random() * (lastId - 50));
    return this.#shop.customers.has(id) ? id : undefined;
  }
}
