import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Store, StoreRepository } from '../../db/store/stores.ts';

/** The header that BigCommerce sends back with every delivery, since we gave it to the hook (reference §4.1). */
export const KEY_HEADER = 'x-pulsebridge-key';

const MOST_KNOWN = 10_000;
const LENGTH = 43;
/** The key dies with the installation; other processes do not tell us of that. */
const KNOWN_FOR_MS = 10_000;

/** What a store's hooks carry: only BigCommerce and we know it. */
export function webhookKey({ contactSecret }: Pick<Store, 'contactSecret'>): string {
  return createHmac('sha256', contactSecret).update('bigcommerce-webhooks').digest('base64url');
}

/** Compares keys in constant time. A store's is kept for a moment, since its secrets have to be opened for it. */
export class WebhookKeys {
  readonly #stores: StoreRepository;
  readonly #now: () => number;
  readonly #known = new Map<string, { key: Buffer; until: number }>();

  constructor({ stores, now }: { stores: StoreRepository; now(): number }) {
    this.#stores = stores;
    this.#now = now;
  }

  /** False also for a store that does not have the app. */
  async fits(storeHash: string, presented: string): Promise<boolean> {
    const candidate = Buffer.from(presented);
    if (candidate.length !== LENGTH) return false;
    const known = this.#known.get(storeHash);
    if (known && known.until > this.#now() && timingSafeEqual(known.key, candidate)) return true;
    const store = await this.#stores.find(storeHash);
    if (!store) return false;
    const key = Buffer.from(webhookKey(store));
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(storeHash, { key, until: this.#now() + KNOWN_FOR_MS });
    return timingSafeEqual(key, candidate);
  }
}
