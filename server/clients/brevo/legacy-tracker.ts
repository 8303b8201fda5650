import { z } from 'zod';
import type { Logger } from '../../logger.ts';
import { remoteError } from '../remote-failure.ts';
import { RemoteHttp } from '../remote-http.ts';
import type { BrevoEvent, EventTransport } from './event.ts';
import { readBrevoRefusal } from './refusal.ts';

/**
 * `legacy_tracker`: the older way, which Brevo's own plugins still take (reference/brevo.md §4.3, §4.4). It has a key of its
 * own, another one for each account, and no line in the table of limits. It knows people by e-mail alone, and takes every
 * event as of now.
 */
export class LegacyTracker implements EventTransport {
  readonly #options: { url: string; readKey(): Promise<string | null>; logger?: Logger };

  /** `url` is such as `https://in-automate.brevo.com/api/v2`. `readKey` answers null where automation is switched off. */
  constructor(options: { url: string; readKey(): Promise<string | null>; logger?: Logger }) {
    this.#options = options;
  }

  async send(
    { name, email, properties }: BrevoEvent,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<void> {
    const { url, readKey, logger } = this.#options;
    const key = await readKey();
    if (key === null)
      throw remoteError('Brevo', 'inactive', { cause: new Error('automation is switched off') });
    const http = new RemoteHttp({
      ...{ service: 'Brevo', baseUrl: url, headers: { 'ma-key': key }, logger },
      readRefusal: readBrevoRefusal,
    });
    const { id, ...data } = properties;
    await http.post('/trackEvent', {
      // Keys of `properties` would change the contact.
      body: { email, event: name, properties: {}, eventdata: { id: idOf(id), data } },
      schema: z.unknown(),
      signal,
    });
  }
}

function idOf(id: unknown): string | undefined {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
