import { z } from 'zod';
import { RemoteError } from '../../errors.ts';
import type { RemoteHttp } from '../remote-http.ts';

interface Options {
  signal?: AbortSignal;
}

const SettingsWire = z.object({
  data: z.object({ enable_notification: z.boolean().nullish() }),
});

/** Whether the store mails people about carts they left, by itself. Source: reference/bigcommerce.md §6.4. */
export class CartRemindersApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  /** For all storefronts that do not say otherwise. */
  async isOn({ signal }: Options = {}): Promise<boolean> {
    const path = '/v3/abandoned-carts/settings';
    const { data } = await this.#http.get(path, { schema: SettingsWire, signal });
    return data.enable_notification ?? false;
  }

  /** Null where the storefront does as all do, or is gone. */
  async isOnFor(channelId: number, { signal }: Options = {}): Promise<boolean | null> {
    const path = '/v3/abandoned-carts/settings/channels/{channelId}';
    const params = { channelId };
    try {
      const { data } = await this.#http.get(path, { params, schema: SettingsWire, signal });
      return data.enable_notification ?? null;
    } catch (error) {
      if (error instanceof RemoteError && error.failure === 'missing') return null;
      throw error;
    }
  }
}
