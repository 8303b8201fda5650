import { RecentRequests } from '../recent-requests.ts';

/** One request to the API, as it ended. */
export interface LoggedRequest {
  method: string;
  /** With `/v3`, without the query. */
  path: string;
  query: Record<string, unknown>;
  body?: unknown;
  /** 0 while there is no answer; it stays so if the connection is dropped. */
  status: number;
  /** Milliseconds since 1970. */
  at: number;
  account?: string;
  bucket?: string;
}

const KEPT = 1000;
const ROWS_KEPT = 3;

/** The last thousand requests. */
export class RequestLog extends RecentRequests<LoggedRequest> {
  constructor() {
    super(KEPT);
  }
}

/** What may come in thousands, by the end of the path. */
const LISTS: Record<string, string> = {
  '/contacts/import': 'jsonBody',
  '/orders/status/batch': 'orders',
  '/products/batch': 'products',
  '/categories/batch': 'categories',
  '/events/batch': 'events',
};

/** Of the rows of an import or a batch only the first are kept, and how many there were. */
export function shortenBody(body: unknown, path: string): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const { fileBody } = body as { fileBody?: unknown };
  if (typeof fileBody === 'string') {
    return { ...body, fileBody: Buffer.from(fileBody.slice(0, 1000)).toString() };
  }
  const name = LISTS[path.replace(/^\/v3/, '')] ?? '';
  const list = (body as Record<string, unknown>)[name];
  if (!Array.isArray(list) || list.length <= ROWS_KEPT) return body;
  return { ...body, [name]: list.slice(0, ROWS_KEPT), rows: list.length };
}
