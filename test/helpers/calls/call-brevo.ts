import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import type { BrevoSandbox } from '../../../sandbox/brevo/start-brevo.ts';

export interface BrevoAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects in the body.
  body: any;
  headers: Headers;
}

/** A plain call to the sandbox's Brevo API, with the English account's key if none is given; `null` sends none. */
export async function callBrevo(
  brevo: BrevoSandbox,
  method: string,
  path: string,
  body?: unknown,
  { key = SANDBOX_KEYS.english }: { key?: string | null } = {},
): Promise<BrevoAnswer> {
  const response = await fetch(brevo.url + path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(key !== null && { 'api-key': key }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    body: isJson ? JSON.parse(text) : text || undefined,
    headers: response.headers,
  };
}
