import { createHash, createHmac } from 'node:crypto';
import type { EventData, ShopEvent } from '../shop/shop-events.ts';
import type { Switches } from '../switches.ts';
import type { Hook } from './hook-table.ts';

/** One message on its way to one hook. */
export interface Delivery {
  /** `webhook-id`. */
  id: string;
  hook: Hook;
  scope: string;
  body: string;
  /** From 1. */
  attempt: number;
}

/** An attempt that was made, or not made because the domain was blocked. */
export interface Attempt {
  id: string;
  hookId: number;
  scope: string;
  destination: string;
  attempt: number;
  /** Null: no answer. */
  status: number | null;
  at: number;
  body: string;
}

/** What is delivered (reference §4.3). The hash is unkeyed: it proves nothing. */
export function toEnvelope(
  { context, storeId }: { context: string; storeId: number },
  { scope, data }: Pick<ShopEvent, 'scope' | 'data'>,
  { at, hashCoversTime }: { at: number; hashCoversTime: boolean },
): string {
  const head = { producer: context, created_at: Math.floor(at / 1000), store_id: String(storeId) };
  const { created_at: _time, ...timeless } = head;
  const hashed = JSON.stringify({ ...(hashCoversTime ? head : timeless), scope, data });
  const { producer, ...rest } = head;
  const hash = createHash('sha1').update(hashed).digest('hex');
  return JSON.stringify({ producer, hash, ...rest, scope, data });
}

/** Two points on which the platform's own pages disagree (reference §4.4). */
export function asTold(data: EventData, { abandonedCartToken, lineItemType }: Switches): EventData {
  if (!isOfOne(data)) return data;
  const { token: _token, ...withoutToken } = data;
  const told = abandonedCartToken ? data : withoutToken;
  return told.type === 'cart_line_item' ? { ...told, type: lineItemType } : told;
}

function isOfOne(data: EventData): data is Record<string, unknown> {
  return !Array.isArray(data);
}

/**
 * A Standard Webhooks signature (reference §4.5), made by hand and not with the library that receivers check it with. The
 * key is the client secret's own bytes.
 */
export function sign(secret: string, id: string, timestampS: number, body: string): string {
  const content = `${id}.${timestampS}.${body}`;
  return `v1,${createHmac('sha256', secret).update(content).digest('base64')}`;
}

/** Makes one attempt. Any 2xx is success; redirects are not followed; null is no answer in time. */
export async function post(
  { id, hook, body }: Delivery,
  { secret, timeoutMs, stop }: { secret: string | null; timeoutMs: number; stop: AbortSignal },
): Promise<number | null> {
  const timestampS = Math.floor(Date.now() / 1000);
  const signature = secret !== null && {
    'webhook-id': id,
    'webhook-timestamp': String(timestampS),
    'webhook-signature': sign(secret, id, timestampS, body),
  };
  try {
    const response = await fetch(hook.destination, {
      method: 'POST',
      headers: {
        ...hook.headers,
        'content-type': 'application/json',
        'user-agent': 'BigCommerce-Sandbox-Webhooks',
        ...signature,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}
