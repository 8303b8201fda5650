import { z } from 'zod';
import type { RemoteHttp } from '../remote-http.ts';
import { collect, offsetPages } from './lists.ts';
import { TextWire } from './wire.ts';

/** A subscription to one scope of events. Only those of the app behind the token are visible (reference §4.1). */
export interface Hook extends NewHook {
  id: number;
  /** BigCommerce switches hooks off after 48 h of failed deliveries, or 90 days without an event (reference §4.2). */
  isActive: boolean;
}

export interface NewHook {
  scope: string;
  /** HTTPS on port 443, with a certificate that the world trusts. */
  destination: string;
  /** Sent back with every delivery as they are. */
  headers: Readonly<Record<string, string>>;
}

interface Options {
  signal?: AbortSignal;
}

const HookWire = z.object({
  id: z.number(),
  scope: TextWire,
  destination: TextWire,
  // Null where none were given.
  headers: z.record(z.string(), z.string()).nullish().catch(null),
  is_active: z.boolean().nullish(),
});

const OneHookWire = z.object({ data: HookWire });

/** The webhooks of one store. Sources: reference/bigcommerce.md §4.1, §4.2. */
export class HooksApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  async list({ signal }: Options = {}): Promise<Hook[]> {
    return (await collect(offsetPages(this.#http, '/v3/hooks', HookWire, { signal }))).map(toHook);
  }

  /** `rejected` where the scope is full, or has a hook for this destination already. */
  async create(hook: NewHook, { signal }: Options = {}): Promise<Hook> {
    const body = { ...hook, is_active: true };
    const created = await this.#http.post('/v3/hooks', { body, schema: OneHookWire, signal });
    return toHook(created.data);
  }

  /** Makes a hook what it should be, and switches it on. */
  async update(id: number, hook: NewHook, { signal }: Options = {}): Promise<Hook> {
    const updated = await this.#http.put('/v3/hooks/{id}', {
      params: { id },
      body: { ...hook, is_active: true },
      schema: OneHookWire,
      isIdempotent: true,
      signal,
    });
    return toHook(updated.data);
  }

  async delete(id: number, { signal }: Options = {}): Promise<void> {
    const request = { params: { id }, schema: z.unknown(), isIdempotent: true, signal };
    await this.#http.delete('/v3/hooks/{id}', request);
  }
}

function toHook(wire: z.output<typeof HookWire>): Hook {
  const { id, scope, destination, headers, is_active } = wire;
  return { id, scope, destination, headers: headers ?? {}, isActive: is_active ?? false };
}
