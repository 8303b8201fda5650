/** One request to the API, as it ended. The body is whole: what a shop sends must bear being looked at. */
export interface LoggedRequest {
  id: number;
  method: string;
  /** With `/api/v1`, without the query. */
  path: string;
  query: Record<string, unknown>;
  body?: unknown;
  /** 0 while there is no answer; it stays so if the connection is dropped. */
  status: number;
  /** Milliseconds since 1970. */
  at: number;
  account?: string;
  /** What it cost. */
  credits: number;
}

const KEPT = 500;

/** The last five hundred requests, oldest first. */
export class RequestLog implements Iterable<LoggedRequest> {
  readonly #entries: LoggedRequest[] = [];
  /** All requests so far, also those no longer kept. */
  total = 0;

  /** Keeps the entry itself, which the caller completes. */
  add(fields: Omit<LoggedRequest, 'id'>): LoggedRequest {
    this.total += 1;
    const entry = { ...fields, id: this.total };
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
