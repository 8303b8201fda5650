import { z } from 'zod';
import type { RemoteHttp } from '../remote-http.ts';

/** Something that somebody did in the shop. */
export interface BrevoEvent {
  /** Letters, digits, `_` and `-`. */
  name: string;
  email: string;
  extId?: string;
  /** ms since the epoch. */
  at: number;
  /** Keys of letters, digits, `_` and `-`, no nulls, 50 KB at most. */
  properties: Readonly<Record<string, unknown>>;
}

/** By name, as an operator chooses it (`BREVO_EVENT_TRANSPORT`). */
export type EventTransportName = 'v3_events' | 'legacy_tracker';

/** How events travel. Whether both ways move Brevo's ready-made automations is UNCONFIRMED (reference/brevo.md §4.3). */
export interface EventTransport {
  /** Not idempotent: an event that is sent twice happened twice. Of somebody whom Brevo does not know, it is lost. */
  send(event: BrevoEvent, options?: { signal?: AbortSignal }): Promise<void>;
}

/** `v3_events`: 10 calls a second (reference/brevo.md §4.1). */
export class V3Events implements EventTransport {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  async send(
    { name, email, extId, at, properties }: BrevoEvent,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<void> {
    await this.#http.post('/events', {
      body: {
        event_name: name,
        identifiers: { email_id: email, ext_id: extId },
        event_date: new Date(at).toISOString(),
        event_properties: properties,
      },
      schema: z.unknown(),
      signal,
    });
  }
}
