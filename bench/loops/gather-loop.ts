import { setTimeout as wait } from 'node:timers/promises';

export interface GatherLoopOptions {
  storeUrl: string;
  accessToken: string;
  brevoUrl: string;
  brevoKey: string;
  listId: number;
}

const ROWS_PER_IMPORT = 10_000;

interface Row {
  email: string;
  attributes: Record<string, string>;
}

/** Reads every customer, then writes them all: what a script does that somebody writes in an afternoon. */
export async function gatherLoop({
  storeUrl,
  accessToken,
  brevoUrl,
  brevoKey,
  listId,
}: GatherLoopOptions): Promise<number> {
  const customers: { email: string; first_name: string; last_name: string }[] = [];
  let after: string | null = null;
  do {
    const query: string = `limit=250&include=addresses${after ? `&after=${after}` : ''}`;
    const headers = { 'x-auth-token': accessToken, accept: 'application/json' };
    const response = await fetch(`${storeUrl}/v3/customers?${query}`, { headers });
    const { data, meta } = await response.json();
    customers.push(...data);
    const { links, end_cursor } = meta.cursor_pagination;
    after = links?.next ? end_cursor : null;
  } while (after);

  const rows: Row[] = customers.map(({ email, first_name, last_name }) => ({
    email,
    attributes: { FIRSTNAME: first_name, LASTNAME: last_name },
  }));
  for (let start = 0; start < rows.length; start += ROWS_PER_IMPORT) {
    const jsonBody = rows.slice(start, start + ROWS_PER_IMPORT);
    // Ten a second, which is what Brevo's smallest plan takes.
    await wait(100);
    const response = await fetch(`${brevoUrl}/contacts/import`, {
      method: 'POST',
      headers: { 'api-key': brevoKey, 'content-type': 'application/json' },
      body: JSON.stringify({ jsonBody, listIds: [listId] }),
    });
    if (!response.ok) throw new Error(`the import answered ${response.status}`);
    await response.body?.cancel();
  }
  return rows.length;
}
