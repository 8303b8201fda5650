import { z } from 'zod';
import { RemoteError } from '../../errors.ts';
import type { Page } from '../page.ts';
import type { RemoteHttp } from '../remote-http.ts';
import { chunksOf, collect, offsetPages } from './lists.ts';
import { type Subscriber, SubscriberWire, toSubscriber } from './subscriber.ts';

interface Options {
  signal?: AbortSignal;
}

const PATH = '/v3/customers/subscribers';
const OneWire = z.object({ data: SubscriberWire });
const NEWSLETTER = 'marketing_newsletter';

/** Newsletter records, read and written. Sources: reference/bigcommerce.md §6.1. */
export class SubscribersApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  /**
   * Every newsletter subscription, 250 a page, each page with `total`; `modifiedSince` (ISO 8601) narrows it. There is no
   * cursor here, only page numbers: one that is deleted during the walk can hide another.
   */
  async *pages({
    cursor,
    modifiedSince,
    signal,
  }: Options & { cursor?: string | null; modifiedSince?: string } = {}): AsyncGenerator<
    Page<Subscriber>
  > {
    const query = { 'date_modified:min': modifiedSince };
    const pages = offsetPages(this.#http, PATH, SubscriberWire, { cursor, query, signal });
    for await (const page of pages) yield { ...page, items: page.items.map(toSubscriber) };
  }

  /** Those of these records that still exist, in no particular order. */
  async list(ids: readonly number[], { signal }: Options = {}): Promise<Subscriber[]> {
    const found: Subscriber[] = [];
    for (const chunk of chunksOf(ids)) {
      const query = { 'id:in': chunk };
      const pages = offsetPages(this.#http, PATH, SubscriberWire, { query, signal });
      found.push(...(await collect(pages)).map(toSubscriber));
    }
    return found;
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
