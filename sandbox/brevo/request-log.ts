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

/** The last thousand requests, oldest first. */
export class RequestLog implements Iterable<LoggedRequest> {
  readonly #entries: LoggedRequest[] = [];
  /** All requests so far, also those no longer kept. */
  total = 0;

  /** Keeps the entry itself, which the caller completes. */
  add(entry: LoggedRequest): LoggedRequest {
    this.total += 1;
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) this.#entries.shift();
    return entry;
  }

  list(): readonly LoggedRequest[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries.length = 0;
    this.total = 0;
  }

  [Symbol.iterator](): Iterator<LoggedRequest> {
    return this.#entries[Symbol.iterator]();
  }
}

/** Of an import's rows only the first are kept, and how many there were. */
export function shortenBody(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const { jsonBody, fileBody } = body as { jsonBody?: unknown; fileBody?: unknown };
  if (Array.isArray(jsonBody) && jsonBody.length > ROWS_KEPT) {
    return { ...body, jsonBody: jsonBody.slice(0, ROWS_KEPT), rows: jsonBody.length };
  }
  if (typeof fileBody === 'string') {
    return { ...body, fileBody: Buffer.from(fileBody.slice(0, 1000)).toString() };
  }
  return body;
}
