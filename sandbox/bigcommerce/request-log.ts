/** One request that reached a look-alike. */
export interface LoggedRequest {
  method: string;
  /** Without the store: `/v3/customers`, `/oauth2/token`. */
  path: string;
  query: Record<string, unknown>;
  /** 0: the connection ended without an answer. */
  status: number;
  storeHash: string | null;
  /** Milliseconds since 1970, when it arrived. */
  at: number;
}

/** The latest requests, and how many there were of each kind since the last `clear`. */
export class RequestLog {
  readonly #capacity: number;
  #latest: LoggedRequest[] = [];
  #counts = new Map<string, number>();

  constructor(capacity = 2000) {
    this.#capacity = capacity;
  }

  add(request: LoggedRequest): void {
    this.#latest.push(request);
    // Trimmed in blocks: moving the whole array for every request would cost more than answering it.
    if (this.#latest.length > this.#capacity * 2) this.#latest = this.list();
    const route = `${request.method} ${request.path.replaceAll(/\/\d+(?=\/|$)/g, '/{id}')}`;
    this.#counts.set(route, (this.#counts.get(route) ?? 0) + 1);
    this.#counts.set('total', this.total + 1);
  }

  /** Oldest first; of one path if given. */
  list(path?: string): LoggedRequest[] {
    const latest = this.#latest.slice(-this.#capacity);
    return path === undefined ? latest : latest.filter((request) => request.path === path);
  }

  /** By method and route, such as `GET /v3/channels/{id}/site`. */
  count(route: string): number {
    return this.#counts.get(route) ?? 0;
  }

  get total(): number {
    return this.count('total');
  }

  counts(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => a.localeCompare(b)));
  }

  clear(): void {
    this.#latest = [];
    this.#counts.clear();
  }
}
