import { z } from 'zod';
import { RemoteError } from '../../errors.ts';
import type { RemoteHttp } from '../remote-http.ts';

/** A marketing webhook of the account, whoever made it. */
export interface BrevoWebhook {
  id: number;
  url: string;
  events: string[];
  /** What it sends as `Authorization: Bearer`; null if Brevo does not show it. */
  token: string | null;
}

export interface NewBrevoWebhook {
  url: string;
  /** By the names that subscriptions have, which are not those of the payloads (reference/brevo.md §5). */
  events: readonly string[];
  token: string;
  description: string;
}

interface Options {
  signal?: AbortSignal;
}

const WebhooksWire = z.object({
  webhooks: z
    .array(
      z.object({
        id: z.number(),
        url: z.string().nullish(),
        events: z.array(z.string()).nullish(),
        auth: z.object({ token: z.string().nullish() }).nullish().catch(null),
      }),
    )
    .nullish(),
});

/** Webhooks of one Brevo account. All share 100 calls an hour with much else (reference/brevo.md §1.4, §5). */
export class BrevoWebhooksApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  async list({ signal }: Options = {}): Promise<BrevoWebhook[]> {
    // Without its type it would list those of transactional mail.
    const query = { type: 'marketing' };
    const { webhooks } = await this.#http.get('/webhooks', { query, schema: WebhooksWire, signal });
    return (webhooks ?? []).map(({ id, url, events, auth }) => ({
      id,
      url: url ?? '',
      events: events ?? [],
      token: auth?.token ?? null,
    }));
  }

  /** `rejected` where the account has its 40. */
  async create(webhook: NewBrevoWebhook, { signal }: Options = {}): Promise<{ id: number }> {
    return this.#http.post('/webhooks', {
      body: { ...toBody(webhook), type: 'marketing' },
      schema: z.object({ id: z.number() }),
      signal,
    });
  }

  async update(id: number, webhook: NewBrevoWebhook, { signal }: Options = {}): Promise<void> {
    await this.#http.put('/webhooks/{webhookId}', {
      params: { webhookId: id },
      body: toBody(webhook),
      schema: z.unknown(),
      isIdempotent: true,
      signal,
    });
  }

  /** One that is gone already is as good as deleted. */
  async delete(id: number, { signal }: Options = {}): Promise<void> {
    try {
      const request = { params: { webhookId: id }, schema: z.unknown(), isIdempotent: true };
      await this.#http.delete('/webhooks/{webhookId}', { ...request, signal });
    } catch (error) {
      if (!(error instanceof RemoteError) || error.failure !== 'missing') throw error;
    }
  }
}

function toBody({ url, events, token, description }: NewBrevoWebhook) {
  return { url, events, description, auth: { type: 'bearer', token } };
}
