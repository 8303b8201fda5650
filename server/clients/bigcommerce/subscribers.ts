import { z } from 'zod';
import { RemoteError } from '../../errors.ts';
import type { RemoteHttp } from '../remote-http.ts';
import { collect, offsetPages } from './lists.ts';
import { type Subscriber, SubscriberWire, toSubscriber } from './subscriber.ts';

interface Options {
  signal?: AbortSignal;
}

const PATH = '/v3/customers/subscribers';
const OneWire = z.object({ data: SubscriberWire });
const NEWSLETTER = 'marketing_newsletter';

/** Newsletter records of single people, read and written. Sources: reference/bigcommerce.md §6.1. */
export class SubscribersApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  /** Every record of an address: one a storefront. */
  async listByEmail(email: string, { signal }: Options = {}): Promise<Subscriber[]> {
    const pages = offsetPages(this.#http, PATH, SubscriberWire, { query: { email }, signal });
    return (await collect(pages)).map(toSubscriber);
  }

  /**
   * Takes the newsletter off a record and leaves its other consents. Reads carry `consents`; whether an update takes them
   * is not said (UNCONFIRMED), so its answer is believed only if it shows that: otherwise the record is deleted, since
   * whoever has none gets no newsletter. Needs the scope `store_v2_customers`.
   */
  async withdrawNewsletter(
    { id, consents }: Pick<Subscriber, 'id' | 'consents'>,
    { signal }: Options = {},
  ): Promise<void> {
    try {
      const updated = await this.#http.put(`${PATH}/{subscriberId}`, {
        params: { subscriberId: id },
        body: { consents: consents.filter((consent) => consent !== NEWSLETTER) },
        schema: OneWire,
        isIdempotent: true,
        signal,
      });
      if (toSubscriber(updated.data).newsletter === 'subscribed')
        await this.#http.delete(`${PATH}/{subscriberId}`, {
          params: { subscriberId: id },
          schema: z.unknown(),
          isIdempotent: true,
          signal,
        });
    } catch (error) {
      // Deleted meanwhile: who has no record gets no newsletter.
      if (!(error instanceof RemoteError) || error.failure !== 'missing') throw error;
    }
  }
}
