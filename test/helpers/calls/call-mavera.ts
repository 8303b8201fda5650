import { MAVERA_KEYS } from '../../../sandbox/mavera/account-seed.ts';
import type { MaveraSandbox } from '../../../sandbox/mavera/start-mavera.ts';

export interface MaveraAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects in the body.
  body: any;
  headers: Headers;
}

/** A plain call to the sandbox's Mavera API, as its reference describes it; `key: null` sends none. */
export async function callMavera(
  mavera: MaveraSandbox,
  method: string,
  path: string,
  body?: unknown,
  { key = MAVERA_KEYS.professional, signal }: { key?: string | null; signal?: AbortSignal } = {},
): Promise<MaveraAnswer> {
  const response = await fetch(mavera.url + path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(key !== null && { authorization: `Bearer ${key}` }),
    },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    signal,
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    body: isJson ? JSON.parse(text) : text || undefined,
    headers: response.headers,
  };
}

/** The body of `POST /responses` with a persona that is there. */
export function question(mavera: MaveraSandbox, fields: object = {}) {
  const persona_id = mavera.account().personas.list()[0]?.id;
  return { model: 'mavera-1', persona_id, input: 'How is the weather?', ...fields };
}

/** `text` of a request that wants JSON of this shape: every key required, nothing else allowed. */
export function jsonFormat(properties: Record<string, object>) {
  return {
    format: { type: 'json_schema', name: 'answer', strict: true, schema: strict(properties) },
  };
}

export function strict(properties: Record<string, object>) {
  const required = Object.keys(properties);
  return { type: 'object', properties, required, additionalProperties: false };
}
