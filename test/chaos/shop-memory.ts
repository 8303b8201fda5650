/**
 * What happened, where the shop's state at the end does not tell it any more. E-mail addresses are in lower case; times are
 * ms since the epoch.
 */
export class ShopMemory {
  /** Said no at any time, in the store or in Brevo: a block is never lifted by us, so theirs may stay. */
  readonly optedOut = new Set<string>();
  /** Get the newsletter of some storefront, unless they said no since. */
  readonly readers = new Set<string>();
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
  /** Storefronts that were switched off at any time, perhaps only tried to. */
  readonly everOff = new Set<number>();
  /** Whoever had not agreed may have been created blocked at some time. */
  hasBlocked = false;
  /** How much has happened. */
  steps = 0;
  readonly #known: ReadonlySet<string>;
  readonly #shaken: ReadonlySet<string>;

  /** `known`: who is in Brevo from the start; `shaken`: who of them would not be with some storefront switched off. */
  constructor(known: ReadonlySet<string>, shaken: ReadonlySet<string> = new Set()) {
    this.#known = known;
    this.#shaken = shaken;
  }

  /**
   * Was known from the start and agreed all the time. Of others it depends on what we hear first: whoever agrees after an order,
   * as far as we know, is not told of that order as news.
   */
  isSteady(email: string): boolean {
    const wasElsewhere = this.everOff.size > 0 && this.#shaken.has(email);
    const hasGone = [this.optedOut, this.left, this.interrupted].some((one) => one.has(email));
    return this.#known.has(email) && !hasGone && !wasElsewhere;
  }

  /** Was in Brevo as the owner of an account that is deleted. Of others we may never have heard that they had one. */
  isGone(email: string): boolean {
    return this.#known.has(email) && this.deleted.has(email);
  }

  /** Perhaps agreed, under this address or a former one, only at an order of which we heard when it was archived. */
  wasInterrupted(email: string): boolean {
    const former = this.moved.get(email);
    return this.interrupted.has(email) || (former !== undefined && this.wasInterrupted(former));
  }

  /** No block is ever lifted by us. */
  mayBeBlocked(email: string): boolean {
    return this.hasOptedOut(email) || (this.hasBlocked && !this.isSteady(email));
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
