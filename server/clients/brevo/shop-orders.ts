import { z } from 'zod';
import type { RemoteHttp } from '../remote-http.ts';
import type { BrevoOrder } from './shop-order.ts';

interface Options {
  signal?: AbortSignal;
}

/** The most that a batch holds (reference/brevo.md §3.4); of its 5 MB, room is left for the envelope. */
export const MOST_ORDERS_IN_A_BATCH = 1_000;
export const MOST_BYTES_IN_A_BATCH = 4_900_000;
const BATCH_TIMEOUT_MS = 60_000;

/**
 * The orders that Brevo knows. Throws `RemoteError` `inactive` until eCommerce is switched on in the account. Single orders
 * have 5 calls a second; batches share 100 an hour with everything else. Sources: reference/brevo.md §1.4, §3.4.
 */
export class ShopOrdersApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  /** Creates or changes an order. Automations see it. */
  async write(order: BrevoOrder, { signal }: Options = {}): Promise<void> {
    const request = { body: order, schema: z.unknown(), isIdempotent: true, signal };
    await this.#http.post('/orders/status', request);
  }

  /**
   * Creates or changes up to 1,000 orders without any automation seeing them. Brevo takes them at once and writes them in
   * its own time; one that is not valid may refuse all.
   */
  async writeHistory(orders: readonly BrevoOrder[], { signal }: Options = {}): Promise<void> {
    await this.#http.post('/orders/status/batch', {
      // Said although it is the default: nobody may get a mail because of an order of last year.
      body: { orders, historical: true },
      schema: z.unknown(),
      isIdempotent: true,
      timeoutMs: BATCH_TIMEOUT_MS,
      signal,
    });
  }
}
