import { type Clock, systemClock } from './clock.ts';
import { BrevoLimiter } from './pacing/brevo-limiter.ts';
import { MaveraLimiter } from './pacing/mavera-limiter.ts';
import { QuotaPacer } from './pacing/quota-pacer.ts';

/**
 * One pacer per account in this process, however many clients are made for it. The context owns the only instance.
 * Other processes have their own: the platforms' headers are all that they share.
 */
export class Pacing {
  readonly #clock: Clock;
  readonly #isOnlyProcess: boolean;
  readonly #stores = new Map<string, QuotaPacer>();
  readonly #brevoAccounts = new Map<string, BrevoLimiter>();
  readonly #maveraKeys = new Map<string, MaveraLimiter>();

  /** `isOnlyProcess`: all of this app's calls to a store are made by this process. */
  constructor({
    clock = systemClock,
    isOnlyProcess = false,
  }: {
    clock?: Clock;
    isOnlyProcess?: boolean;
  } = {}) {
    this.#clock = clock;
    this.#isOnlyProcess = isOnlyProcess;
  }

  /** `share`, from 0 to 1, is the merchant's `quotaShare`. Giving it changes it for calls that wait, too. */
  forStore(storeHash: string, { share }: { share?: number } = {}): QuotaPacer {
    let pacer = this.#stores.get(storeHash);
    if (!pacer) {
      pacer = new QuotaPacer({ clock: this.#clock, isOnlyProcess: this.#isOnlyProcess });
      this.#stores.set(storeHash, pacer);
    }
    if (share !== undefined) pacer.share = share;
    return pacer;
  }

  /** `account` is whatever names it: its organization's id, or a hash of the key; never the key. */
  forBrevo(account: string): BrevoLimiter {
    let limiter = this.#brevoAccounts.get(account);
    if (!limiter) {
      limiter = new BrevoLimiter({ clock: this.#clock });
      this.#brevoAccounts.set(account, limiter);
    }
    return limiter;
  }

  /** `key`: a hash of it, never the key itself. Mavera counts by key (reference/mavera-and-peers.md §1.8). */
  forMavera(key: string): MaveraLimiter {
    let limiter = this.#maveraKeys.get(key);
    if (!limiter) {
      limiter = new MaveraLimiter({ clock: this.#clock });
      this.#maveraKeys.set(key, limiter);
    }
    return limiter;
  }
}
