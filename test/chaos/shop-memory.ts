/**
 * What happened, where the shop's state at the end does not tell it any more. E-mail addresses are in lower case; times are
 * ms since the epoch.
 */
export class ShopMemory {
  /** Said no at any time, in the store or in Brevo: a block is never lifted by us, so theirs may stay. */
  readonly optedOut = new Set<string>();
  /** Had an account that was deleted, or another address. */
  readonly left = new Set<string>();
  /** Had an account that was deleted, and has asked for nothing since. */
  readonly deleted = new Set<string>();
  /** New addresses of customers, with those they had before: a block moves along. */
  readonly moved = new Map<string, string>();
  /** When they bought something. */
  readonly purchases = new Map<string, number[]>();
  /** Guests, to come back. */
  readonly guests = new Set<string>();
  /** Orders that were not placed from the start, and left status 0 under our eyes. */
  readonly placed = new Set<number>();
  /** Had an order archived, perhaps the one at which they agreed: for a while they may not be written. */
  readonly interrupted = new Set<string>();
  /** Carts by id, and what was done to each last. */
  readonly carts = new Map<string, { createdAt: number; last: 'changed' | 'abandoned' }>();
  /** How much has happened. */
  steps = 0;
  readonly #known: ReadonlySet<string>;

  /** `known`: who is in Brevo from the start. */
  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  /**
   * Was known from the start and agreed all the time. Of others it depends on what we hear first: whoever agrees after an order,
   * as far as we know, is not told of that order as news.
   */
  isSteady(email: string): boolean {
    const hasGone = [this.optedOut, this.left, this.interrupted].some((one) => one.has(email));
    return this.#known.has(email) && !hasGone;
  }

  /** Was in Brevo as the owner of an account that is deleted. Of others we may never have heard that they had one. */
  isGone(email: string): boolean {
    return this.#known.has(email) && this.deleted.has(email);
  }

  /** Under this address, a former one or a later one: whose account it is has one contact, and a no is theirs. */
  hasOptedOut(email: string): boolean {
    const later = [...this.moved].flatMap(([address, former]) => (former === email ? address : []));
    return this.#hadOptedOut(email) || later.some((address) => this.hasOptedOut(address));
  }

  #hadOptedOut(email: string): boolean {
    const former = this.moved.get(email);
    return this.optedOut.has(email) || (former !== undefined && this.#hadOptedOut(former));
  }

  buys(email: string): void {
    this.purchases.set(email, [...(this.purchases.get(email) ?? []), Date.now()]);
  }
}
