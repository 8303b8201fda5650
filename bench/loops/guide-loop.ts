import { setTimeout as wait } from 'node:timers/promises';

export interface GuideLoopOptions {
  storeUrl: string;
  accessToken: string;
  brevoUrl: string;
  brevoKey: string;
  /** Where it stops. */
  customers: number;
}

interface Customer {
  id: number;
  email: string;
  first_name: string;
  last_name: string;
}

/** What is given when an answer says 429: the guides say "wait and try again". */
const RETRY_MS = 1_000;

/**
 * The loop that the vendors' guides add up to: customers a page at a time in pages of the default size, for each customer
 * their addresses and attribute values, and one contact a call. It does not pace itself; refused calls are repeated.
 */
export async function guideLoop({
  storeUrl,
  accessToken,
  brevoUrl,
  brevoKey,
  customers,
}: GuideLoopOptions): Promise<{ customers: number; durationMs: number }> {
  const startedAt = performance.now();
  const read = async (path: string) => {
    const headers = { 'x-auth-token': accessToken, accept: 'application/json' };
    const response = await again(() => fetch(storeUrl + path, { headers }));
    return (await response.json()) as { data: Customer[] };
  };
  const write = async (body: unknown) => {
    const headers = { 'api-key': brevoKey, 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    await (await again(() => fetch(`${brevoUrl}/contacts`, init))).body?.cancel();
  };

  let count = 0;
  for (let page = 1; count < customers; page += 1) {
    const { data } = await read(`/v3/customers?page=${page}`);
    if (data.length === 0) break;
    for (const { id, email, first_name, last_name } of data) {
      if (count >= customers) break;
      await read(`/v3/customers/addresses?customer_id:in=${id}`);
      await read(`/v3/customers/attribute-values?customer_id:in=${id}`);
      const attributes = { FIRSTNAME: first_name, LASTNAME: last_name };
      await write({ email, attributes, updateEnabled: true });
      count += 1;
    }
  }
  return { customers: count, durationMs: performance.now() - startedAt };
}

async function again(call: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const response = await call();
    if (response.status !== 429) return response;
    await response.body?.cancel();
    await wait(RETRY_MS);
  }
}
